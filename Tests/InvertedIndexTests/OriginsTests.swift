import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// In which commit documents came, and from where: the columns against the values that they were made of, and through all that a writer
/// does.
@Suite struct OriginsTests {
    private let directory = MemoryDirectory()

    private func origins(_ documents: [DocumentOrigin]) throws -> OriginsReader {
        var writer = try OriginsWriter(directory, name: "o")
        for origin in documents { try writer.add(origin) }
        _ = try writer.finish(sync: false)
        return try OriginsReader(try IndexFile(directory, name: "o", kind: .origins))
    }

    private func origin(arrival: Int64, file: UInt32 = 0, hash: UInt64 = 0) -> DocumentOrigin {
        DocumentOrigin(arrival: arrival, source: ArticleOrigin(file: file, contentHash: hash))
    }

    /// Every width of block, at counts around the blocks' size.
    @Test(arguments: [0, 1, 2, 127, 128, 129, 256, 1000]) func columnsComeBack(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        for width in 0...32 {
            let documents = (0..<count).map { _ in
                origin(
                    arrival: Int64(random.number(bits: width)) + (1 << 40), file: UInt32(random.number(bits: width)),
                    hash: random.below(9) == 0 ? 0 : random.next())
            }
            let reader = try origins(documents)
            #expect(reader.docCount == count)
            let found = try (0..<count).map { try reader.origin($0) }
            #expect(found == documents, "\(width) bits")
            for _ in 0..<5 {
                let ends = [UInt64(random.number(bits: width)), UInt64(random.number(bits: width))].sorted()
                var docs: [Int] = []
                try reader.files.forEachDoc(in: ends[0]...ends[1]) { doc, value in
                    docs.append(doc)
                    #expect(value == UInt64(documents[doc].source.file))
                }
                #expect(docs == documents.indices.filter { (ends[0]...ends[1]).contains(UInt64(documents[$0].source.file)) })
            }
        }
    }

    @Test func extremes() throws {
        let documents = [origin(arrival: .max), origin(arrival: .max - 1, file: .max, hash: .max), origin(arrival: .max, file: 0)]
        let reader = try origins(documents)
        #expect(try documents.indices.map { try reader.origin($0) } == documents)
        #expect(throws: IndexFileError.self) { _ = try origins([origin(arrival: 0), origin(arrival: 1 << 32)]) }
    }

    @Test func whatComesFromNowhereTakesNothing() throws {
        _ = try origins((0..<100_000).map { _ in origin(arrival: 7) })
        // Two bases and starts for 128 documents.
        #expect(try directory.open("o").count < 20_000)
        // A file a document, in their order: seven bits.
        _ = try origins((0..<100_000).map { origin(arrival: 7, file: UInt32($0)) })
        #expect(try directory.open("o").count < 110_000)
    }

