/// The dates in digits of all sources, gathered while these are read, to decide in the end how each of them is to be read.
public struct DateSources: Sendable, Equatable {
    private var evidence: [String: DateEvidence] = [:]

    public init() {}

    /// Notes a date of `source`.
    public mutating func add(_ date: WrittenDate, text: String, place: Int, source: String) {
        evidence[source, default: DateEvidence()].add(date, text: text, place: place)
    }

    /// Adds what was gathered elsewhere.
    public mutating func add(_ other: DateSources) {
        for (source, more) in other.evidence { evidence[source, default: DateEvidence()].add(more) }
    }

    /// Decides for each source.
    /// - Parameter wished: the order for sources whose dates decide nothing.
    public func orders(wished: DayMonthOrder? = nil) -> (orders: DateOrders, report: DateOrderReport) {
        var orders = DateOrders()
        var report = DateOrderReport()
        var assumed: [DayMonthOrder: (count: Int, example: DateEvidence.Example?, sources: Set<String>)] = [:]
        for (source, evidence) in evidence.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            for notation in WrittenDate.Notation.allCases where !evidence.tallies[notation.rawValue].isEmpty {
                let tally = evidence.tallies[notation.rawValue]
                let (order, ground) = evidence.order(of: notation, wished: wished)
                orders.set(order, of: notation, in: source)
                switch ground {
                case .assumption where tally.openCount > 0:
                    var sum = assumed[order] ?? (0, nil, [])
                    sum.count += tally.openCount
                    sum.example = .first(sum.example, tally.openExample)
                    sum.sources.insert(source)
                    assumed[order] = sum
                case .contradiction:
                    let all = tally.counts.reduce(0, +)
                    report.contradictions.append(
                        DateOrderReport.Contradiction(
                            source: source, order: order, otherCount: all - tally.count(readableIn: order), otherExample: tally.example(against: order) ?? "",
                            openCount: tally.openCount, openExample: tally.openExample?.text))
                case .proof:
                    if let wished, order != wished {
                        report.refusals.append(
                            DateOrderReport.Refusal(source: source, order: order, example: tally.example(against: wished) ?? ""))
                    }
                default: break
                }
            }
        }
        for order in DayMonthOrder.allCases {
            guard let sum = assumed[order], let example = sum.example, let first = sum.sources.min() else { continue }
            report.ambiguities.append(
                DateOrderReport.Ambiguity(count: sum.count, example: example.text, order: order, source: first, sourceCount: sum.sources.count))
        }
        return (orders, report)
    }
}

/// What about the order of dates a user should know.
public struct DateOrderReport: Sendable, Equatable {
    /// Dates that can be read in two ways, where nothing in their sources tells which is meant.
    public struct Ambiguity: Sendable, Equatable {
        /// Dates.
        public var count: Int
        /// The first of them, as it is written.
        public var example: String
        /// How they were read.
        public var order: DayMonthOrder
        /// The first of the sources, in the order of their names' bytes.
        public var source: String
        /// Sources with such dates.
        public var sourceCount: Int
    }

    /// A source no order of which reads all of its dates.
    public struct Contradiction: Sendable, Equatable {
        public var source: String
        /// The order that reads most of its dates, and in which those that can be read in two ways were read.
        public var order: DayMonthOrder
        /// Dates that it does not read: these were read as they can be.
        public var otherCount: Int
        /// The first of them.
        public var otherExample: String
        /// Dates that can be read in two ways.
        public var openCount: Int
        /// The first of them.
        public var openExample: String?
    }

    /// A source that the user's wish does not fit.
    public struct Refusal: Sendable, Equatable {
        public var source: String
        /// How it was read.
        public var order: DayMonthOrder
        /// A date that the wish cannot read.
        public var example: String
    }

    /// At most one for each order, in the order of `DayMonthOrder`.
    public var ambiguities: [Ambiguity] = []
    /// In the order of the sources' names.
    public var contradictions: [Contradiction] = []
    /// In the order of the sources' names.
    public var refusals: [Refusal] = []

    public init() {}
}
