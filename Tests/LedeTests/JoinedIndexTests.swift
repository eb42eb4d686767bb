import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Several indexes searched as one, against one index that holds the articles of all.
@Suite struct JoinedIndexTests {
    private static let words = ["wall", "sea", "ferry", "crane", "lamp", "fog", "oil", "price"]

    private static func article(_ id: String, _ random: inout SeededGenerator) -> Article {
        let body = (0..<random.below(60)).map { _ in words[min(random.below(8), random.below(8))] }.joined(separator: " ")
        return Article(
            id: id, title: random.below(3) == 0 ? "" : words[random.below(8)],
            date: random.below(4) == 0 ? nil : "202\(random.below(5))-0\(1 + random.below(9))-1\(random.below(10))",
            author: ["Ada Quill", "Jan Novak"][random.below(2)], url: "https://\(["a", "b"][random.below(2)]).org/\(id)", body: body,
            metadata: [Metadatum(name: "source", value: words[random.below(4)])])
    }

    private static func write(
        _ parts: [[Article]], deleting: [String] = [], to path: String, analyzer: String = "english", forms: Bool = false
    ) throws -> Index {
        let index = try Index(creatingAt: path, analyzer: analyzer, keepsSpelling: forms)
        let writer = try index.writer()
        for part in parts {
            for article in part { try writer.add(article) }
            try writer.commit()
        }
        for id in deleting { try writer.delete(id: id) }
        try writer.commit()
        writer.close()
        return index
    }

    private static let queries = [
        "wall", "sea wall", "\"sea wall\"", "oil OR price", "wall -lamp", "fe* crane~1", "NEAR(sea wall, 3)", "author:quill oil",
        "date:2022.. sea", "*", "site:a.org", "source:wall", "title:oil",
        "^wall", "zzz", "id:b-1*", "(wall OR sea) price^3",
    ]

