import Foundation
import LedeModules
import LedeTestSupport

/// JSON Lines for the indexing tests.
enum Corpus {
    static func line(_ id: String, title: String = "A title", body: String) -> String {
        "{\"id\": \"\(id)\", \"title\": \"\(title)\", \"text\": \"\(body)\"}\n"
    }

    /// `count` articles of about a kilobyte each.
    static func lines(_ count: Int, prefix: String = "a", _ random: inout SeededGenerator) -> [String] {
        (0..<count).map { number in
            let words = (0..<150).map { _ in "w\(random.number(bits: 10))" }
            return line("\(prefix)\(number)", body: words.joined(separator: " "))
        }
    }

    static func options(fts5: Bool = false, threads: Int = 2, memory: Int = 1, strict: Bool = false) -> IndexingOptions {
        var options = IndexingOptions()
        options.buildsFTS5 = fts5
        options.threads = threads
        options.memoryBudget = memory
        options.isStrict = strict
        return options
    }

    static func ids(_ index: Index) throws -> [String] {
        var articles = LiveArticles(try index.reader())
        var ids: [String] = []
        while let article = try articles.nextArticle() { ids.append(article.id) }
        return ids
    }

    /// The bytes of the index's own files: what depends on time or on SQLite left out.
    static func contents(_ index: Index) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: index.path)
        where name != "build-times.json" && name != "source-times.json" && name != "write.lock" && !name.contains(".sqlite") {
            contents[name] = try Data(contentsOf: URL(filePath: index.path).appending(path: name))
        }
        return contents
    }
}
