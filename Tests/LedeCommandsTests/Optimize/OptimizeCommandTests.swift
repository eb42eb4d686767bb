import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `lede optimize`.
@Suite struct OptimizeCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func lede(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url) }

    /// An index of three segments, with deletions.
    private func makeIndex(fts5: Bool = true) throws {
        for (number, count) in [120, 40, 9].enumerated() {
            let lines = (0..<count).map {
                "{\"id\": \"\(number)-\($0)\", \"text\": \"lamp keeper kind\($0 % 3) also\($0 % 3) word\($0)\"}\n"
            }
            let path = try folder.write(lines.joined(), to: "in/\(number).jsonl")
            let result = try LedeProcess(["index", path, "--into", "Indexes/demo"] + (fts5 ? [] : ["--no-fts5"]), in: folder.url)
            try #require(result.status == 0)
        }
        try #require(try lede("delete", "0-3", "2-1").status == 0)
    }

    @Test func oneSegmentOfAll() throws {
        try makeIndex()
        let result = try lede("optimize", "--in", "Indexes/demo")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "Indexes/demo: 3 segments, 167 articles and 2 deleted before, 1 segment, 167 articles now")
        #expect(lines[1].hasPrefix("  time       writing "))
        #expect(lines[2].hasPrefix("  FTS5       still holds the same articles, "))
        #expect(result.output.contains("\nstructure"))
        #expect(result.output.contains("\ndeletions"))
        #expect(result.output.contains("-100.0 %"))
        let again = try lede("optimize", "demo")
        #expect(again.status == 0)
        #expect(again.output == "Indexes/demo: one segment, in which nothing is deleted: nothing to do\n")
        #expect(try lede("check").status == 0)
        #expect(try lede("search", "lamp", "--count").output == "167\n")
    }

    @Test func reordered() throws {
        try makeIndex()
        let before = try lede("search", "kind1", "word4", "--any", "--json", "-n", "200").output.split(separator: "\n").count
        let result = try lede("optimize", "--reorder", "--threads", "2", "--memory", "64MB")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("  time       finding an order "))
        #expect(result.output.contains("  ordered    by the words of 16 articles or more, and of half of them at most\n"))
        #expect(result.output.contains("  FTS5       built anew in the new order, "))
        let check = try lede("check")
        #expect(check.status == 0)
        #expect(check.output.contains("holds the same articles in the same order"))
        #expect(try lede("search", "kind1", "word4", "--any", "--json", "-n", "200").output.split(separator: "\n").count == before)
    }

    @Test func withoutATableNothingIsSaidOfOne() throws {
        try makeIndex(fts5: false)
        let result = try lede("optimize", "--reorder")
        #expect(result.status == 0)
        #expect(!result.output.contains("FTS5"))
    }

    @Test func whatIsRefused() throws {
        try makeIndex(fts5: false)
        let threads = try lede("optimize", "--threads", "0")
        #expect(threads.status == 2)
        #expect(threads.errors.contains("--threads must be at least 1"))
        let memory = try lede("optimize", "--memory", "1MB")
        #expect(memory.status == 2)
        #expect(memory.errors.contains("--memory must be at least 16MB"))
        let missing = try lede("optimize", "--in", "nowhere")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("there is no index in nowhere"))
        let writer = try Index(opening: folder.path + "/Indexes/demo").writer()
        let locked = try lede("optimize", "--in", "Indexes/demo")
        #expect(locked.status == 2)
        #expect(locked.errors.contains("is being written by another process"))
        writer.close()
    }
}
