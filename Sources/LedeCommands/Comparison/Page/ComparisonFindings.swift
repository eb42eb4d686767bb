import Lede

/// What a comparison says, in sentences for whoever has to decide.
struct ComparisonFindings {
    let document: ComparisonDocument

    /// A sentence or two for each other backend, then speed and size.
    var sentences: [String] {
        var sentences = document.backends.indices.dropFirst().map { comparison($0) }
        if let speed { sentences.append(speed) }
        if let size { sentences.append(size) }
        return sentences
    }

    private var baseline: ComparedBackend { document.backends[0] }

    private func comparison(_ index: Int) -> String {
        let backend = document.backends[index]
        var text = ""
        if let measure = document.effectiveness?.measures.first(where: { document.effectiveness?.differences.map(\.measure).contains($0) ?? false }),
            let difference = document.effectiveness?.differences.first(where: { $0.backend == backend.name && $0.measure == measure }),
            let mean = difference.difference
        {
            let queries = HumanFormat.count(difference.queries, "judged query", "judged queries")
            let interval = difference.low.flatMap { low in difference.high.map { " (95 % interval \(Self.signed(low)) to \(Self.signed($0)))" } } ?? ""
            if difference.isReal {
                text = "\(backend.name) is \(mean > 0 ? "better" : "worse") than \(baseline.name): \(measure) differs by \(Self.signed(mean))\(interval) over \(queries), more than chance explains."
            } else if mean == 0 {
                text = "\(backend.name) and \(baseline.name) reach the same \(measure) over \(queries)."
            } else {
                let chance = difference.pHolm.map { ", which chance explains as well (p = \(HumanFormat.pValue($0)) with Holm's correction)" } ?? ""
                text = "Between \(backend.name) and \(baseline.name) no difference in \(measure) holds up: \(Self.signed(mean))\(interval) over \(queries)\(chance)."
            }
            if difference.queries < 20 { text += " Of so few queries the interval is too narrow." }
            text += " "
        }
        guard let agreement = document.agreements.first(where: { $0.backend == backend.name }), let overlap = agreement.overlap else {
            return text + "\(backend.name) and \(baseline.name) answer no query in common."
        }
        text += "Of the first \(document.depth) results \(HumanFormat.decimal(overlap * Double(agreement.depth), digits: 1)) are the same on average."
        if let causes = document.causes.first(where: { $0.backend == backend.name }), let first = causes.causes.first {
            text += " Articles move chiefly because of \(first.name)."
        }
        return text
    }

    private var speed: String? {
        let timed = document.backends.compactMap { backend in backend.seconds.map { (backend.name, $0.p50) } }
        guard timed.count > 1, let fastest = timed.min(by: { $0.1 < $1.1 }), let slowest = timed.max(by: { $0.1 < $1.1 }), slowest.1 > 0 else { return nil }
        if slowest.1 < fastest.1 * 1.1 { return "All answer in about \(HumanFormat.duration(seconds: slowest.1)) in the median." }
        return "Fastest in the median is \(fastest.0) with \(HumanFormat.duration(seconds: fastest.1)), slowest \(slowest.0) with "
            + "\(HumanFormat.duration(seconds: slowest.1)), \(HumanFormat.decimal(slowest.1 / fastest.1, digits: 1)) times as long."
    }

    private var size: String? {
        let sizes = document.backends.compactMap { backend in backend.indexBytes.map { (backend.name, $0) } }
        guard let least = sizes.min(by: { $0.1 < $1.1 }), let most = sizes.max(by: { $0.1 < $1.1 }), most.1 > least.1 else { return nil }
        return "Without the text of the articles, the index of \(least.0) takes \(HumanFormat.bytes(least.1)), that of \(most.0) \(HumanFormat.bytes(most.1))."
    }

    /// With a sign, and a true minus.
    static func signed(_ value: Double, digits: Int = 4) -> String {
        HumanFormat.signed(value, digits: digits, minus: "\u{2212}")
    }
}
