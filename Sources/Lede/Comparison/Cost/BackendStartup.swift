/// What it takes to start a backend.
public struct BackendStartup: Codable, Sendable, Equatable {
    /// The backend's name.
    public var backend: String
    /// Nil for a backend without files, or without an answer to any of the queries.
    public var cold: ColdStart?
    /// Nil for a backend without files, and if the system does not tell.
    public var memory: BackendMemory?

    public init(backend: String, cold: ColdStart?, memory: BackendMemory?) {
        self.backend = backend
        self.cold = cold
        self.memory = memory
    }
}

/// How long a backend takes to open and to answer when its files are only on disk.
public struct ColdStart: Codable, Sendable, Equatable {
    /// How the page cache was made to forget the files.
    public enum Dropping: String, Codable, Sendable {
        /// Only their pages, by posix_fadvise.
        case files
        /// All pages of the machine, by /proc/sys/vm/drop_caches.
        case machine
        /// Not at all: neither exists or is permitted.
        case refused
    }

    /// Opening it, once per query.
    public var opening: MeasuredTimes
    /// The first answer after opening.
    public var answer: MeasuredTimes
    /// Both together.
    public var total: MeasuredTimes
    /// How the files were dropped from the page cache before each start; the weakest way, if starts differ.
    public var dropping: Dropping
    /// The largest share of the files' bytes that was in memory when opening began, from 0 to 1; nil if the system does not tell.
    public var residentShare: Double?

    /// Largest share at which a start counts as cold.
    public static let coldShare = 0.01

    /// Whether next to nothing of the files is known to have been in memory.
    public var isCold: Bool { residentShare.map { $0 <= Self.coldShare } ?? false }
}

/// How much the process's resident memory grew by opening a backend, and then answering. What the allocator had left from earlier work does
/// not show, so little growth proves little, and growth can be negative.
public struct BackendMemory: Codable, Sendable, Equatable {
    /// After opening.
    public var opened: ResidentMemory
    /// After opening and answering.
    public var answered: ResidentMemory
    /// Queries answered.
    public var queries: Int

    public init(opened: ResidentMemory, answered: ResidentMemory, queries: Int) {
        self.opened = opened
        self.answered = answered
        self.queries = queries
    }
}
