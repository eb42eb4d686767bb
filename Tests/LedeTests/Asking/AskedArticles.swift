import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import LedeTestSupport

@testable import Lede

/// Articles of English words with their endings, in an index in memory: what the tests of queries, filters and answers ask.
struct AskedArticles {
    /// Words whose stems differ from them in every way that matters while they are being typed.
    static let words = [
        "oil", "price", "prices", "priced", "pricing", "pricey", "run", "running", "runner", "runs", "company", "companies", "companion",
        "universe", "university", "universities", "universal", "ferry", "ferries", "ferried", "fog", "foggy", "fogs", "crude", "crudely",
        "thick", "thickest", "news", "new", "newspaper", "agent", "agents", "agency", "multi", "market", "markets", "marketing", "resume",
        "résumés", "naïve", "trade", "trading", "traders", "barrel", "barrels", "rise", "rising", "rose", "storm", "stormy", "harbour",
    ]
    static let sections = ["news", "News", "sports", "[\"sports\",\"weather\"]", "[\"news\",\"oil\"]", "[]"]
    static let prices = ["9", "10", "10.0", "12.5", "-3", "1e2", "12 EUR", "0x10", "nan", "100"]

    let reader: IndexReader
    let search: SnapshotSearch
    /// The articles by id, those that the index has.
    let articles: [String: LedeArticleModel.Article]

    /// - Parameter analyzer: a name of the catalog.
    init(seed: UInt64, count: Int = 160, analyzer: String = "english", keepsSurfaces: Bool? = nil) throws {
        var random = SeededGenerator(seed: seed)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: analyzer, keepsSurfaces: keepsSurfaces)
        var articles: [String: LedeArticleModel.Article] = [:]
        // Sizes that fall by more than half stay segments of their own.
        for size in [count, count / 3, count / 9] {
            let builder = try writer.makeRunBuilder()
            for _ in 0..<size {
                let article = Self.article("a\(articles.count)", &random)
                articles[article.id] = article
                try builder.add(article)
            }
            let deleted = articles.keys.sorted().filter { _ in random.below(20) == 0 }
            _ = try writer.commit([try builder.finish()], deleting: deleted.filter { Int($0.dropFirst())! < articles.count - size })
            for id in deleted where Int(id.dropFirst())! < articles.count - size { articles[id] = nil }
            if articles.count > count + 200 { break }
        }
        writer.close()
        reader = try IndexReader(directory)
        search = SnapshotSearch(reader)
        var live: [String: LedeArticleModel.Article] = [:]
        for doc in 0..<reader.docLimit {
            let place = reader.locate(doc)
            guard place.segment.isLive(place.doc) else { continue }
            let article = try reader.article(doc)
            live[article.id] = article
        }
        self.articles = live
    }

    private static func article(_ id: String, _ random: inout SeededGenerator) -> LedeArticleModel.Article {
        func text(_ count: Int) -> String {
            (0..<count).map { _ in
                let word = words[min(random.below(words.count), random.below(words.count))]
                let written = random.below(5) == 0 ? word.capitalized : word
                return random.below(12) == 0 ? written + "-" + words[random.below(words.count)] : written
            }.joined(separator: " ")
        }
        var metadata: [Metadatum] = []
        if random.below(4) > 0 { metadata.append(Metadatum(name: "section", value: sections[random.below(sections.count)])) }
        if random.below(3) > 0 { metadata.append(Metadatum(name: "Price", value: prices[random.below(prices.count)])) }
        let dates: [String?] = [
            nil, "\(1986 + random.below(4))", "1987-0\(1 + random.below(9))", "1987-0\(1 + random.below(9))-1\(random.below(10))",
        ]
        return LedeArticleModel.Article(
            id: id, title: text(random.below(4)), date: dates[random.below(4)],
            author: random.below(3) == 0 ? nil : ["Ada Quill", "J. P. Ada-Quill", "Adams"][random.below(3)],
            body: text(4 + random.below(20)),
            metadata: metadata)
    }

    /// The ids and scores of all that match as a whole.
    func hits(_ query: SearchQuery, filter: SearchFilter? = nil, order: SearchOrder = .score) throws -> [(id: String, score: Double)] {
        try search.answer(
            SearchRequest(limit: .max, order: order, filter: filter, highlights: .none, suggests: false, allowsPartial: false), query
        ).hits.map { ($0.id, $0.score) }
    }

    func ids(_ query: SearchQuery) throws -> Set<String> { Set(try hits(query).map(\.id)) }
}
