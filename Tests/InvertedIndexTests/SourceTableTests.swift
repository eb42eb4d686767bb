import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// The table of sources: what is written is read, and nothing else is.
@Suite struct SourceTableTests {
    private typealias Content = [(source: IndexedSource, files: [(path: String, file: SourceFile)])]

    private func content(_ random: inout SeededGenerator, sources: Int = 4, files: Int = 60) -> Content {
        var number: UInt32 = 0
        return (0..<sources).map { index in
            let isFolder = random.below(4) > 0
            let source = IndexedSource(
                name: "source \(index) é", root: Array("/data/\(index)".utf8), options: index == 0 ? "{}" : "{\"format\":\"csv\"}",
                isFolder: isFolder)
            var paths: Set<String> = isFolder ? [] : [""]
            if isFolder {
                for _ in 0..<random.below(files) {
                    paths.insert(
                        (0...random.below(3)).map { _ in
                            ["a", "ab", "a.b", "b", "c c", "é", "a-"][random.below(7)] + String(random.below(30))
                        }.joined(separator: "/"))
                }
            }
            let sorted = paths.sorted { SourceOrder.precedes(Array($0.utf8), Array($1.utf8)) }
            return (
                source,
                sorted.map { path in
                    number += 1 + UInt32(random.below(3))
                    return (
                        path,
                        SourceFile(
                            number: number, size: UInt64(random.number(bits: 40)), modified: Int64(random.number(bits: 60)) - (1 << 59),
                            contentHash: random.below(3) == 0 ? nil : UInt64(random.number(bits: 62)),
                            flags: SourceFile.Flags(rawValue: UInt8(random.below(8))), dates: random.below(5) == 0 ? [0, 1, 2] : [])
                    )
                }
            )
        }
    }

    private func written(_ content: Content, nextFile: UInt32 = .max) throws -> MemoryDirectory {
        var writer = SourceTableWriter()
        for (source, files) in content {
            writer.begin(source)
            for (path, file) in files { writer.add(Array(path.utf8), file) }
        }
        let directory = MemoryDirectory()
        try writer.write(directory, name: "commit-1.sources", nextFile: nextFile)
        return directory
    }

    private func read(_ directory: any Directory) throws -> Content {
        let table = try SourceTable(try IndexFile(directory, name: "commit-1.sources", kind: .sources))
        return try table.entries.enumerated().map { number, entry in
            var files = table.files(of: number)
            var found: [(path: String, file: SourceFile)] = []
            while try files.next() { found.append((String(decoding: files.path, as: UTF8.self), files.file)) }
            #expect(found.count == entry.fileCount)
            return (entry.source, found)
        }
    }

    @Test(arguments: 0..<20) func whatIsWrittenIsRead(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let content = content(&random)
        let found = try read(try written(content))
        #expect(found.map(\.source) == content.map(\.source))
        for (one, other) in zip(found, content) {
            #expect(one.files.map(\.path) == other.files.map(\.path))
            #expect(one.files.map(\.file) == other.files.map(\.file))
        }
    }

    @Test func theOrderIsThatOfAWalk() {
        let sorted = ["a", "a/b", "a/b/c", "a/c", "a-b", "a.txt", "ab", "b"].map { Array($0.utf8) }
        for (index, path) in sorted.enumerated() {
            for (other, second) in sorted.enumerated() { #expect(SourceOrder.precedes(path, second) == (index < other)) }
        }
    }

    /// Any bytes in place of a payload give an error or a table, in bounds.
    @Test func anyPayloadIsReadOrRefusedFuzz() throws {
        var random = SeededGenerator(seed: 9)
        let payload: [UInt8] = try {
            let file = try IndexFile(try written(content(&random, sources: 2, files: 12)), name: "commit-1.sources", kind: .sources)
            return try file.slice(at: 0, length: file.count).bytes
        }()
        for _ in 0..<4_000 {
            var bytes = payload
            for _ in 0...random.below(3) {
                switch random.below(4) {
                case 0 where !bytes.isEmpty: bytes[random.below(bytes.count)] = UInt8(random.below(256))
                case 1 where !bytes.isEmpty: bytes.removeLast(random.below(bytes.count))
                case 2:
                    bytes.insert(contentsOf: [0xFF, 0xFF, 0xFF, 0xFF, 0x0F].prefix(1 + random.below(5)), at: random.below(bytes.count + 1))
                default: if !bytes.isEmpty { bytes.remove(at: random.below(bytes.count)) }
                }
            }
            let directory = MemoryDirectory()
            let file = try IndexFileWriter(directory, name: "commit-1.sources", kind: .sources)
            try file.append(bytes)
            _ = try file.finish(sync: false)
            do {
                for (source, files) in try read(directory) {
                    #expect(!source.name.isEmpty)
                    #expect(source.root.first == UInt8(ascii: "/"))
                    #expect(files.allSatisfy { $0.file.number > 0 })
                    for (path, next) in zip(files, files.dropFirst()) {
                        #expect(
                            SourceOrder.precedes(Array(path.path.utf8), Array(next.path.utf8)) || path.path.contains("\u{FFFD}")
                                || next.path.contains("\u{FFFD}"))
                    }
                }
            } catch is IndexFileError {}
        }
    }

