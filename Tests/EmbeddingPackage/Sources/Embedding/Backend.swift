import Lede

// The code of the article "Writing a ranking backend".

// [backend]
/// Looks at headlines alone: the fewer headlines have a word of the query, the more it counts.
struct HeadlineBackend: RankingBackend {
    let name = "headlines"
    private let headlines: [(id: String, words: Set<String>)]
    /// The number of headlines with each word.
    private let counts: [String: Int]

    init(_ snapshot: IndexSnapshot) throws {
        var headlines: [(id: String, words: Set<String>)] = []
        var counts: [String: Int] = [:]
        try snapshot.forEachArticle { article in
            let words = Self.words(article.title)
            headlines.append((article.id, words))
            for word in words { counts[word, default: 0] += 1 }
            return true
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
// [end]

func rankByHeadlines(_ index: ArticleIndex) async throws -> SearchPage {
    // [backend search]
    let page = try await index.read { snapshot in
        let headlines = try HeadlineBackend(snapshot)
        let request = SearchRequest(limit: 2, order: .newestFirst, filter: .date("2024"), facets: [.month])
        return try snapshot.search("ferry sea", request, backend: headlines)
    }
    // [end]
    return page
}
