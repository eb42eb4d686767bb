import Foundation
import Lede

// The code of the article "Embedding Lede": each block of it is between two of the marks below, word for word.

struct Note: Sendable {
    var id: String
    var headline: String
    var text: String
    var tags: [String]
    var day: Date
}

// [article]
extension Note {
    var article: Article {
        Article(
            id: id, title: headline, body: text, date: ArticleDate(day, in: .gmt),
            fields: [ArticleField("section", "news"), ArticleField("tags", .list(tags))])
    }
}
// [end]

func openOrCreate(_ folder: URL) async throws -> ArticleIndex {
    // [open]
    let index = try await ArticleIndex(at: folder, IndexConfiguration(analyzer: .english))
    // [end]
    return index
}

func write(_ index: ArticleIndex, _ changed: [Note], _ removed: [String]) async throws -> Int {
    // [write]
    let summary = try await index.write { transaction in
        for note in changed { try transaction.add(note.article) }
        for id in removed { try transaction.delete(id: id) }
    }
    // [end]
    return summary.addedCount
}

@MainActor final class ImportModel {
    var progress = 0

    func load(_ index: ArticleIndex, _ notes: AsyncStream<Note>) async throws {
        // [import]
        try await index.add(contentsOf: notes.map(\.article)) { @MainActor [self] state in
            progress = state.addedCount
        }
        // [end]
    }
}

func search(_ index: ArticleIndex) async throws -> [String] {
    var shown: [String] = []
    func show(_ line: String) { shown.append(line) }
    // [search]
    let page = try await index.search("\"thick fog\" ferry")
    for hit in page.hits { show("\(hit.title): \(hit.snippet)") }
    // [end]
    return shown
}

func build(_ index: ArticleIndex, _ lastWeek: String) async throws -> SearchPage {
    // [query]
    let query: SearchQuery = .phrase("thick fog") && .words("Ferries") && !.field("section", "sports")
    let page = try await index.search(query && .filter(.date(lastWeek)))
    // [end]
    return page
}

func page(_ index: ArticleIndex) async throws -> ([Hit], Facet) {
    // [request]
    var request = SearchRequest(
        limit: 2, order: .newestFirst, filter: .equal("section", "news") && !.contains("tags", "sports"),
        facets: [.field("tags", top: 5), .month])
    let first = try await index.search("fog", request)
    request.cursor = first.cursor
    let second = try await index.search("fog", request)
    // [end]
    return (first.hits + second.hits, first.facets[0])
}

func highlight(_ index: ArticleIndex) async throws -> [String] {
    // [highlights]
    let page = try await index.search("fog", SearchRequest(highlights: .allMatches()))
    var found: [String] = []
    for hit in page.hits {
        let line: AttributedString = hit.snippet.attributedText  // for a Text of SwiftUI
        guard let article = hit.article else { continue }
        for match in hit.matches where match.field == .body { found.append(String(article.body[match.range])) }
        found.append(String(line.characters))
    }
    // [end]
    return found
}

// [live]
@MainActor final class SearchModel {
    private let live: LiveSearch
    private(set) var hits: [Hit] = []

    init(_ index: ArticleIndex) { live = LiveSearch(index) }

    func typed(_ text: String) { live.ask(text) }

    func run() async {
        for await answer in live.answers { hits = answer.page?.hits ?? [] }
    }
}
// [end]

func inMemory() throws -> Int {
    // [memory]
    let index = try ArticleIndex.inMemory(IndexConfiguration(analyzer: .english))
    try index.blocking.write { try $0.add(Article(id: "1", title: "Ferry", body: "It waits.")) }
    let found = try index.blocking.search("ferries").matchCount
    // [end]
    return found
}

// [tokenizer]
struct HashtagTokenizer: TextTokenizer {
    let name = "hashtags-1"

    func tokenize(_ text: String, into sink: inout TokenSink) {
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "#" }) {
            sink.append(word.lowercased(), at: word.startIndex..<word.endIndex)
        }
    }
}
// [end]

func analyzers() throws -> (ArticleIndex, ArticleIndex) {
    // [analyzer]
    let english = TextAnalyzer.english
        .stopWords(["a", "an", "of", "the"])
        .keeping(["C++", "node.js"], shapes: ["AA-9+/X"])
        .synonyms([["car", "automobile"], ["ny", "new york"]])
    let tailored = try ArticleIndex.inMemory(IndexConfiguration(analyzer: english))
    let hashtags = try ArticleIndex.inMemory(IndexConfiguration(analyzer: .custom(HashtagTokenizer())))
    // [end]
    return (tailored, hashtags)
}

func observe(_ index: ArticleIndex, until last: Int) async -> Int {
    var seen = 0
    // [commits]
    for await commit in index.commits() {
        seen = commit.articleCount
        if commit.generation >= last { break }
    }
    // [end]
    return seen
}

func handle(_ folder: URL) async -> String {
    var said = ""
    // [errors]
    do throws(LedeError) {
        _ = try await ArticleIndex(opening: folder)
    } catch {
        switch error.code {
        case .notFound: said = "make one"
        case .damaged, .olderFormat: said = "index again: \(error.file ?? "")"
        case .diskFull, .permissionDenied, .system: said = "errno \(error.errno ?? 0)"
        case .cancelled: break
        default: said = error.message
        }
    }
    // [end]
    return said
}

func readOneState(_ index: ArticleIndex) async throws -> Int {
    // [snapshot]
    let (count, hits) = try await index.read { snapshot in
        (snapshot.count, try snapshot.search("fog").hits)
    }
    // [end]
    return count + hits.count
}

func removeAndRepair(_ folder: URL) async throws -> Bool {
    // [maintenance]
    let index = try await ArticleIndex(at: folder)
    try await index.optimize()
    let check = try await index.check()
    if !check.isSound { try await ArticleIndex.destroy(at: folder) }
    // [end]
    return check.isSound
}
