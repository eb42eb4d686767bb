import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeTestSupport

/// Articles with dates, authors and fields in several segments, some deleted or replaced; and the plain way to ask them.
struct AttributeCollection {
    let directory = MemoryDirectory()
    private(set) var reader: IndexReader
    /// The live articles by global doc id.
    private(set) var articles: [(doc: UInt32, article: Article)] = []

    init(seed: UInt64, sizes: [Int] = [150, 60, 20, 5]) throws {
        var random = SeededGenerator(seed: seed)
        let writer = try IndexWriter(directory)
        for (number, size) in sizes.enumerated() {
            let builder = try writer.makeRunBuilder()
            for article in 0..<size { try builder.add(Self.article("s\(number)-\(article)", &random)) }
            // Some of those before again.
            if number > 0 { for _ in 0..<3 { try builder.add(Self.article("s\(number - 1)-\(random.below(sizes[number - 1]))", &random)) } }
            let deleted = number == 0 ? [] : (0..<6).map { _ in "s0-\(random.below(sizes[0]))" }
            _ = try writer.commit([try builder.finish()], deleting: deleted)
        }
        writer.close()
        reader = try IndexReader(directory)
        try readArticles()
    }

    /// Makes one segment of all in a new order.
    mutating func reorder() throws {
        let writer = try IndexWriter(directory)
        try writer.optimize(.clustered)
        writer.close()
        reader = try IndexReader(directory)
        try readArticles()
    }

    private mutating func readArticles() throws {
        articles = []
        for doc in 0..<reader.docLimit {
            let place = reader.locate(doc)
            if place.segment.isLive(place.doc) { articles.append((doc, try reader.article(doc))) }
        }
    }

    static let authors = ["Ada Quill", "Ada Quill, Wire", "ada  quill", "Quill Ada", "Zoë Quill", "J. P. Ada-Quill Jr.", "Adams", "李 明"]
    static let sources = ["BBC", "bbc", "Reuters", "The Wire", "[\"grain\",\"wheat\"]", "[\"Wheat\"]", "[]"]

    static func article(_ id: String, _ random: inout SeededGenerator) -> Article {
        let words = ["wall", "sea", "ferry", "crane", "lamp", "fog"]
        let body = (0..<random.below(30)).map { _ in words[min(random.below(6), random.below(6))] }.joined(separator: " ")
        let dates: [String?] = [
            nil, "never", "\(2019 + random.below(4))", "202\(random.below(3))-0\(1 + random.below(9))",
            "202\(random.below(3))-0\(1 + random.below(9))-1\(random.below(10))",
            "Mon, 0\(1 + random.below(9)) Oct 2020 1\(random.below(9)):30:00 GMT", "2020-02-29T1\(random.below(9)):0\(random.below(9))",
        ]
        // Of the id, so that the other fields are as without.
        let hash = id.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFF_FFFF }
        func pick(_ place: Int, of count: Int) -> Int { (hash >> place) % count }
        return Article(
            id: id, title: random.below(2) == 0 ? "" : words[random.below(6)], date: dates[random.below(7)],
            author: random.below(4) == 0 ? nil : authors[random.below(authors.count)],
            url: pick(0, of: 3) == 0
                ? nil
                : "https://\(["www.", "", "news."][pick(1, of: 3)])\(["bbc.co.uk", "example.org"][pick(2, of: 2)])/\(["world", "notes"][pick(3, of: 2)])/\(id)",
            path: pick(4, of: 3) == 0 ? nil : "\(["notes", "arch/notes", "arch"][pick(5, of: 3)])/\(id).md", body: body,
            metadata: random.below(4) == 0 ? [] : [Metadatum(name: "source", value: sources[random.below(sources.count)])])
    }

    /// The docs that satisfy a filter, asked one by one.
    func matches(_ filter: AttributeFilter) -> [UInt32] { articles.filter { accepts($0.article, filter) }.map(\.doc) }

    private func accepts(_ article: Article, _ filter: AttributeFilter) -> Bool {
        switch filter {
        case .date(let from, let before):
            // All of it lies in the time that is asked for.
            guard let period = article.date.flatMap({ WrittenDate($0) })?.period() else { return false }
            return (from.map { period.start >= $0 } ?? true) && (before.map { period.end <= $0 } ?? true)
        case .author(_, let text):
            let spaced = { (text: String) in " " + Self.words(text).joined(separator: " ") + " " }
            return article.author.map { spaced($0).contains(spaced(text)) } ?? false
        case .authorBeginning(_, let text):
            let spaced = { (text: String) in " " + Self.words(text).joined(separator: " ") }
            return article.author.map { spaced($0).contains(spaced(text)) } ?? false
        case .field(let name, let value):
            return values(article, name).contains { $0.lowercased() == value.lowercased() }
        case .values(let name, let condition):
            return values(article, name).contains { value in
                switch condition {
                case .oneOf(let values): values.map { $0.lowercased() }.contains(value.lowercased())
                case .beginning(let text): value.lowercased().hasPrefix(text.lowercased())
                case .number(let range): Double(value).map { range.contains($0) } ?? false
                case .present: true
                }
            }
        case .locator(let pattern): return pattern.value(of: article).map { pattern.matches($0) } ?? false
        // The collection comes in one commit.
        case .arrived(let commits): return commits.contains(1)
        case .everything: return true
        case .all(let filters): return filters.allSatisfy { accepts(article, $0) }
        case .any(let filters): return filters.contains { accepts(article, $0) }
        case .not(let filter): return !accepts(article, filter)
        }
    }

    /// The values that a field of the article has.
    func values(_ article: Article, _ name: String) -> [String] {
        if name == "author" { return article.author.map { [$0] } ?? [] }
        guard let value = article.metadata.first(where: { $0.name == name })?.value else { return [] }
        switch value {
        case "[]": return []
        case "[\"grain\",\"wheat\"]": return ["grain", "wheat"]
        case "[\"Wheat\"]": return ["Wheat"]
        default: return [value]
        }
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().replacing("ë", with: "e").split { !$0.isLetter }.map(String.init)
    }
}