    @Test func hostileColumnsThrow() throws {
        func read(_ parts: [UInt8], _ tail: [UInt64]) throws {
            var payload = ByteWriter()
            payload.append(parts)
            for number in tail { payload.append(uint64: number) }
            let file = try IndexFile(Writing.copy(["x": try Writing.framed(payload.bytes, .origins)]), name: "x", kind: .origins)
            let reader = try OriginsReader(file)
            for doc in 0..<min(reader.docCount, 200) { _ = try reader.origin(doc) }
            try reader.files.forEachDoc(in: 0...UInt64.max) { _, _ in }
            try reader.arrivals.forEachDoc(in: 0...UInt64.max) { _, _ in }
        }
        func column(base: UInt64, starts: [UInt32], blocks: Int = 0) -> [UInt8] {
            var bytes = ByteWriter()
            bytes.append([UInt8](repeating: 0xFF, count: blocks * 16))
            bytes.append(uint64: base)
            for start in starts { bytes.append(uint32: start) }
            return bytes.bytes
        }
        let plain = column(base: 1, starts: [0, 0])
        try read(plain + plain, [3, 0, 16])
        try read(plain + column(base: 1, starts: [0, 2], blocks: 2), [3, 0, 32 - 16])
        let hostile: [([UInt8], [UInt64])] = [
            ([], []), ([], [0]), (plain + plain, [3, 0, 15]), (plain + plain, [3, 0, 17]), (plain + plain, [3, 0, 32]),
            (plain + plain, [3, 0, .max]),
            (plain + plain, [3, 1, 16]), (plain + plain, [3, 3, 16]), (plain + plain, [3, .max, 16]), (plain + plain, [300, 0, 16]),
            (plain + plain, [1 << 31, 0, 16]), (plain + plain, [.max, 0, 16]),
            (plain + column(base: 1, starts: [0, 1]), [3, 0, 16]), (plain + column(base: 1, starts: [1, 0]), [3, 0, 16]),
            (plain + column(base: 1, starts: [0, 33], blocks: 33), [3, 0, 16]),
            // A file's number and a commit that are too great, by their base and by the sum.
            (plain + column(base: 1 << 32, starts: [0, 0]), [3, 0, 16]),
            (plain + column(base: UInt64(UInt32.max), starts: [0, 1], blocks: 1), [3, 0, 16]),
            (column(base: 1 << 63, starts: [0, 0]) + plain, [3, 0, 16]),
            (column(base: (1 << 63) - 1, starts: [0, 32], blocks: 32) + plain, [3, 0, 528]),
        ]
        for (parts, tail) in hostile { #expect(throws: IndexFileError.self, "\(tail)") { try read(parts, tail) } }
    }

    // MARK: - Through commits

    private struct Added {
        let id: String
        let file: UInt32
        let hash: UInt64
    }

    private func commit(_ writer: IndexWriter, _ added: [Added], deleting: [String] = []) throws -> Int64 {
        let builder = try writer.makeRunBuilder()
        for one in added {
            try builder.add(
                Article(id: one.id, body: "some words \(one.hash)"), origin: ArticleOrigin(file: one.file, contentHash: one.hash))
        }
        return try writer.commit([try builder.finish()], deleting: deleting).generation
    }

    private func all(_ directory: any Directory) throws -> [String: DocumentOrigin] {
        let reader = try IndexReader(directory)
        var all: [String: DocumentOrigin] = [:]
        for (segment, base) in zip(reader.segments, reader.docBases) {
            for doc in 0..<UInt32(segment.docCount) where segment.isLive(doc) {
                all[try segment.docno(doc)] = try reader.origin(base + doc)
            }
        }
        return all
    }

    /// A writer's whole life, drawn at random, against a table of what each article's origin is to be.
    @Test(arguments: 1...4 as ClosedRange<UInt64>) func originsSurviveAllThatAWriterDoes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        var expected: [String: DocumentOrigin] = [:]
        for round in 0..<25 {
            if round % 8 == 7 {
                try writer.optimize(round % 16 == 7 ? .kept : .clustered)
            } else {
                let deleted = expected.keys.sorted().filter { _ in random.below(20) == 0 }
                var added: [Added] = []
                for _ in 0..<(1 + random.below(round % 3 == 0 ? 150 : 8)) {
                    let id = "\(random.below(300))"
                    guard !added.contains(where: { $0.id == id }), !deleted.contains(id) else { continue }
                    added.append(Added(id: id, file: UInt32(random.below(20)), hash: UInt64(random.below(400))))
                }
                let generation = try commit(writer, added, deleting: deleted)
                let removed = (deleted + added.map(\.id)).compactMap { expected[$0] }
                for id in deleted { expected[id] = nil }
                for one in added {
                    let same = removed.filter { $0.source.contentHash == one.hash && one.hash != 0 }.map(\.arrival).min()
                    expected[one.id] = origin(arrival: same ?? generation, file: one.file, hash: one.hash)
                }
            }
            #expect(try all(directory) == expected, "round \(round)")
        }
        // There is no table of the files that the articles are said to come from, and nothing else is wrong.
        #expect(try Writing.problems(directory).allSatisfy { $0.expected == "files of the table of sources" })

        let reader = try IndexReader(directory)
        for file in 0..<21 as Range<UInt32> {
            let ids = try reader.liveDocs(ofFile: file).map { try reader.docno($0) }
            #expect(ids.sorted() == expected.keys.filter { expected[$0]?.source.file == file }.sorted())
        }
        for from in 0..<30 as Range<Int64> {
            let ids = try reader.liveDocs(arrivedIn: from...(from + 4)).map { try reader.docno($0) }
            #expect(ids.sorted() == expected.keys.filter { (from...(from + 4)).contains(expected[$0]?.arrival ?? -1) }.sorted())
        }
        var found: [String: DocumentOrigin] = [:]
        try reader.forEachOrigin { doc, origin throws(IndexFileError) in found[try reader.docno(doc)] = origin }
        #expect(found == expected.filter { $0.value.source.file != 0 })
    }

