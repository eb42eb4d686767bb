import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A running pager and the pipe that it reads.
struct PagerProcess: Sendable {
    /// Where to write.
    let descriptor: Int32
    private let process: pid_t

    /// Runs `command` by the shell, with this process's terminal and `LESS=FRX` and `LV=-c` if those are not set: so that colours show, and
    /// what fits the window does not wait for a key. Nil if it cannot be started.
    ///
    /// From then on Ctrl-C and a closed pipe are the pager's business and do not end this process.
    init?(_ command: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        var ends: [Int32] = [-1, -1]
        // SAFETY: pipe(2) writes two descriptors, for which the array has room.
        guard ends.withUnsafeMutableBufferPointer({ pipe($0.baseAddress) }) == 0 else { return nil }
        let variables = ["LESS": "FRX", "LV": "-c"].merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
        guard let process = Self.spawn(["/bin/sh", "-c", command], variables, input: ends[0], closing: ends[1]) else {
            close(ends[0])
            close(ends[1])
            return nil
        }
        close(ends[0])
        descriptor = ends[1]
        self.process = process
        // SAFETY: SIG_IGN is a valid disposition. After the start: the pager keeps the usual effects.
        for number in [SIGPIPE, SIGINT, SIGQUIT] { _ = signal(number, SIG_IGN) }
    }

    /// Says that nothing more comes and waits until the reader has left the pager.
    /// - Returns: its exit status; 126 and 127 are the shell's if it could not run it.
    func finish() -> Int32 {
        // SAFETY: SIG_IGN is a valid disposition; a signal watch that ended since the start has set another one.
        for number in [SIGINT, SIGQUIT] { _ = signal(number, SIG_IGN) }
        close(descriptor)
        var status: Int32 = 0
        // SAFETY: waitpid(2) writes one status, which lives through the call.
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // SAFETY: SIG_DFL is a valid disposition.
        for number in [SIGPIPE, SIGINT, SIGQUIT] { _ = signal(number, SIG_DFL) }
        return (status >> 8) & 0xFF
    }

    private static func spawn(_ arguments: [String], _ variables: [String], input: Int32, closing other: Int32) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        if input != 0 { posix_spawn_file_actions_addclose(&actions, input) }
        posix_spawn_file_actions_addclose(&actions, other)
        // SAFETY: strdup gives a terminated copy or NULL; each is freed below, after posix_spawn has copied them.
        var (texts, values) = (arguments.map { strdup($0) } + [nil], variables.map { strdup($0) } + [nil])
        defer { for text in texts + values { free(text) } }
        var process: pid_t = 0
        // SAFETY: both arrays end in NULL and live through the call.
        return posix_spawn(&process, arguments[0], &actions, nil, &texts, &values) == 0 ? process : nil
    }
}
