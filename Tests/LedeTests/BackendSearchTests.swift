import LedeArticleModel
import LedeTestSupport
import Testing

@testable import LedeCore
import LedeModules

/// Whatever finds articles, searching works the same way: every spec answers in a search as in a comparison, and an engine that can only
/// rank and count is filtered, sorted and cut into pages by the index.
@Suite struct BackendSearchTests {
    private let folder: TemporaryFolder
    private let index: Index
    private let reader: IndexReader

    init() async throws {
        folder = try TemporaryFolder()
        index = try Index(creatingAt: folder.path + "/index", analyzer: "english")
        var random = SeededGenerator(seed: 7)
        let words = ["sea", "wall", "oil", "price", "ferry", "lamp", "crane", "the"]
        let writer = try index.writer()
        for number in 0..<80 {
            let body = (0..<1 + random.below(40)).map { _ in words[min(random.below(8), random.below(8))] }.joined(separator: " ")
            try writer.add(
                Article(
                    id: "a\(number)", title: words[random.below(8)],
                    date: random.below(4) == 0 ? nil : "202\(random.below(5))-0\(1 + random.below(9))-1\(random.below(10))",
                    author: ["Ada Quill", "Jan Novak"][random.below(2)], body: body,
                    metadata: [Metadatum(name: "source", value: words[random.below(3)])]))
        }
        try writer.commit()
        writer.close()
        reader = try index.reader()
    }

    private static let specs = [
        "lede", "lede:k1=0.4,b=0.1", "lede:bm25=fts5", "lede:like=lucene", "lede:model=ql", "lede:weights=title:3", "lede:feedback=rm3",
        "lede:proximity=1", "fts5", "fts5:tokenize=porter", "fts5:weights=title:4", "fuse:rrf(lede,fts5)",
        "own=fuse:combsum(lede:model=dph,fts5:tokenize=unicode61):norm=max", "named=lede:bm25=atire",
    ]

    private func query(_ text: String) -> BackendQuery {
        BackendQuery(id: "1", text: text, query: ParsedQuery(text, forAllBackendsOf: reader, adjacency: .all).query)
    }

    @Test(arguments: specs) func aSearchFindsWhatAComparisonFinds(spec: String) throws {
        let backend = try index.backend(try BackendSpec(spec), reader: reader)
        let search = ArticleSearch(reader: reader, backend: backend)
        for text in ["sea", "sea wall", "\"sea wall\"", "oil OR ferry", "lamp -crane", "title:oil", "nowhere", "fer*"] {
            let compared = try Comparer([backend]).compare(query(text)).answers[0]
            let answer = try search.answer(query(text), SearchRequest(detail: .ids, allowsPartial: false))
            #expect(answer.hits.map(\.article.id) == compared.articles.map(\.id), "\(text)")
            #expect(answer.hits.map(\.score.bitPattern) == compared.articles.map(\.score.bitPattern), "\(text)")
            if let count = compared.matchCount { #expect(answer.matchCount == count, "\(text)") }
            #expect(answer.isExact == (compared.matchCount != nil))
        }
    }

    /// Ranks by what another does, and can do nothing else.
    private struct RankOnly: RankingBackend {
        let base: any RankingBackend
        var name: String { base.name }
        var counts = true

        func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] { try base.best(limit, for: query) }
        func count(_ query: BackendQuery) throws -> Int? { counts ? try base.count(query) : nil }
    }

