import LedeModules

/// What a comparison says, in sentences, for whoever has to decide.
struct ComparisonFindings {
    let report: ComparisonReport

    /// What the judgments say, the decision first; then how alike the lists are, speed and size.
    var sentences: [String] { judged + others }

    /// What the judgments say, the decision first; empty without judgments.
    var judged: [String] { quality?.sentences ?? [] }

    /// What can be said without judgments: how alike the lists are, speed and size.
    var others: [String] { report.backends.indices.dropFirst().map { agreement($0) } + [speed, size].compactMap(\.self) }

    private var quality: RankingFindings? {
        report.effectiveness.map { effectiveness in
            RankingFindings(
                names: report.backends.map(\.name), effectiveness: effectiveness, seconds: report.backends.map { $0.seconds?.p50 },
                unanswered: report.backends.indices.map { backend in
                    report.queries.filter { $0.answers[backend].articles.isEmpty }.map(\.id)
                })
        }
    }

    private var baseline: ComparisonReport.Backend { report.backends[0] }

    private func agreement(_ index: Int) -> String {
        let backend = report.backends[index]
        guard let agreement = report.agreements.first(where: { $0.backend == backend.name }), let overlap = agreement.overlap else {
            return "\(backend.name) and \(baseline.name) answer no query in common."
        }
        var text =
            "Of the first \(report.depth) results of \(backend.name) and \(baseline.name) \(HumanFormat.decimal(overlap * Double(agreement.depth), digits: 1)) are the same on average."
        // What cannot be broken down has no cause to name.
        if let causes = report.causes.first(where: { $0.backend == backend.name }), let first = causes.causes.first,
            first.cause != RankCause.system.rawValue
        {
            text += " Articles move chiefly because of \(first.name)."
        }
        return text
    }

    private var speed: String? {
        let timed = report.backends.compactMap { backend in backend.seconds.map { (backend.name, $0.p50) } }
        guard timed.count > 1, let fastest = timed.min(by: { $0.1 < $1.1 }), let slowest = timed.max(by: { $0.1 < $1.1 }), slowest.1 > 0
        else { return nil }
        if slowest.1 < fastest.1 * 1.1 { return "All answer in about \(HumanFormat.duration(seconds: slowest.1)) in the median." }
        return "Fastest in the median is \(fastest.0) with \(HumanFormat.duration(seconds: fastest.1)), slowest \(slowest.0) with "
            + "\(HumanFormat.duration(seconds: slowest.1)), \(HumanFormat.decimal(slowest.1 / fastest.1, digits: 1)) times as long."
    }

    private var size: String? {
        let sizes = report.backends.compactMap { backend in backend.indexBytes.map { (backend.name, $0) } }
        guard let least = sizes.min(by: { $0.1 < $1.1 }), let most = sizes.max(by: { $0.1 < $1.1 }), most.1 > least.1 else { return nil }
        return
            "Without the text of the articles, the index of \(least.0) takes \(HumanFormat.bytes(least.1)), that of \(most.0) \(HumanFormat.bytes(most.1))."
    }
}
