import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ctrl-C: the first one ends the measurement in order and keeps what was measured, the second one ends the process.
enum Interruption {
    private static let count = Atomic<Int>(0)

    /// Whether Ctrl-C was pressed.
    static var isRequested: Bool { count.load(ordering: .acquiring) > 0 }

    /// - Throws: `Interrupted` after Ctrl-C.
    static func check() throws(Interrupted) {
        if isRequested { throw Interrupted() }
    }

    /// Takes the signals over, for the rest of the process.
    static func watch() {
        // This store initialises the global before a handler can meet it.
        count.store(0, ordering: .releasing)
        // A dead engine is an error of one write, not the end of this process.
        // SAFETY: SIG_IGN is a valid disposition.
        _ = signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM] {
            // SAFETY: the handler captures nothing; it calls only atomics, signal and raise, which a handler may.
            _ = signal(number) { number in
                if Interruption.count.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue > 0 {
                    signal(number, SIG_DFL)
                    raise(number)
                }
            }
        }
    }
}
