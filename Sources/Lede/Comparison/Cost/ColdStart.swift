/// How long a backend takes to open and to answer when the system has its files on disk alone.
public struct ColdStart: Codable, Sendable, Equatable {
    /// How the page cache was made to forget the files.
    public enum Dropping: String, Codable, Sendable {
        /// Their pages alone, by posix_fadvise.
        case files
        /// All pages of the machine, by /proc/sys/vm/drop_caches.
        case machine
        /// Not at all: neither is there or permitted.
        case refused
    }

    /// Opening it, once a query.
    public var opening: MeasuredTimes
    /// The first answer after opening.
    public var answer: MeasuredTimes
    /// Both together.
    public var total: MeasuredTimes
    /// How the files were dropped from the page cache before each start; that which did least, where starts differ.
    public var dropping: Dropping
    /// The largest share of the files' bytes that was in memory when opening began, from 0 to 1; nil where the system does not tell.
    public var residentShare: Double?

    /// Share up to which a start counts as cold.
    public static let coldShare = 0.01

    /// Whether it is known that next to nothing of the files was in memory.
    public var isCold: Bool { residentShare.map { $0 <= Self.coldShare } ?? false }
}
