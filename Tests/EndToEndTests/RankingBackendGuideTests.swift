import Foundation
import LedeEvaluation
import LedeTestSupport
import Testing

// Guide begins
/// Looks at headlines alone: the fewer headlines have a word of the query, the more it counts.
struct HeadlineBackend: RankingBackend {
    let name = "headlines"
    private let headlines: [(id: String, words: Set<String>)]
    /// The number of headlines with each word.
    private let counts: [String: Int]

    init(_ reader: IndexReader) throws {
        var headlines: [(id: String, words: Set<String>)] = []
        var counts: [String: Int] = [:]
        var articles = LiveArticles(reader)
        while let article = try articles.nextArticle() {
            let words = Self.words(article.title)
            headlines.append((article.id, words))
            for word in words { counts[word, default: 0] += 1 }
        }
        self.headlines = headlines
        self.counts = counts
    }

    func rank(_ query: BackendQuery, limit: Int) -> [RankedArticle] {
        let words = Self.words(query.text).sorted()
        var answer: [RankedArticle] = []
        for (id, headline) in headlines where !headline.isDisjoint(with: words) {
            let found = words.filter(headline.contains)
            answer.append(RankedArticle(id: id, score: found.reduce(0) { $0 + 1 / Double(counts[$1] ?? 1) }))
        }
        // A total order: by score, then by id.
        answer.sort { ($1.score, $0.id) < ($0.score, $1.id) }
        return Array(answer.prefix(max(limit, 0)))
    }

    func count(_ query: BackendQuery) -> Int? {
        let words = Self.words(query.text)
        return headlines.count { !$0.words.isDisjoint(with: words) }
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
// Guide ends

/// The code of the article "Writing a ranking backend", compiled and run as it is there.
@Suite struct RankingBackendGuideTests {
    private let temporary: TemporaryIndex

    init() throws {
        temporary = try TemporaryIndex(analyzer: "english")
        try temporary.add([
            Article(id: "wall", title: "Sea wall repaired", date: "2024-09-01", body: "The wall at Dunmere had stood since 1911."),
            Article(id: "ferry", title: "Ferry strike ends", date: "2024-10-28", body: "The sea was calm."),
            Article(id: "ferries", title: "Ferries and the sea", date: "2023-05-11", body: "Crews went back to work."),
            Article(id: "council", title: "Council votes", body: "It votes on the sea wall and the ferry."),
        ])
    }

    @Test func theGuidesBackendIsCompared() throws {
        let index = temporary.index
        var qrels = Qrels()
        qrels.add(queryID: "q1", docno: "wall", grade: 2)
        qrels.add(queryID: "q2", docno: "ferry", grade: 1)
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

        // Comparison begins
        let reader = try index.reader()
        let lede = LedeBackend(name: "lede", reader: reader, formula: BM25(.lucene))
        let comparer = Comparer([lede, try HeadlineBackend(reader)])
        let queries = ["q1": "sea wall", "q2": "ferry strike"].sorted(by: <).map { id, text in
            BackendQuery(id: id, text: text, query: ParsedQuery(text, forAllBackendsOf: reader, adjacency: .any).query)
        }
        let comparison = try comparer.compare(queries, judgments: qrels, measures: try MeasureCatalog.measures("nDCG@10 RR"))
        for query in comparison.report.queries {
            print(query.id, query.answers.map { $0.articles.map(\.id) }, query.agreements[0].overlap)
        }
        for (name, effectiveness) in zip(comparer.backends.map(\.name), comparison.evaluation.effectiveness ?? []) {
            print(name, effectiveness.overall ?? [])
        }
        // Comparison ends

        #expect(
            printed == [
                #"q1 [["wall", "council", "ferry", "ferries"], ["wall", "ferries"]] 0.5"#,
                "q2 [[\"ferry\", \"ferries\", \"council\"], [\"ferry\"]] \(1.0 / 3)",
                "lede [1.0, 1.0]", "headlines [1.0, 1.0]",
            ])
    }

    @Test func theGuidesBackendIsSearched() throws {
        let index = temporary.index
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

        // Search begins
        let reader = try index.reader()
        let search = ArticleSearch(reader: reader, backend: try HeadlineBackend(reader))
        let text = "ferry sea"
        let query = BackendQuery(id: "1", text: text, query: QueryParser(reader).parse(text).query)
        let request = SearchRequest(limit: 2, order: .dateDescending, filters: [AttributeFilter(dateText: "2024")!], countKeys: [.month])
        let answer = try search.answer(query, request)
        for hit in answer.hits {
            print(hit.rank, hit.score, hit.article.id, hit.snippet.text)
        }
        print(answer.matchCount, answer.counts[0].entries.map(\.value), answer.cursor?.token ?? "")
        // Search ends

        #expect(
            printed.dropLast() == [
                "1 1.0 ferry The sea was calm.", "2 0.5 wall The wall at Dunmere had stood since 1911.",
            ])
        #expect(printed.last?.hasPrefix(#"2 ["2024-09", "2024-10"]"#) == true, "\(printed)")
        // The same page of code under both: what is searched is what is compared.
        let all = try search.answer(query, SearchRequest(limit: 10))
        let compared = try #require(Comparer([try HeadlineBackend(reader)]).compare([query]).report.queries.first).answers[0]
        #expect(all.hits.map(\.article.id) == compared.articles.map(\.id))
        #expect(all.hits.map(\.score) == compared.articles.map(\.score))
        #expect(all.matchCount == compared.matchCount)
    }

    @Test func theBackendKeepsTheProtocolsPromises() throws {
        let backend = try HeadlineBackend(try temporary.index.reader())
        let query = BackendQuery(id: "q", text: "the sea, ferry strike", query: .none)
        let all = backend.rank(query, limit: 10)
        // the: 1, sea: 2, ferry: 1, strike: 1 headlines.
        #expect(
            all == [
                RankedArticle(id: "ferry", score: 2), RankedArticle(id: "ferries", score: 1.5), RankedArticle(id: "wall", score: 0.5),
            ])
        #expect(backend.rank(query, limit: 2) == Array(all.prefix(2)))
        #expect(backend.rank(query, limit: 0).isEmpty)
        #expect(backend.count(query) == 3)
        let nothing = BackendQuery(id: "q", text: "?", query: .none)
        #expect(backend.rank(nothing, limit: 10).isEmpty)
        #expect(backend.count(nothing) == 0)
    }

    @Test func theGuideHoldsThisCode() throws {
        let here = URL(filePath: #filePath)
        let source = try String(contentsOf: here, encoding: .utf8)
        let guide = try String(
            contentsOf: here.deletingLastPathComponent().appending(path: "../../Sources/Lede/Lede.docc/WritingARankingBackend.md")
                .standardizedFileURL,
            encoding: .utf8)
        let blocks = guide.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        let backend = try Self.code("Guide", in: source, indentation: 0)
        let search = try Self.code("Search", in: source, indentation: 8)
        let comparison = try Self.code("Comparison", in: source, indentation: 8)
        #expect(blocks == ["import Lede\n\n" + backend, search, comparison])
    }

    /// The lines between the comments that say where a part begins and ends.
    private static func code(_ part: String, in source: String, indentation: Int) throws -> String {
        let margin = String(repeating: " ", count: indentation)
        let start = try #require(source.range(of: "\n\(margin)// \(part) begins\n"))
        let end = try #require(source.range(of: "\n\(margin)// \(part) ends\n"))
        let lines = source[start.upperBound..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { ($0.hasPrefix(margin) ? String($0.dropFirst(indentation)) : String($0)) + "\n" }.joined()
    }
}
