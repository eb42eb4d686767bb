import InvertedIndex
import RankingBackends
import Retrieval
import RetrievalEvaluation

extension ComparisonDocument {
    /// What a report says, with the articles' titles.
    ///
    /// - Parameters:
    ///   - queries: those that were asked, for passages.
    ///   - backends: those of the report, in its order.
    ///   - primary: the measure that decides.
    ///   - showsPassages: whether each result has the passage that matched.
    /// - Throws: `IndexFileError`.
    public init(
        _ report: ComparisonReport, of queries: [BackendQuery], backends: [OpenedBackend], reader: IndexReader, judgments: Qrels?,
        primary: String?, provenance: ComparisonProvenance, showsPassages: Bool
    ) throws {
        let names = report.backendNames
        let answered = report.answeredCounts
        let values = report.evaluation.effectiveness?.map { found in
            Dictionary(zip(found.queryIDs, found.values), uniquingKeysWith: { first, _ in first })
        }
        let asked = Dictionary(queries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(
            provenance: provenance, depth: report.depth, isPartial: report.isPartial,
            backends: backends.enumerated().map { index, backend in
                let measured = report.evaluation.effectiveness?[index]
                return ComparedBackend(
                    name: backend.name, spec: backend.spec.text, summary: backend.spec.summary, answered: answered[index],
                    seconds: ComparedTimes(report.medianTimes(index)),
                    measures: measured?.overall.map {
                        Dictionary(zip(measured?.measureNames ?? [], $0), uniquingKeysWith: { first, _ in first })
                    },
                    judged: measured?.judgedCount, missing: measured?.missingCount,
                    bytes: backend.cost.totalBytes, indexBytes: backend.cost.indexBytes, storedBytes: backend.cost.storedBytes,
                    structures: backend.cost.structures,
                    buildSeconds: backend.cost.buildSeconds, buildScope: backend.cost.buildScope)
            },
            agreements: report.evaluation.agreements.enumerated().map { index, agreement in
                ComparedAgreement(agreement, baseline: names[0], backend: names[index + 1], equalCounts: report.equalCounts(index + 1))
            },
            effectiveness: ComparedEffectiveness(
                report.evaluation, names: names, primary: primary, allPairs: report.allPairs, notAsked: report.notAskedCount),
            causes: Self.causes(report),
            queries: try report.queries.map { comparison in
                let rows = values?.map { $0[comparison.id] ?? [] }
                return ComparedQuery(
                    id: comparison.id, query: comparison.text,
                    backends: try Self.answers(
                        comparison, names: names, values: rows, grades: judgments?[comparison.id], reader: reader,
                        query: showsPassages ? asked[comparison.id]?.query : nil),
                    agreement: Self.lists(comparison, names: names, depth: report.depth))
            },
            failures: report.failures.map { ComparedFailure(id: $0.queryID, backend: $0.failure.backendName, reason: $0.failure.reason) })
    }

    private static func causes(_ report: ComparisonReport) -> [ComparedCauses] {
        guard report.queries.contains(where: { !$0.attributions.isEmpty }) else { return [] }
        return report.backendNames.indices.dropFirst().map { other in
            let attributions = report.attributions(other)
            let listed = report.queries.reduce(0) { sum, query in
                sum + Set(query.answers[0].articles.map(\.id)).union(query.answers[other].articles.map(\.id)).count
            }
            return ComparedCauses(
                backend: report.backendNames[other], articles: listed, moved: attributions.count { $0.gain != 0 },
                causes: CauseSummary.summaries(of: attributions).map {
                    ComparedCause(
                        cause: $0.cause.rawValue, name: $0.cause.name, articles: $0.articleCount, mainly: $0.mainCount, ranks: $0.ranks)
                })
        }
    }

    private static func answers(
        _ comparison: QueryComparison, names: [String], values: [[Double]]?, grades: [String: Int]?, reader: IndexReader, query: Query?
    ) throws -> [ComparedAnswer] {
        let maker = query.map { SnippetMaker(query: $0, analyzer: reader.analyzer) }
        var shown: [String: (title: String?, beginning: String?, passage: ComparedPassage?)] = [:]
        func show(_ id: String) throws -> (title: String?, beginning: String?, passage: ComparedPassage?) {
            if let known = shown[id] { return known }
            guard let doc = try reader.doc(docno: id) else { return (nil, nil, nil) }
            let article = try reader.article(doc)
            let found = (
                article.title.isEmpty ? nil : article.title, article.title.isEmpty ? article.beginning() : nil,
                maker.map { ComparedPassage($0.snippet(of: article)) }
            )
            shown[id] = found
            return found
        }
        return try comparison.answers.enumerated().map { index, answer in
            let attributions =
                index == 0 || comparison.attributions.isEmpty
                ? nil : Dictionary(comparison.attributions[index - 1].map { ($0.articleID, $0) }, uniquingKeysWith: { first, _ in first })
            return ComparedAnswer(
                name: names[index], matches: answer.matchCount, seconds: LatencySummary(answer.times).map { ComparedTimes($0) },
                measures: values?[index] ?? [],
                results: try answer.articles.enumerated().map { rank, article in
                    let (title, beginning, passage) = try show(article.id)
                    return ComparedResult(
                        rank: rank + 1, score: article.score, id: article.id, title: title, beginning: beginning,
                        move: index == 0 ? nil : comparison.agreements[index - 1].moves[rank].ranks, grade: grades?[article.id],
                        passage: passage,
                        causes: attributions?[article.id]?.parts.filter { $0.gain != 0 }.map {
                            ComparedMove(cause: $0.cause.name, detail: $0.detail, gain: $0.gain)
                        })
                })
        }
    }

    private static func lists(_ comparison: QueryComparison, names: [String], depth: Int) -> [ComparedLists] {
        comparison.agreements.enumerated().map { index, agreement in
            ComparedLists(
                baseline: names[0], backend: names[index + 1], depth: depth, overlap: agreement.overlap,
                rbo: agreement.rankBiasedOverlap.extrapolated, rboMin: agreement.rankBiasedOverlap.minimum,
                rboResidual: agreement.rankBiasedOverlap.residual, kendallTau: agreement.kendall.tau, common: agreement.kendall.commonCount)
        }
    }
}

extension RankMove {
    /// Ranks won; nil for an article that is new.
    var ranks: Int? {
        switch self {
        case .same: 0
        case .up(let ranks): ranks
        case .down(let ranks): -ranks
        case .new: nil
        }
    }
}