    @Test(arguments: 1...4) func whatABackendCannotDoIsDoneForIt(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let own = LedeBackend(name: "lede", reader: reader, ranking: Ranking())
        let filters: [AttributeFilter] = [
            AttributeFilter(dateText: "2022..")!, AttributeFilter(authorText: "quill")!, .field(name: "source", value: "sea"),
        ]
        for _ in 0..<60 {
            let query = query(["sea", "oil OR ferry OR lamp", "wall -the", "zzz", "the"][random.below(5)])
            let chosen = filters.filter { _ in random.below(3) == 0 }
            let order = ResultOrder.allCases[random.below(3)]
            let request = RetrievalRequest(
                query, limit: [0, 1, 7, 80, .max][random.below(5)], offset: random.below(12),
                selection: AttributeSelection(reader, filters: chosen, order: order))
            let expected = try own.retrieve(request)
            let found = try RankOnly(base: own).retrieve(request)
            #expect(try found.hits.documents(in: reader) == expected.hits.documents(in: reader), "\(query.text) \(request.limit) \(order)")
            #expect(found.matchCount == expected.matchCount)
            let selection = AttributeSelection(reader, filters: chosen)
            let documents = try RankOnly(base: own).documents(matching: query, selection)
            #expect(try documents == own.documents(matching: query, selection))
            // Filtered afterwards, as anybody would.
            let all = try own.best(.max, for: query).filter { article in
                try Searcher(reader: reader).filtered([try #require(try reader.doc(docno: article.id))], by: chosen).count == 1
            }
            #expect(try order.isByDate || found.hits.articles() == Array(all.dropFirst(request.offset).prefix(request.limit)))
            #expect(found.matchCount == all.count)
        }
    }

    @Test func pagesOfAnyBackendGoOnAfterACommitIfTheyAreByDate() throws {
        let backend = RankOnly(base: LedeBackend(name: "lede", reader: reader, ranking: Ranking()), counts: false)
        let search = ArticleSearch(reader: reader, backend: backend)
        let whole = try search.answer(query("sea"), SearchRequest(limit: 100, order: .dateDescending, detail: .ids))
        // By date every match is taken, so that their number is known; of the best, some are.
        #expect(whole.isExact)
        #expect(whole.matchCount == whole.hits.count)
        #expect(try !search.answer(query("sea"), SearchRequest(limit: 5, detail: .ids)).isExact)
        let page = try search.answer(query("sea"), SearchRequest(limit: 5, order: .dateDescending, detail: .ids))
        let writer = try index.writer()
        try writer.add(Article(id: "new", body: "nothing"))
        try writer.commit()
        writer.close()
        let later = try index.reader()
        let next = ArticleSearch(reader: later, backend: RankOnly(base: LedeBackend(name: "lede", reader: later, ranking: Ranking())))
        let rest = try next.answer(
            query("sea"), SearchRequest(limit: 100, order: .dateDescending, cursor: page.cursor, detail: .ids))
        #expect(rest.hits.map(\.article.id) == Array(whole.hits.map(\.article.id).dropFirst(5)))
    }

    /// A run lists articles that the index does not have: the best of those that it has are the answer, as many as are asked for.
    @Test func articlesOfNoIndexAreNoResults() throws {
        struct Strangers: RankingBackend {
            let name = "strangers"
            func rank(_ query: BackendQuery, limit: Int) -> [RankedArticle] {
                Array(
                    (0..<200).lazy.map { RankedArticle(id: $0.isMultiple(of: 5) ? "a\($0 / 5)" : "x\($0)", score: Double(200 - $0)) }
                        .prefix(limit))
            }
            func count(_ query: BackendQuery) -> Int? { nil }
        }
        let search = ArticleSearch(reader: reader, backend: Strangers())
        let answer = try search.answer(query("sea"), SearchRequest(limit: 12, detail: .ids))
        #expect(answer.hits.map(\.article.id) == (0..<12).map { "a\($0)" })
        #expect(answer.matchCount == 40)
        let second = try search.answer(query("sea"), SearchRequest(limit: 12, cursor: answer.cursor, detail: .ids))
        #expect(second.hits.map(\.article.id) == (12..<24).map { "a\($0)" })
    }

    @Test func onlyAnEngineWithTheIndexsTokensIsExplained() throws {
        for (spec, isExplained) in [("lede:k1=2", true), ("fts5", true), ("fts5:tokenize=porter", false), ("fuse:rrf(lede,fts5)", false)] {
            let backend = try index.backend(try BackendSpec(spec), reader: reader)
            let answer = try ArticleSearch(reader: reader, backend: backend).answer(query("sea"), SearchRequest(limit: 3, explains: true))
            #expect(answer.hits.count == 3)
            for hit in answer.hits {
                #expect((hit.explanation != nil) == isExplained, "\(spec)")
                if let explanation = hit.explanation { #expect(abs(explanation.score - hit.score) < 1e-9) }
            }
        }
    }
}