    /// A commit with sources: two files, of which the second is read again.
    private func changes(replaced: Set<UInt32>, files: [(String, UInt32)]) -> SourceChanges {
        SourceChanges(
            replacedFiles: replaced, nextFile: 100, keepsDates: { _ in true }, place: { UInt64($0) },
            table: { outranked in
                var writer = SourceTableWriter()
                writer.begin(IndexedSource(name: "s", root: Array("/s".utf8), options: "{}", isFolder: true))
                for (path, number) in files {
                    writer.add(
                        Array(path.utf8),
                        SourceFile(number: number, size: 1, modified: 2, flags: outranked.contains(number) ? .outranked : []))
                }
                return writer
            })
    }

    private func commit(_ directory: any Directory, _ articles: [(id: String, body: String, file: UInt32)], _ changes: SourceChanges) throws
        -> CommitSummary
    {
        let writer = try IndexWriter(directory)
        defer { writer.close() }
        let builder = try writer.makeRunBuilder()
        for article in articles {
            try builder.add(
                Article(id: article.id, body: article.body),
                origin: ArticleOrigin(file: article.file, contentHash: UInt64(article.body.utf8.count) + 1))
        }
        return try writer.commit([try builder.finish()], deletions: [], sources: changes)
    }

    @Test func articlesOfFilesThatAreReadAgain() throws {
        let directory = MemoryDirectory()
        _ = try commit(
            directory, [("a", "one", 1), ("b", "two!", 2), ("c", "three", 2), ("x", "of one", 1), ("x", "of two!", 2)],
            changes(replaced: [], files: [("1", 1), ("2", 2)]))
        let summary = try commit(
            directory, [("b", "two!", 2), ("d", "four", 2), ("x", "of two again", 2)], changes(replaced: [2], files: [("1", 1), ("2", 2)]))
        #expect(summary.unchangedCount == 1)
        #expect(summary.addedCount == 2)
        #expect(summary.replacedCount == 1)
        #expect(summary.removedIDs == ["c", "x"])
        // An earlier file's article does not take the place of a later one's.
        let other = try commit(
            directory, [("x", "of one again", 1), ("a", "one", 1)], changes(replaced: [1], files: [("1", 1), ("2", 2)]))
        #expect(other.addedCount == 0)
        #expect(other.removedIDs == [])
        #expect(other.unchangedCount == 1)
        let table = try SourceTable.read(directory)
        var files = table.files(of: 0)
        var flags: [SourceFile.Flags] = []
        while try files.next() { flags.append(files.file.flags) }
        #expect(flags == [.outranked, []])
        var checker = IndexChecker(directory)
        #expect(try checker.run().problems == [])
        #expect(try directory.names().filter { $0.hasSuffix(".sources") }.count == 1)
        // An article of a file that no source has is found by the check.
        _ = try commit(directory, [("z", "odd", 7)], changes(replaced: [], files: [("1", 1), ("2", 2)]))
        #expect(try !checker.run().problems.isEmpty)
    }

    /// At each step of a commit the disk is full: the index is what it was, or what it becomes, with its table.
    @Test func aCommitThatFailsAnywhereIsAllOrNothing() throws {
        func start() throws -> MemoryDirectory {
            let directory = MemoryDirectory()
            _ = try commit(directory, [("a", "one", 1), ("b", "two!", 2)], changes(replaced: [], files: [("1", 1), ("2", 2)]))
            return directory
        }
        func state(_ directory: any Directory) throws -> [String] {
            let reader = try IndexReader(directory)
            var live = LiveArticles(reader)
            var found: [String] = []
            while let article = try live.nextArticle() { found.append("\(article.id) \(article.body)") }
            var files = try SourceTable.read(directory).files(of: 0)
            while try files.next() { found.append(String(decoding: files.path, as: UTF8.self)) }
            return found
        }
        let next = { [self] (directory: any Directory) in
            _ = try commit(directory, [("b", "two again", 2), ("c", "three", 3)], changes(replaced: [1, 2], files: [("2", 2), ("3", 3)]))
        }
        let before = try state(try start())
        let done = try start()
        let counting = FaultInjectingDirectory(done)
        try next(counting)
        let after = try state(done)
        #expect(before != after)
        #expect(after.contains("3"))
        #expect(!after.contains("1"))
        for failing in 0..<counting.operations {
            for failures in [1, Int.max] {
                let directory = try start()
                do { try next(FaultInjectingDirectory(directory, failingFrom: failing, failures: failures)) } catch is IndexFileError {}
                let found = try state(directory)
                #expect(found == before || found == after, "\(failing)")
                var checker = IndexChecker(directory)
                #expect(try checker.run().problems == [], "\(failing)")
                // Whatever was left, the next one goes through.
                try next(directory)
                #expect(try state(directory) == after)
                #expect(try directory.names().filter { $0.hasSuffix(".sources") }.count == 1)
            }
        }
    }
}
