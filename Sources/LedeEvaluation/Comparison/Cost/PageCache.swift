/// The pages of files that the system keeps in memory.
protocol PageCache: Sendable {
    /// Asks the system to drop a file's pages, as it does with those that no process has mapped.
    /// - Returns: whether that can be asked for.
    func drop(_ path: String) -> Bool

    /// Asks it to drop all files' pages.
    /// - Returns: whether that is permitted.
    func dropAll() -> Bool

    /// A file's bytes, and those of its pages in memory; nil if the system does not tell.
    func bytes(of path: String) -> (all: Int, resident: Int)?
}
