/// The pages of files that the system keeps in memory.
protocol PageCache: Sendable {
    /// Asks the system to let go of a file's pages, which it does with those that no process has mapped.
    /// - Returns: whether that can be asked for.
    func drop(_ path: String) -> Bool

    /// Asks it to let go of all files' pages.
    /// - Returns: whether that is permitted.
    func dropAll() -> Bool

    /// A file's bytes and those of its pages that are in memory; nil where the system does not tell.
    func bytes(of path: String) -> (all: Int, resident: Int)?
}
