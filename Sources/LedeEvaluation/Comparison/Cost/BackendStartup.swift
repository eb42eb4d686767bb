/// What it takes to start a backend.
package struct BackendStartup: Codable, Sendable, Equatable {
    /// The backend's name.
    package var backend: String
    /// Nil for a backend without files, or without an answer to any of the queries.
    package var cold: ColdStart?
    /// Nil for a backend without files, and if the system does not tell.
    package var memory: BackendMemory?

    package init(backend: String, cold: ColdStart?, memory: BackendMemory?) {
        self.backend = backend
        self.cold = cold
        self.memory = memory
    }
}

/// How long a backend takes to open and to answer when its files are only on disk.
package struct ColdStart: Codable, Sendable, Equatable {
    /// How the page cache was made to forget the files.
    package enum Dropping: String, Codable, Sendable {
        /// Only their pages, by posix_fadvise.
        case files
        /// All pages of the machine, by /proc/sys/vm/drop_caches.
        case machine
        /// Not at all: neither exists or is permitted.
        case refused
    }

    /// Opening it, once per query.
    package var opening: MeasuredTimes
    /// The first answer after opening.
    package var answer: MeasuredTimes
    /// Both together.
    package var total: MeasuredTimes
    /// How the files were dropped from the page cache before each start; the weakest way, if starts differ.
    package var dropping: Dropping
    /// The largest share of the files' bytes that was in memory when opening began, from 0 to 1; nil if the system does not tell.
    package var residentShare: Double?

    /// Largest share at which a start counts as cold.
    package static let coldShare = 0.01

    /// Whether next to nothing of the files is known to have been in memory.
    package var isCold: Bool { residentShare.map { $0 <= Self.coldShare } ?? false }
}

/// How much the process's resident memory grew by opening a backend, and then answering. What the allocator had left from earlier work does
/// not show, so little growth proves little, and growth can be negative.
package struct BackendMemory: Codable, Sendable, Equatable {
    /// After opening.
    package var opened: ResidentMemory
    /// After opening and answering.
    package var answered: ResidentMemory
    /// Queries answered.
    package var queries: Int

    package init(opened: ResidentMemory, answered: ResidentMemory, queries: Int) {
        self.opened = opened
        self.answered = answered
        self.queries = queries
    }
}