    /// A text is new once: neither a moved file nor a reread article is.
    @Test func whatACommitRemovesAndBringsAgainCameBefore() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        let first = try commit(
            writer, [Added(id: "a", file: 1, hash: 11), Added(id: "b", file: 2, hash: 12), Added(id: "c", file: 3, hash: 0)])
        let second = try commit(
            writer, [Added(id: "moved", file: 4, hash: 11), Added(id: "b", file: 2, hash: 12), Added(id: "c", file: 3, hash: 0)],
            deleting: ["a"])
        #expect(
            try all(directory) == [
                "moved": origin(arrival: first, file: 4, hash: 11), "b": origin(arrival: first, file: 2, hash: 12),
                "c": origin(arrival: second, file: 3),
            ])
        let third = try commit(writer, [Added(id: "b", file: 2, hash: 13)])
        #expect(try all(directory)["b"] == origin(arrival: third, file: 2, hash: 13))
        // What was gone in between is new.
        _ = try commit(writer, [], deleting: ["moved"])
        let last = try commit(writer, [Added(id: "a", file: 1, hash: 11)])
        #expect(try all(directory)["a"] == origin(arrival: last, file: 1, hash: 11))
    }

    @Test func importedDocumentsCameInNoCommit() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(importingInto: directory, analyzerName: "standard")
        var documents = ImportedDocuments()
        for id in ["a", "b"] { documents.add(id: id, length: 1) }
        try writer.commitImport(documents) { terms in try terms.add(Array("word".utf8), docs: [0, 1], freqs: [1, 1]) }
        #expect(try all(directory) == ["a": origin(arrival: 0), "b": origin(arrival: 0)])
        #expect(try Writing.problems(directory) == [])
    }

    @Test func joinedIndexesKeepTheirOwn() throws {
        let readers = try (1...2).map { number in
            let directory = MemoryDirectory()
            _ = try commit(try IndexWriter(directory), [Added(id: "a", file: UInt32(number), hash: 7)])
            return try IndexReader(directory)
        }
        let joined = try IndexReader(joining: readers)
        #expect(try [joined.origin(0), joined.origin(1)] == [origin(arrival: 2, file: 1, hash: 7), origin(arrival: 2, file: 2, hash: 7)])
        #expect(try joined.liveDocs(ofFile: 2) == [1])
        #expect(try joined.liveDocs(arrivedIn: 2...2) == [0, 1])
    }

    @Test func checkFindsACommitThatIsStillToCome() throws {
        let directory = MemoryDirectory()
        _ = try commit(try IndexWriter(directory), [Added(id: "a", file: 1, hash: 1)])
        var files = try Writing.contents(directory)
        var writer = try OriginsWriter(self.directory, name: "o")
        try writer.add(origin(arrival: 3, file: 1, hash: 1))
        _ = try writer.finish(sync: false)
        files["segment-1.origins"] = try self.directory.open("o").bytes
        let problems = try Writing.problems(Writing.copy(try Writing.committed(files)))
        #expect(problems.map(\.found) == ["document 0 of commit 3"])
    }
}
