import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// The searches that an index keeps, whatever happens to it and to their file.
@Suite struct SavedSearchTests {
    private let folder: TemporaryFolder
    private let index: Index

    init() throws {
        folder = try TemporaryFolder()
        index = try Index(creatingAt: folder.path + "/index")
    }

    private var file: URL { URL(filePath: index.path).appending(path: "saved-searches.json") }

    private func add(_ ids: String...) throws {
        let writer = try index.writer()
        for id in ids { try writer.add(Article(id: id, body: "sea wall")) }
        try writer.commit()
        writer.close()
    }

    @Test func theyAreKeptByTheirNames() throws {
        let searches = index.savedSearches
        #expect(try searches.all() == [])
        #expect(try searches.remove(named: "ferry") == nil)
        #expect(index.path.isEmpty == false)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        let filters = FilterTexts(after: "7d", author: "Ada Quill", site: "example.org")
        let ferry = SavedSearch(name: "ferry", query: "\"sea wall\" OR ferry", syntax: "fts5", filters: filters)
        #expect(try searches.save(ferry) == nil)
        #expect(try searches.save(SavedSearch(name: "Ärger zu Hause", query: "", matchesAny: true)) == nil)
        #expect(try searches.all().map(\.name) == ["ferry", "Ärger zu Hause"])
        let kept = try #require(try searches.search(named: "ferry"))
        #expect(kept.query == ferry.query)
        #expect(kept.syntax == "fts5")
        #expect(kept.filters == filters)
        #expect(!kept.matchesAny)
        #expect(kept.mark == (try index.reader().manifest.generation))

        try add("a")
        #expect(try searches.save(SavedSearch(name: "ferry", query: "lamp")) == kept)
        #expect(try searches.search(named: "ferry")?.mark == kept.mark + 1)
        #expect(try searches.all().count == 2)
        #expect(try searches.remove(named: "ferry")?.query == "lamp")
        #expect(try searches.search(named: "ferry") == nil)
    }

    @Test func whatNamesAre() {
        for name in ["a", "two words", "Ä", "a-b", "7", String(repeating: "n", count: 100)] { #expect(SavedSearch.isName(name), "\(name)") }
        for name in ["", " a", "a ", "-a", "--list", "a\nb", "a\u{0}b", "\u{7F}", "a\u{2028}", String(repeating: "n", count: 101)] {
            #expect(!SavedSearch.isName(name), "\(name)")
        }
    }

    @Test func theySurviveAllThatAWriterDoes() async throws {
        let searches = index.savedSearches
        try searches.save(SavedSearch(name: "wall", query: "wall"))
        let bytes = try Data(contentsOf: file)
        for round in 0..<5 { try add("a\(round)", "b") }
        try await index.optimize()
        _ = try index.delete(ids: ["b"])
        // What an interrupted change leaves is in no one's way.
        try Data("half".utf8).write(to: URL(filePath: index.path).appending(path: "saved-searches.tmp"))
        try add("c")
        #expect(try Data(contentsOf: file) == bytes)
        #expect(try index.check().problems.isEmpty)
        #expect(try index.check().structure.leftOvers == [])
        try searches.save(SavedSearch(name: "other", query: "sea"))
        #expect(try searches.all().map(\.name) == ["other", "wall"])
        // An active writer does not get in the way.
        let writer = try index.writer()
        defer { writer.close() }
        try searches.moveMark(of: try #require(try searches.search(named: "wall")), to: 4)
        #expect(try searches.search(named: "wall")?.mark == 4)
    }

    @Test func marksMoveForward() throws {
        let searches = index.savedSearches
        try searches.save(SavedSearch(name: "wall", query: "wall"))
        let asked = try #require(try searches.search(named: "wall"))
        // Two ask at a time, and the one that saw less is done last.
        try searches.moveMark(of: asked, to: 9)
        try searches.moveMark(of: asked, to: 5)
        #expect(try searches.search(named: "wall")?.mark == 9)
        // An index that was made anew counts from 1.
        let high = try #require(try searches.search(named: "wall"))
        try searches.moveMark(of: high, to: 2)
        #expect(try searches.search(named: "wall")?.mark == 2)
        // Saved again, or gone, while the old one was being reported.
        try searches.save(SavedSearch(name: "wall", query: "sea wall"))
        let anew = try #require(try searches.search(named: "wall"))
        try searches.moveMark(of: asked, to: 50)
        #expect(try searches.search(named: "wall") == anew)
        try searches.remove(named: "wall")
        try searches.moveMark(of: anew, to: 50)
        #expect(try searches.all() == [])
    }

    @Test func changesAtATimeAreAllKept() async throws {
        let searches = index.savedSearches
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<24 {
                group.addTask {
                    try searches.save(SavedSearch(name: "search \(number)", query: "\(number)"))
                    if number % 3 == 0 { try searches.remove(named: "search \(number)") }
                    _ = try searches.all()
                }
            }
            try await group.waitForAll()
        }
        #expect(Set(try searches.all().map(\.name)) == Set((0..<24).filter { $0 % 3 > 0 }.map { "search \($0)" }))
    }

    @Test func aFileThatNobodyHereWroteIsRefused() throws {
        let searches = index.savedSearches
        func code(_ text: String) throws -> IndexFileError.Code? {
            try Data(text.utf8).write(to: file)
            return #expect(throws: IndexFileError.self) { _ = try searches.all() }?.code
        }
        #expect(try code("{\"version\":2,\"what\":[]}") == .tooNew)
        let one = "{\"name\":\"a\",\"query\":\"q\",\"syntax\":\"plain\",\"matchesAny\":false,\"filters\":{},\"mark\":1}"
        try Data("{\"version\":1,\"searches\":[\(one)]}".utf8).write(to: file)
        #expect(try searches.all().count == 1)
        for text in [
            "", "[]", "{", "{\"version\":1}", "{\"version\":1,\"searches\":[\(one),\(one)]}",
            "{\"version\":1,\"searches\":[\(one.replacing(":1}", with: ":-1}"))]}",
            "{\"version\":1,\"searches\":[\(one.replacing("\"a\"", with: "\"-a\""))]}",
        ] {
            #expect(try code(text) == .corrupt, "\(text)")
            // Nothing is thrown away.
            #expect(throws: IndexFileError.self) { try searches.save(SavedSearch(name: "b", query: "q")) }
            #expect(try Data(contentsOf: file) == Data(text.utf8))
        }
    }

    @Test func hostileFilesNeverTrap() throws {
        var random = SeededGenerator(seed: 1)
        let searches = index.savedSearches
        for name in ["a", "b c"] { try searches.save(SavedSearch(name: name, query: "q \(name)", filters: FilterTexts(on: "2024"))) }
        let sound = [UInt8](try Data(contentsOf: file))
        for _ in 0..<200 {
            var bytes = sound
            for _ in 0..<1 + random.below(3) { bytes[random.below(bytes.count)] = [0, 0x22, 0x39, 0x7B, 0x7D, 0xFF][random.below(6)] }
            if random.below(3) == 0 { bytes.removeLast(random.below(bytes.count)) }
            try Data(bytes).write(to: file)
            do { _ = try searches.all() } catch { #expect(error.code == .corrupt || error.code == .tooNew) }
        }
    }
}
