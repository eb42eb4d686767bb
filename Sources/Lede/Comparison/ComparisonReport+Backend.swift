import LedeRetrievalEvaluation

extension ComparisonReport {
    /// A backend in a comparison, with what holds over all queries.
    public struct Backend: Codable, Sendable, Equatable {
        /// What the user calls it; without such a label the spec as it was typed.
        public var name: String
        /// The spec as it was typed, without a label; nil in reports of versions that had no labels, whose names are specs, and until
        /// `describe(_:)`.
        public var spec: String?
        /// What ranks, in words; empty until `describe(_:)`, as is all that follows on costs.
        public var summary = ""
        /// Queries to which it has an answer.
        public var answered: Int
        /// Over the queries' median times; nil without measurements.
        public var seconds: MeasuredTimes?
        /// The means of its measures, sums for counts; nil without judgments.
        public var measures: [String: Double]?
        /// Queries that the means are over, and those of them without an answer, which count as 0.
        public var judged: Int?
        public var missing: Int?
        /// All files of its index, in bytes.
        public var bytes: Int?
        public var indexBytes: Int?
        public var storedBytes: Int?
        /// By structure, in bytes.
        public var structures: [BackendCost.Structure] = []
        public var buildSeconds: Double?
        /// What the seconds cover, in words.
        public var buildScope = ""
        /// Opening and answering from a cold page cache, and memory; nil if that was not measured.
        public var startup: BackendStartup?

        init(name: String, answered: Int, seconds: MeasuredTimes?, effectiveness: EffectivenessReport?) {
            self.name = name
            self.answered = answered
            self.seconds = seconds
            measures = effectiveness?.overall.map {
                Dictionary(zip(effectiveness?.measureNames ?? [], $0), uniquingKeysWith: { first, _ in first })
            }
            judged = effectiveness?.judgedCount
            missing = effectiveness?.missingCount
        }
    }

    /// Adds what the backends rank by and what their indexes take.
    /// - Parameter opened: one per backend of the report, in its order.
    public mutating func describe(_ opened: [OpenedBackend]) {
        for (index, found) in zip(backends.indices, opened) {
            backends[index].spec = found.spec.text
            backends[index].summary = found.spec.summary
            backends[index].bytes = found.cost.totalBytes
            backends[index].indexBytes = found.cost.indexBytes
            backends[index].storedBytes = found.cost.storedBytes
            backends[index].structures = found.cost.structures
            backends[index].buildSeconds = found.cost.buildSeconds
            backends[index].buildScope = found.cost.buildScope
        }
    }
}
