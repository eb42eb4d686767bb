import Lede

/// Prints comparisons for programs, one object a line. A line a query, then one with what holds for all:
///
///     {"type":"query","id","query","backends":[{"name","matches","seconds":{"p50","p95","p99","rounds"},
///         "results":[{"rank","score","id","title","move"}]}],
///      "agreement":[{"baseline","backend","depth","overlap","rbo","rbo_min","rbo_residual","kendall_tau","common"}]}
///     {"type":"summary","queries","failures":[…],"backends":[{"name","summary","answered","seconds","bytes","index_bytes","stored_bytes",
///         "build_seconds","build_scope","measures":{…}|null,"judged","missing"}],"agreement":[…]}
///
/// `move` is the number of ranks that the article stands higher than in the baseline (negative: lower), null for one that is new; it is left
/// out in the baseline's own list.
struct ComparisonJSONPrinter {
    let backends: [OpenedBackend]
    let depth: Int
    let output: StandardOutput

    init(backends: [OpenedBackend], depth: Int, output: StandardOutput = .shared) {
        self.backends = backends
        self.depth = depth
        self.output = output
    }

    private typealias Fields = [(name: String, value: JSONValue)]

    /// - Parameter title: a name for people for an article's id; nil where it has none.
    func print(_ comparison: QueryComparison, title: (String) throws -> String?) rethrows {
        var answers: [JSONValue] = []
        for (index, answer) in comparison.answers.enumerated() {
            var results: [JSONValue] = []
            for (rank, article) in answer.articles.enumerated() {
                var fields: Fields = [
                    ("rank", .integer(rank + 1)), ("score", .number(article.score)), ("id", .string(article.id)),
                    ("title", JSONValue(try title(article.id))),
                ]
                if index > 0 { fields.append(("move", move(comparison.agreements[index - 1].moves[rank]))) }
                results.append(.object(fields))
            }
            answers.append(
                .object([
                    ("name", .string(backends[index].name)), ("matches", integer(answer.matchCount)),
                    ("seconds", seconds(LatencySummary(answer.times), count: "rounds")), ("results", .array(results)),
                ]))
        }
        let agreements = zip(backends.dropFirst(), comparison.agreements).map { backend, agreement in
            JSONValue.object([
                ("baseline", .string(backends[0].name)), ("backend", .string(backend.name)), ("depth", .integer(depth)),
                ("overlap", .number(agreement.overlap)), ("rbo", .number(agreement.rankBiasedOverlap.extrapolated)),
                ("rbo_min", .number(agreement.rankBiasedOverlap.minimum)),
                ("rbo_residual", .number(agreement.rankBiasedOverlap.residual)), ("kendall_tau", number(agreement.kendall.tau)),
                ("common", .integer(agreement.kendall.commonCount)),
            ])
        }
        write([
            ("type", .string("query")), ("id", .string(comparison.id)), ("query", .string(comparison.text)),
            ("backends", .array(answers)), ("agreement", .array(agreements)),
        ])
    }

    func print(_ report: ComparisonReport) {
        let latencies = report.latencies
        let answered = report.answeredCounts
        let backends = self.backends.enumerated().map { index, backend -> JSONValue in
            let cost = backend.cost
            let effectiveness = report.effectiveness?[index]
            let measures = effectiveness?.overall.map { values in
                JSONValue.object(zip(effectiveness?.measureNames ?? [], values).map { (name: $0, value: .number($1)) })
            }
            return .object([
                ("name", .string(backend.name)), ("summary", .string(backend.spec.summary)), ("answered", .integer(answered[index])),
                ("seconds", seconds(latencies[index], count: "queries")), ("bytes", integer(cost.totalBytes)),
                ("index_bytes", integer(cost.indexBytes)), ("stored_bytes", integer(cost.storedBytes)),
                ("build_seconds", number(cost.buildSeconds)), ("build_scope", .string(cost.buildScope)),
                ("measures", measures ?? .null), ("judged", integer(effectiveness?.judgedCount)),
                ("missing", integer(effectiveness?.missingCount)),
            ])
        }
        let agreements = zip(self.backends.dropFirst(), report.agreements).map { backend, summary in
            JSONValue.object([
                ("baseline", .string(self.backends[0].name)), ("backend", .string(backend.name)), ("depth", .integer(depth)),
                ("queries", .integer(summary.queryCount)), ("overlap", number(summary.overlap)),
                ("rbo", number(summary.rankBiasedOverlap)), ("rbo_residual", number(summary.residual)),
                ("kendall_tau", number(summary.tau)), ("kendall_queries", .integer(summary.tauCount)),
                ("equal_counts", number(summary.equalCounts)),
            ])
        }
        let failures = report.failures.map { failure in
            JSONValue.object([
                ("id", .string(failure.queryID)), ("backend", .string(failure.failure.backendName)),
                ("reason", .string(failure.failure.reason)),
            ])
        }
        write([
            ("type", .string("summary")), ("queries", .integer(report.queries.count)), ("failures", .array(failures)),
            ("backends", .array(backends)), ("agreement", .array(agreements)),
        ])
    }

    private func seconds(_ summary: LatencySummary?, count: String) -> JSONValue {
        guard let summary else { return .null }
        return .object([
            ("p50", .number(summary.p50.seconds)), ("p95", .number(summary.p95.seconds)), ("p99", .number(summary.p99.seconds)),
            (count, .integer(summary.count)),
        ])
    }

    private func move(_ move: RankMove) -> JSONValue {
        switch move {
        case .same: .integer(0)
        case .up(let ranks): .integer(ranks)
        case .down(let ranks): .integer(-ranks)
        case .new: .null
        }
    }

    private func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

    private func integer(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

    private func write(_ fields: Fields) { output.writeLine(JSONValue.object(fields).line) }
}