    @Test(arguments: 1...3) func scoresAndOrderAreThoseOfOneIndex(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let parts = (0..<3).map { part in (0..<20 + random.below(40)).map { Self.article("\(["a", "b", "c"][part])-\($0)", &random) } }
        let gone = ["a-3", "b-7", "c-1"]
        let readers = try parts.enumerated().map { number, articles in
            let half = articles.count / 2
            return try Self.write(
                [Array(articles[..<half]), Array(articles[half...])], deleting: [gone[number]], to: folder.path + "/\(number)"
            ).reader()
        }
        let whole = try Self.write([parts[0], parts[1], parts[2]], deleting: gone, to: folder.path + "/whole").reader()
        let joined = try IndexReader(joining: readers)
        #expect(joined.statistics == whole.statistics)
        #expect(joined.fieldNames == whole.fieldNames)
        #expect(try joined.termCount() == whole.termCount())
        var found = 0
        for text in Self.queries {
            for ranking in [Ranking(), Ranking(BM25(.fts5)), Ranking(.dirichlet(DirichletSmoothing())), Ranking(.dph), Ranking(.tfidf)] {
                for order in ResultOrder.allCases {
                    // Passages are made of the article alone: once will do.
                    let isFirst = ranking == Ranking() && order == .score
                    let request = SearchRequest(
                        limit: 1000, order: order, countKeys: [.year, .field("source")], detail: isFirst ? .passages : .ids, fragments: 2)
                    let answers = try [joined, whole].map { reader in
                        try ArticleSearch(reader: reader, ranking: ranking).answer(QueryParser(reader).parse(text).query, request)
                    }
                    let (one, other) = (answers[0], answers[1])
                    #expect(one.hits.map(\.article.id) == other.hits.map(\.article.id), "\(text) \(order)")
                    #expect(one.hits.map(\.score.bitPattern) == other.hits.map(\.score.bitPattern), "\(text) \(ranking)")
                    #expect(one.hits.map(\.highlights) == other.hits.map(\.highlights))
                    #expect(one.matchCount == other.matchCount)
                    #expect(one.counts == other.counts)
                    #expect(one.hits.allSatisfy { ["a", "b", "c"][$0.indexNumber] == String($0.article.id.prefix(1)) })
                    found += one.hits.count
                }
            }
            let feedback = try [joined, whole].map { reader in
                try ArticleSearch(reader: reader, ranking: Ranking(), feedback: RelevanceFeedback()).answer(
                    QueryParser(reader).parse(text).query, limit: 20
                ).hits.map(\.score.bitPattern)
            }
            #expect(feedback[0] == feedback[1], "\(text) with feedback")
            // Pages by cursor are parts of the whole list.
            let search = ArticleSearch(reader: joined, ranking: Ranking())
            let query = QueryParser(joined).parse(text).query
            let all = try search.answer(query, limit: 1000).hits.map(\.article.id)
            var paged: [String] = []
            var cursor: SearchCursor?
            repeat {
                let page = try search.answer(query, SearchRequest(limit: 9, cursor: cursor))
                paged += page.hits.map(\.article.id)
                cursor = page.cursor
            } while cursor != nil
            #expect(paged == all)
        }
        #expect(found > 1_000)
        #expect(throws: SearchRequestError.self) {
            let search = ArticleSearch(reader: joined, ranking: Ranking())
            let query = Query.term("wall")
            let cursor = try search.answer(query, SearchRequest(limit: 1)).cursor
            _ = try ArticleSearch(reader: readers[0], ranking: Ranking()).answer(query, SearchRequest(limit: 1, cursor: cursor))
        }
    }

    @Test func anIDOfTwoIndexesIsTwoArticles() throws {
        let folder = try TemporaryFolder()
        let readers = try [0, 1].map {
            try Self.write(
                [[Article(id: "x", title: "Wall \($0)", body: "wall"), Article(id: "\($0)", body: "sea")]], to: folder.path + "/\($0)"
            ).reader()
        }
        let joined = try IndexReader(joining: readers)
        #expect(try joined.docs(docno: "x").count == 2)
        #expect(try joined.docs(docno: "1").count == 1)
        #expect(try joined.docs(docno: "y").isEmpty)
        #expect(try joined.docs(docno: "x").map { try joined.article($0).title } == ["Wall 0", "Wall 1"])
        #expect(try joined.docs(docno: "x").map { joined.indexNumber(of: $0) } == [0, 1])
        #expect(try joined.search("wall").hits.map(\.indexNumber) == [0, 1])
    }

    @Test func indexesThatDoNotFitAreRefused() throws {
        let folder = try TemporaryFolder()
        let article = Article(id: "x", body: "sea wall 'Sea'")
        let english = try Self.write([[article]], to: folder.path + "/english").reader()
        let standard = try Self.write([[article]], to: folder.path + "/standard", analyzer: "standard").reader()
        #expect(throws: IndexJoinError.otherAnalyzer(1, "english", "standard")) { try IndexReader(joining: [english, standard]) }
        let bare = try Index(creatingAt: folder.path + "/bare", analyzer: "english", storesText: false)
        #expect(throws: IndexJoinError.otherText(2)) { try IndexReader(joining: [english, english, bare.reader()]) }
        // Forms of words are those that all keep.
        let spelled = try Self.write([[article]], to: folder.path + "/spelled", forms: true).reader()
        let joined = try IndexReader(joining: [spelled, english])
        #expect(spelled.keepsSpelling)
        #expect(!joined.keepsSpelling)
        #expect(joined.hasSurfaceForms)
        #expect(try joined.search("\"sea wall\"").hits.count == 2)
    }

    @Test func emptyIndexesJoin() throws {
        let folder = try TemporaryFolder()
        let (empty, full) = (
            try Self.write([[]], to: folder.path + "/e").reader(),
            try Self.write([[Article(id: "x", body: "sea")]], to: folder.path + "/f").reader()
        )
        #expect(try IndexReader(joining: [empty, full, empty]).search("sea").hits.map(\.indexNumber) == [1])
        #expect(try IndexReader(joining: [empty]).search("*").hits.isEmpty)
    }
}
