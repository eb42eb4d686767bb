import LedeModules

/// What judgments say about rankings, in sentences, for whoever has to decide: the first is the decision, if there is one.
struct RankingFindings {
    /// The backends or runs, the baseline first.
    let names: [String]
    let effectiveness: EffectivenessComparison
    /// The median time of an answer, one per backend; nil if none was measured.
    let seconds: [Double?]
    /// The queries that each has no answer to.
    let unanswered: [[String]]

    /// How many of the ids a sentence is about are named.
    private static let namedQueries = 5
    /// What four digits do not show.
    private static let nothing = HumanFormat.decimal(0, digits: 4)
    /// How many times as fast something must be to be worth mentioning.
    private static let noticeableSpeed = 1.5

    /// Empty if nothing is compared, or no query is judged.
    var sentences: [String] {
        guard effectiveness.judged > 0 else { return [] }
        var sentences: [String] = []
        if let headline { sentences.append(headline) }
        sentences += primary.map(detail)
        if let pairs { sentences.append(pairs) }
        if let otherMeasures { sentences.append(otherMeasures) }
        if let coverage { sentences.append(coverage) }
        return sentences + gaps
    }

    /// The measure that decides.
    private var measure: String { effectiveness.measures[effectiveness.primaryIndex] }

    private var primary: [EffectivenessComparison.Difference] {
        effectiveness.differences.filter { $0.measure == measure && $0.verdict != nil }
    }

    // MARK: The decision

    private var headline: String? {
        guard !primary.isEmpty, let baseline = names.first else { return nil }
        let (better, worse) = (ordered(.better), ordered(.worse))
        if let best = better.first {
            let others = better.dropFirst().map(\.backend)
            if others.isEmpty { return "\(best.backend) ranks better than \(baseline) on \(queries)\(speed([best.backend, baseline]))." }
            return
                "\(Self.list(better.map(\.backend))) rank better than \(baseline) on \(queries); \(best.backend) reaches most\(speed([best.backend, baseline]))."
        }
        let verdicts = Set(primary.compactMap(\.verdict))
        if verdicts == [.worse] {
            return "\(baseline) ranks better than \(Self.list(worse.map(\.backend))) on \(queries)\(speed([baseline, worse[0].backend]))."
        }
        if verdicts.isSubset(of: [.same, .equivalent]) {
            return "\(names.count == 2 ? "Either ranks" : "All \(names.count) rank") equally well on \(queries)\(speed(names))."
        }
        if verdicts == [.tooFewQueries] {
            return
                "\(queries.prefix(1).uppercased() + queries.dropFirst()) \(primary[0].queries == 1 ? "is" : "are") too few to tell which ranks better\(speed(names))."
        }
        if names.count == 2 {
            return "\(queries.prefix(1).uppercased() + queries.dropFirst()) do not settle which ranks better\(speed(names))."
        }
        if !worse.isEmpty {
            return
                "Nothing is shown to rank better than \(baseline) on \(queries), and \(Self.list(worse.map(\.backend))) \(worse.count == 1 ? "ranks" : "rank") worse\(speed(names))."
        }
        return "Nothing is shown to rank better than \(baseline) on \(queries)\(speed(names))."
    }

    /// The largest difference first.
    private func ordered(_ verdict: DifferenceVerdict) -> [EffectivenessComparison.Difference] {
        primary.filter { $0.verdict == verdict }.sorted { ($0.difference ?? 0) > ($1.difference ?? 0) }
    }

    /// `these 35 queries`.
    private var queries: String {
        let counts = Set(primary.map(\.queries))
        guard counts.count == 1, let count = counts.first else { return "the queries that both answer" }
        return count == 1 ? "this 1 query" : "these \(HumanFormat.count(count)) queries"
    }

    /// `; lede answers 10 times as fast`, of those named; nothing if their times are alike or not known.
    private func speed(_ wanted: [String]) -> String {
        let timed = zip(names, seconds).filter { wanted.contains($0.0) }.compactMap { name, seconds in
            seconds.map { (name: name, seconds: $0) }
        }
        guard timed.count == Set(wanted).count, timed.count > 1, let fastest = timed.min(by: { $0.seconds < $1.seconds }),
            let slowest = timed.max(by: { $0.seconds < $1.seconds }), fastest.seconds > 0
        else { return "" }
        let ratio = slowest.seconds / fastest.seconds
        guard ratio >= Self.noticeableSpeed else { return "" }
        let text = HumanFormat.decimal(ratio, digits: ratio < 9.95 ? 1 : 0)
        let times = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        return "; \(fastest.name) answers \(times) times as fast" + (timed.count > 2 ? " as \(slowest.name)" : "")
    }

    // MARK: What it rests on

