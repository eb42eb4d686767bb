/// The dates in digits of all sources, gathered while they are read, to decide at the end how to read each.
package struct DateSources: Sendable, Equatable {
    private var evidence: [String: DateEvidence] = [:]

    package init() {}

    /// Notes a date of `source`.
    package mutating func add(_ date: WrittenDate, text: String, place: Int, source: String) {
        evidence[source, default: DateEvidence()].add(date, text: text, place: place)
    }

    /// Notes what the dates of a source, or of a part of it, tell.
    package mutating func add(_ more: DateEvidence, source: String) { evidence[source, default: DateEvidence()].add(more) }

    /// What was gathered of the sources for which `isKept` is true.
    package func limited(to isKept: (_ source: String) -> Bool) -> DateSources {
        var rest = DateSources()
        rest.evidence = evidence.filter { isKept($0.key) }
        return rest
    }

    /// Adds what was gathered elsewhere.
    package mutating func add(_ other: DateSources) {
        for (source, more) in other.evidence { evidence[source, default: DateEvidence()].add(more) }
    }

    /// Decides for each source. JSON files with one date each form one source with those beside them: each holds one article.
    /// - Parameter wished: the order for sources whose dates decide nothing.
    package func orders(wished: DayMonthOrder? = nil) -> (orders: DateOrders, report: DateOrderReport) { orders { _ in wished } }

    /// The same, with a wish for each source.
    package func orders(wished wish: (_ source: String) -> DayMonthOrder?) -> (orders: DateOrders, report: DateOrderReport) {
        var orders = DateOrders()
        var report = DateOrderReport()
        var assumed: [DayMonthOrder: Assumption] = [:]
        for group in groups {
            let wished = wish(group.sources[0])
            for notation in WrittenDate.Notation.allCases where !group.evidence.tallies[notation.rawValue].isEmpty {
                let (order, ground) = group.evidence.order(of: notation, wished: wished)
                for source in group.sources { orders.set(order, of: notation, in: source) }
                let tally = group.evidence.tallies[notation.rawValue]
                if ground == .assumption { assumed[order, default: Assumption()].add(tally, group.name) }
                report.add(tally, order, ground, wished: wished, source: group.name)
            }
        }
        report.ambiguities = DayMonthOrder.allCases.compactMap { order in assumed[order]?.ambiguity(order) }
        return (orders, report)
    }

    /// Sources that are decided together.
    private struct Group {
        var name: String
        var sources: [String]
        var evidence: DateEvidence
    }

    /// In the order of their names.
    private var groups: [Group] {
        var groups: [String: Group] = [:]
        for (source, evidence) in evidence.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            let key = evidence.count == 1 && Self.isJSONDocument(source) ? Self.folder(of: source) : source
            if groups[key] == nil {
                groups[key] = Group(name: source, sources: [source], evidence: evidence)
            } else {
                groups[key]?.name = key
                groups[key]?.sources.append(source)
                groups[key]?.evidence.add(evidence)
            }
        }
        return groups.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func isJSONDocument(_ source: String) -> Bool {
        let name = source.lowercased()
        return name.hasSuffix(".json") || name.hasSuffix(".json.gz") || name.hasSuffix(".json.zst")
    }

    /// The folder of a file, with a slash at the end; `./` for a file named without one.
    package static func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./" }

    /// Dates that are read in an assumed order, as nothing tells.
    private struct Assumption {
        private var count = 0
        private var example: DateEvidence.Example?
        private var sources: Set<String> = []

        mutating func add(_ tally: DateEvidence.Tally, _ source: String) {
            guard tally.openCount > 0 else { return }
            count += tally.openCount
            example = .first(example, tally.openExample)
            sources.insert(source)
        }

        func ambiguity(_ order: DayMonthOrder) -> DateOrderReport.Ambiguity? {
            guard let example, let first = sources.min() else { return nil }
            return DateOrderReport.Ambiguity(count: count, example: example.text, order: order, source: first, sourceCount: sources.count)
        }
    }
}

extension DateOrderReport {
    /// Notes a source that contradicts itself or the user's wish.
    fileprivate mutating func add(
        _ tally: DateEvidence.Tally, _ order: DayMonthOrder, _ ground: DateEvidence.Ground, wished: DayMonthOrder?, source: String
    ) {
        switch ground {
        case .contradiction:
            contradictions.append(
                Contradiction(
                    source: source, order: order, otherCount: tally.counts.reduce(0, +) - tally.count(readableIn: order),
                    otherExample: tally.example(against: order) ?? "", openCount: tally.openCount, openExample: tally.openExample?.text))
        case .proof:
            guard let wished, order != wished else { return }
            refusals.append(Refusal(source: source, order: order, example: tally.example(against: wished) ?? ""))
        default: break
        }
    }
}

/// What a user should know about the order of dates.
package struct DateOrderReport: Sendable, Equatable {
    /// Dates that can be read in two ways, where nothing in their sources tells which is meant.
    package struct Ambiguity: Sendable, Equatable {
        /// Dates.
        package var count: Int
        /// The first of them, as it is written.
        package var example: String
        /// How they were read.
        package var order: DayMonthOrder
        /// The first of the sources, in the order of their names' bytes.
        package var source: String
        /// Sources with such dates.
        package var sourceCount: Int
    }

    /// A source whose dates no single order reads.
    package struct Contradiction: Sendable, Equatable {
        package var source: String
        /// The order that reads most of its dates, in which those that can be read in two ways were read.
        package var order: DayMonthOrder
        /// Dates that it does not read: these were read in the way they can be.
        package var otherCount: Int
        /// The first of them.
        package var otherExample: String
        /// Dates that can be read in two ways.
        package var openCount: Int
        /// The first of them.
        package var openExample: String?
    }

    /// A source that the user's wish does not fit.
    package struct Refusal: Sendable, Equatable {
        package var source: String
        /// How it was read.
        package var order: DayMonthOrder
        /// A date that the wish cannot read.
        package var example: String
    }

    /// At most one for each order, in the order of `DayMonthOrder`.
    package var ambiguities: [Ambiguity] = []
    /// In the order of the sources' names.
    package var contradictions: [Contradiction] = []
    /// In the order of the sources' names.
    package var refusals: [Refusal] = []

    package init() {}
}
