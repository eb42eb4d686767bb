import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// The small files of a segment: ids, lengths, deletions.
@Suite struct DocumentFilesTests {
    private let directory = MemoryDirectory()

    @Test func idsInBothDirections() throws {
        let lists: [[String]] = [
            [], [""], ["only"], ["b", "a", "", "ab", "abc", "B", "目录", "目", "e\u{301}", "\u{e9}", "a b", "a\u{0}", "\u{10FFFF}"],
            (0..<1000).map { "doc-\($0 * 7919 % 1000)" },
        ]
        for ids in lists {
            var writer = try DocnosWriter(directory, name: "d")
            for id in ids { writer.add(Array(id.utf8)[...]) }
            _ = try writer.finish(sync: false)
            let reader = try DocnosReader(try IndexFile(directory, name: "d", kind: .docnos))
            #expect(reader.docCount == ids.count)
            for (doc, id) in ids.enumerated() {
                // Strings compare by canonical equivalence; ids by their bytes.
                #expect(Array(try reader.docno(doc).utf8) == Array(id.utf8))
                #expect(try reader.doc(Array(id.utf8).span) == doc)
            }
            let ranked = try ids.indices.map { Array(ids[try reader.doc(rank: $0)].utf8) }
            #expect(ranked == ids.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
            for absent in ["none", "a bc", "doc-", "doc-1000", "\u{7F}"] where !ids.contains(absent) {
                #expect(try reader.doc(Array(absent.utf8).span) == nil)
            }
        }
    }

    @Test func lengthsAndWhereFieldsLie() throws {
        var random = SeededGenerator(seed: 1)
        for count in [0, 1, 100] {
            let lengths = (0..<count).map { _ in [UInt32(random.number(bits: 30)), UInt32(random.number(bits: 30))] }
            var writer = try DocumentLengthsWriter(directory, name: "l")
            for length in lengths { writer.add(length[...]) }
            _ = try writer.finish(sync: false)
            let reader = try DocumentLengths(try IndexFile(directory, name: "l", kind: .lengths))
            #expect(reader.docCount == count)
            #expect(reader.tokenCounts == [0, 1].map { field in lengths.reduce(0) { $0 + UInt64($1[field]) } })
            for (doc, length) in lengths.enumerated() {
                let doc = UInt32(doc)
                #expect(try reader[doc] == length[0] + length[1])
                #expect(try reader.length(of: .title, doc) == length[0])
                #expect(try reader.length(of: .body, doc) == length[1])
                #expect(try reader.positions(of: .title, doc) == 0..<length[0])
                #expect(try reader.positions(of: .body, doc) == (length[0] + 1)..<(length[0] + 1 + length[1]))
            }
            #expect(try reader[UInt32(count)] == 0)
            #expect(try reader[.max] == 0)
        }
    }

    @Test(arguments: [1, 63, 64, 65, 1000]) func deletionsComeBack(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        var deletions = Deletions(docCount: count)
        var gone: Set<Int> = []
        var corrections: [Int: TermStatistics] = [:]
        for round in 0..<3 {
            for doc in 0..<count where !gone.contains(doc) && random.below(4) == 0 {
                gone.insert(doc)
                deletions.insert(doc, lengths: [2, UInt32(doc)])
            }
            var more: [Int: TermStatistics] = [:]
            for _ in 0..<random.below(50) {
                more[random.below(300)] = TermStatistics(docFreq: 1 + random.below(9), collectionFreq: 10 + random.below(9))
            }
            deletions.correct(more)
            for (ordinal, statistics) in more {
                corrections[ordinal, default: TermStatistics()].docFreq += statistics.docFreq
                corrections[ordinal, default: TermStatistics()].collectionFreq += statistics.collectionFreq
            }
            _ = try deletions.write(directory, name: "x\(round)")
            deletions = try Deletions(try IndexFile(directory, name: "x\(round)", kind: .deletions))
            #expect(deletions.docCount == count)
            #expect(deletions.deletedCount == gone.count)
            #expect(deletions.tokenCounts == [UInt64(2 * gone.count), UInt64(gone.reduce(0, +))])
            #expect((0..<count).allSatisfy { deletions.contains($0) == gone.contains($0) })
            #expect((0..<310).allSatisfy { deletions.correction(ordinal: $0) == corrections[$0] ?? TermStatistics() })
        }
    }

    @Test func hostileDeletionsThrow() throws {
        func read(_ numbers: [UInt64]) throws -> Deletions {
            var payload = ByteWriter()
            for number in numbers { payload.append(uint64: number) }
            let file = try IndexFileWriter(directory, name: "x", kind: .deletions)
            try file.append(payload)
            _ = try file.finish(sync: false)
            return try Deletions(try IndexFile(directory, name: "x", kind: .deletions))
        }
        // docCount deletedCount tokens of title and body, words, corrections
        #expect(try read([3, 2, 1, 1, 0b101, 0]).deletedCount == 2)
        let hostile: [[UInt64]] = [
            [], [3], [3, 2, 1, 1, 0b1001, 0], [3, 1, 1, 1, 0b101, 0], [3, 4, 1, 1, 0b1111, 0], [1 << 31, 0, 0, 0, 0, 0],
            [.max, 0, 0, 0, 0, 0],
            [(1 << 31) - 1, 0, 0, 0, 0, 0], [3, 2, .max, 1, 0b101, 0], [3, 2, 1, 4 << 31, 0b101, 0], [3, 2, 1, 1, 0b101, .max],
            [3, 2, 1, 1, 0b101, 1], [3, .max, 1, 1, 0b101, 0],
        ]
        for numbers in hostile { #expect(throws: IndexFileError.self) { _ = try read(numbers) } }
    }
}