    private func detail(_ found: EffectivenessComparison.Difference) -> String {
        let (name, other) = (found.backend, found.against ?? names[0])
        let mean = found.difference ?? 0
        let values =
            found.againstMean.map {
                "\(measure) \(HumanFormat.decimal($0 + mean, digits: 4)) against \(HumanFormat.decimal($0, digits: 4)), "
            } ?? "\(measure) "
        let interval = found.low.flatMap { low in found.high.map { "95 % interval \(Self.signed(low)) to \(Self.signed($0))" } }
        let difference = values + Self.signed(mean)
        let figures = difference + (interval.map { " (\($0))" } ?? "")
        let family = effectiveness.familySize > 1 ? ", corrected for \(effectiveness.familySize) comparisons" : ""
        let chance = Self.chance(found.pHolm) + family
        switch found.verdict {
        case .better, .worse:
            return
                "\(name) \(found.verdict == .better ? "is better" : "is worse") than \(other): \(figures), more than chance explains (\(chance))."
        case .same: return "\(name) and \(other) reach the same \(measure) for each query."
        case .equivalent:
            let share = HumanFormat.decimal(DifferenceVerdict.noticeableShare * 100, digits: 0)
            return
                "\(name) and \(other) differ by less than a reader would notice: \(figures), where \(share) % of \(other) is \(HumanFormat.decimal(found.noticeable ?? 0, digits: 4))."
        case .tooFewQueries:
            if found.ties == found.queries {
                return "\(name) and \(other) reach the same \(measure) for each of them, which says little of others."
            }
            return "\(name) against \(other): \(difference); were there no difference at all, so few queries could show one as large."
        case .open, nil:
            guard let low = found.low, let high = found.high else { return "\(name) against \(other): \(figures); \(chance)." }
            if low > 0 || high < 0 { return "\(name) against \(other) is open: \(figures), but chance is not ruled out (\(chance))." }
            let (gain, loss) = (HumanFormat.decimal(high, digits: 4), HumanFormat.decimal(-low, digits: 4))
            // What the digits would not show is not said.
            let better = gain == Self.nothing ? nil : "better by as much as \(gain)"
            let worse = loss == Self.nothing ? nil : "worse by \(better == nil ? "as much as " : "")\(loss)"
            let bounds = [better, worse].compactMap(\.self).joined(separator: ", or ") + (better == nil || worse == nil ? "" : ",")
            return "\(name) could be \(bounds) than \(other) (95 % interval): \(difference); \(chance)."
        }
    }

    private var pairs: String? {
        guard let others = effectiveness.pairs?.filter({ $0.measure == measure && $0.verdict != nil }), !others.isEmpty else { return nil }
        let all = primary + others
        let real = others.filter(\.isReal).map {
            ($0.difference ?? 0) > 0
                ? "\($0.backend) is better than \($0.against ?? "")" : "\($0.against ?? "") is better than \($0.backend)"
        }
        let count = all.count(where: \.isReal)
        let text =
            "Of all \(HumanFormat.count(all.count, "pair")) \(count == 0 ? "none differs" : HumanFormat.count(count, "differs", "differ")) in \(measure) by more than chance explains"
        return text + (real.isEmpty ? "." : "; besides those above, \(Self.list(real)).")
    }

    /// What is significant in the measures that do not decide.
    private var otherMeasures: String? {
        let others = effectiveness.differences.filter { $0.measure != measure && $0.verdict != nil && $0.verdict != .tooFewQueries }
        guard !others.isEmpty else { return nil }
        let real = others.filter(\.isReal)
        if real.isEmpty { return "No other measure shows a difference that chance does not explain." }
        let found = real.map {
            "\($0.backend) is \(($0.difference ?? 0) > 0 ? "better" : "worse") in \($0.measure) (\(Self.signed($0.difference ?? 0)), \(Self.chance($0.pHolm)))"
        }
        return "By measures that do not decide, each for itself: \(Self.list(found))."
    }

    /// How much of the first results nobody judged.
    private var coverage: String? {
        let shares = effectiveness.systems.filter { $0.retrievedTop > 0 }.map { Double($0.unjudgedTop) / Double($0.retrievedTop) * 100 }
        guard let least = shares.min(), let most = shares.max(), most > 0 else { return nil }
        let (low, high) = (HumanFormat.decimal(least, digits: 0), HumanFormat.decimal(most, digits: 0))
        let share = most < 1 ? "less than 1" : low == high ? low : "\(low) to \(high)"
        let effect = most >= 20 ? "further judgments could change these figures" : "they count as not relevant"
        return "Of the first \(JudgmentCoverage.topDepth) results \(share) % were never judged; \(effect)."
    }

    /// Queries without an answer.
    private var gaps: [String] {
        guard unanswered.contains(where: { !$0.isEmpty }) else { return [] }
        func named(_ ids: [String]) -> String {
            let more = ids.count > Self.namedQueries ? " and \(HumanFormat.count(ids.count - Self.namedQueries)) more" : ""
            return ids.prefix(Self.namedQueries).joined(separator: ", ") + more
        }
        if unanswered.allSatisfy({ $0 == unanswered[0] }) {
            let ids = unanswered[0]
            return ["\(ids.count == 1 ? "1 query has" : "\(HumanFormat.count(ids.count)) queries have") no answer: \(named(ids))."]
        }
        return zip(names, unanswered).filter { !$0.1.isEmpty }.map {
            "\($0.0) has no answer to \(HumanFormat.count($0.1.count, "query", "queries")): \(named($0.1))."
        }
    }

    /// `p = 0.0123`, `p < 0.0001`.
    private static func chance(_ pValue: Double?) -> String {
        let text = HumanFormat.pValue(pValue)
        return text.hasPrefix("<") ? "p " + text : "p = " + text
    }

    /// `a`, `a and b`, `a, b and c`.
    private static func list(_ parts: [String]) -> String {
        parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
    }

    /// With a sign, and a true minus; without one if all digits are 0.
    static func signed(_ value: Double, digits: Int = 4) -> String {
        HumanFormat.signed(value, digits: digits, minus: "\u{2212}")
    }
}
