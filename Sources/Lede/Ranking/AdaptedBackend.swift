import LedeBackends
import LedeQueryLanguage

/// An app's backend as the searches below know one.
package struct AdaptedBackend: LedeBackends.RankingBackend {
    private let base: any RankingBackend

    package init(_ base: any RankingBackend) { self.base = base }

    package var name: String { base.name }

    package func rank(_ query: LedeBackends.BackendQuery, limit: Int) throws -> [LedeBackends.RankedArticle] {
        try base.rank(BackendQuery(query), limit: limit).map { LedeBackends.RankedArticle(id: $0.id, score: $0.score) }
    }

    package func count(_ query: LedeBackends.BackendQuery) throws -> Int? { try base.count(BackendQuery(query)) }
}

extension BackendQuery {
    package init(_ query: LedeBackends.BackendQuery) {
        let words = query.query.scoringLeaves.flatMap { $0.pattern.words }
        self.init(id: query.id, text: query.text, terms: words.compactMap { $0.soleTerm.map { String(decoding: $0, as: UTF8.self) } })
    }
}
