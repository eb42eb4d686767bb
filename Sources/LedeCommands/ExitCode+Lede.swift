import ArgumentParser

extension ExitCode {
    /// 1: the command did its work and nothing matched.
    static let noMatches = ExitCode(1)
    /// 2: an error, whatever its kind.
    static let failed = ExitCode(2)
    /// 130: ended by Ctrl-C, as shells report it.
    static let interrupted = ExitCode(130)
}
