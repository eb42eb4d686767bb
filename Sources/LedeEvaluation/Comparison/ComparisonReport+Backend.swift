import LedeRetrievalEvaluation

extension ComparisonReport {
    /// A backend in a comparison, with what holds over all queries.
    package struct Backend: Codable, Sendable, Equatable {
        /// What the user calls it; without such a label the spec as it was typed.
        package var name: String
        /// The spec as it was typed, without a label; nil in reports of versions that had no labels, whose names are specs, and until
        /// `describe(_:)`.
        package var spec: String?
        /// What ranks, in words; empty until `describe(_:)`, as is all that follows on costs.
        package var summary = ""
        /// Queries to which it has an answer.
        package var answered: Int
        /// Over the queries' median times; nil without measurements.
        package var seconds: MeasuredTimes?
        /// The means of its measures, sums for counts; nil without judgments.
        package var measures: [String: Double]?
        /// Queries that the means are over, and those of them without an answer, which count as 0.
        package var judged: Int?
        package var missing: Int?
        /// All files of its index, in bytes.
        package var bytes: Int?
        package var indexBytes: Int?
        package var storedBytes: Int?
        /// By structure, in bytes.
        package var structures: [BackendCost.Structure] = []
        package var buildSeconds: Double?
        /// What the seconds cover, in words.
        package var buildScope = ""
        /// Opening and answering from a cold page cache, and memory; nil if that was not measured.
        package var startup: BackendStartup?

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
    package mutating func describe(_ opened: [OpenedBackend]) {
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
