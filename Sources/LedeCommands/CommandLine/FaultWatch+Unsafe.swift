#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ends the process with a message if another program shortens a file that is being read: the system then raises SIGBUS, as nothing is left
/// where the file ended.
enum FaultWatch {
    /// The reason "nonexistent physical address" (BUS_ADRERR), the same on Linux and macOS.
    private static let beyondTheFile: Int32 = 2

    private static let message: StaticString = """
        lede: a file that is being read was cut short by another program, as cp or rsync --inplace over an index do
              Put a file in place of another with mv, and check the index with lede check.

        """

    /// Watches for the rest of the process, and makes a file that would exceed a limit (ulimit -f) a write error, not the end of the
    /// process.
    static func begin() {
        // SAFETY: SIG_IGN is a valid disposition.
        _ = signal(SIGXFSZ, SIG_IGN)
        // Made now, as a handler must not.
        _ = StandardOutput.shared
        var action = sigaction()
        // SAFETY: the handler captures nothing. The fault is met where a file's bytes are read, by a thread that holds no lock of the
        // output or of memory then; the output's lock is only tried. All else that is called, write, signal and _exit, POSIX allows in a
        // handler.
        let handler: @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void = {
            number, information, _ in
            guard information?.pointee.si_code == FaultWatch.beyondTheFile else {
                // A fault of the program's own, which recurs on return and ends it as usual.
                signal(number, SIG_DFL)
                return
            }
            StandardOutput.shared.rescue()
            _ = write(2, FaultWatch.message.utf8Start, FaultWatch.message.utf8CodeUnitCount)
            _exit(2)
        }
        #if canImport(Darwin)
            action.__sigaction_u.__sa_sigaction = handler
        #else
            action.__sigaction_handler.sa_sigaction = handler
        #endif
        action.sa_flags = SA_SIGINFO
        sigaction(SIGBUS, &action, nil)
    }
}
