import Lede
import LedeBackends
import LedeQueryLanguage
import LedeRetrieval
import LedeRetrievalEvaluation

/// Puts the same queries to several rankings over one snapshot, and says how their answers differ, how good they are and how long they
/// take.
///
///     let comparison = try RankingComparison(
///         snapshot, rankings: ["bm25": .formula(), "titles": .formula(SearchRanking(titleWeight: 3))])
///     let result = try await comparison.run(["q1": "sea wall", "q2": "ferry strike"], judgments: judgments)
///     for ranking in result.rankings { print(ranking.name, ranking.measures["nDCG@10"] ?? 0) }
public struct RankingComparison: Sendable {
    private let snapshot: IndexSnapshot
    private let backends: [any LedeBackends.RankingBackend]
    /// Articles listed and compared of each answer, at least 1.
    public var depth = 10
    /// How often each ranking is timed; 0 not to time them.
    public var rounds = 5

    /// What is compared: a formula over the index's own answers, or an engine of your own.
    public enum Contender: Sendable {
        case formula(SearchRanking = SearchRanking())
        case backend(any Lede.RankingBackend)
    }

    /// - Parameters:
    ///   - snapshot: what is searched.
    ///   - rankings: at least one, by name; the first is the baseline.
    /// - Throws: `.invalidQuery` for a formula with a parameter out of range.
    public init(_ snapshot: IndexSnapshot, rankings: KeyValuePairs<String, Contender>) throws(LedeError) {
        self.snapshot = snapshot
        do {
            backends = try rankings.map { name, ranking in
                switch ranking {
                case .formula(let formula): LedeBackend(name: name, reader: snapshot.reader, ranking: try formula.ranking())
                case .backend(let backend): NamedBackend(name: name, base: AdaptedBackend(backend))
                }
            }
        } catch {
            throw LedeError(error)
        }
    }

    /// What a ranking answered to all queries.
    public struct RankingResult: Sendable, Hashable {
        public let name: String
        /// The mean over the judged queries by the measure's name; empty without judgments.
        public let measures: [String: Double]
        /// The median time of an answer, in seconds; nil if it was not timed.
        public let seconds: Double?
    }

    /// What the rankings answered to one query.
    public struct QueryResult: Sendable, Hashable {
        public let id: String
        public let text: String
        /// The best articles of each ranking, in the order of the rankings.
        public let answers: [[Lede.RankedArticle]]
        /// The share of articles that each ranking's list has in common with the baseline's, 0 to 1; 1 for the baseline.
        public let overlaps: [Double]
    }

    /// What a comparison found.
    public struct Outcome: Sendable {
        public let rankings: [RankingResult]
        /// In the order asked.
        public let queries: [QueryResult]
        /// All of it and more as JSON: the document of `lede compare --json` (<doc:JSONOutput>).
        public let json: String
    }

    /// Asks every query of every ranking, on a thread of its own.
    /// - Parameters:
    ///   - queries: as people type them, by id; one word of a query suffices.
    ///   - judgments: what the measures are taken against.
    ///   - measures: in ir_measures' or trec_eval's names, such as `nDCG@10`, `AP`, `P_5`.
    /// - Throws: `.invalidQuery` for a measure that does not exist, or without a ranking; `.callback` with what a backend throws;
    ///   `.cancelled`; `.damaged`.
    public func run(
        _ queries: KeyValuePairs<String, String>, judgments: RelevanceJudgments? = nil, measures: [String] = ["nDCG@10", "AP", "RR"]
    ) async throws(LedeError) -> Outcome {
        let asked = queries.map { ($0.key, $0.value) }
        return try await snapshot.blocking { try outcome(asked, judgments, measures) }
    }

    private func outcome(_ queries: [(String, String)], _ judgments: RelevanceJudgments?, _ names: [String]) throws -> Outcome {
        guard !backends.isEmpty else { throw LedeError(.invalidQuery, "a comparison needs a ranking") }
        var comparer = Comparer(backends)
        comparer.depth = max(1, depth)
        comparer.rounds = max(0, rounds)
        let parsed = queries.map { id, text in
            LedeBackends.BackendQuery(
                id: id, text: text, query: ParsedQuery(text, forAllBackendsOf: snapshot.reader, adjacency: .any).query)
        }
        let measures = try names.map { name in
            do throws(MeasureError) { return try MeasureCatalog.measure(name) } catch {
                throw LedeError(.invalidQuery, "\(error)", found: name)
            }
        }
        let comparison = try comparer.compare(parsed, judgments: judgments?.qrels, measures: measures)
        let report = comparison.report
        let rankings = report.backends.enumerated().map { number, backend in
            let effectiveness = comparison.evaluation.effectiveness?[number]
            let values = zip(effectiveness?.measureNames ?? [], effectiveness?.overall ?? [])
            return RankingResult(
                name: backend.name, measures: Dictionary(values, uniquingKeysWith: { first, _ in first }), seconds: backend.seconds?.p50)
        }
        return Outcome(
            rankings: rankings,
            queries: report.queries.map { query in
                QueryResult(
                    id: query.id, text: query.text,
                    answers: query.answers.map { $0.articles.map { Lede.RankedArticle(id: $0.id, score: $0.score) } },
                    overlaps: [1] + query.agreements.map(\.overlap))
            },
            json: try report.json())
    }
}

/// A backend under the name that a comparison gives it.
private struct NamedBackend: LedeBackends.RankingBackend {
    let name: String
    let base: AdaptedBackend

    func rank(_ query: LedeBackends.BackendQuery, limit: Int) throws -> [LedeBackends.RankedArticle] {
        try base.rank(query, limit: limit)
    }

    func count(_ query: LedeBackends.BackendQuery) throws -> Int? { try base.count(query) }
}
