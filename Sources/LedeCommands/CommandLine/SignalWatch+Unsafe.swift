import LedeModules
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The end of the pipe that the signal handler writes to; -1 while nobody watches.
private let wakeDescriptor = Atomic<Int32>(-1)

/// Calls an action after the first SIGINT, SIGTERM or SIGHUP; the second one ends the process. One at a time in a process.
///
/// A signal handler may call very little, so it writes a byte to a pipe, at whose other end a thread waits (the "self-pipe trick").
struct SignalWatch: Sendable {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]
    private let writeEnd: Int32
    /// The watched signals; not one that the process was started to ignore, as nohup does with SIGHUP.
    private var watched: [Int32] = []

    /// - Parameter action: called at most once, on a thread of its own.
    init(_ action: @escaping @Sendable () -> Void) throws(CommandFailure) {
        var ends: [Int32] = [-1, -1]
        // SAFETY: pipe(2) writes two descriptors, for which the array has room.
        guard ends.withUnsafeMutableBufferPointer({ pipe($0.baseAddress) }) == 0 else {
            // SAFETY: strerror gives a terminated string, copied at once.
            throw CommandFailure("cannot watch for Ctrl-C: \(String(cString: strerror(errno)))")
        }
        let readEnd = ends[0]
        writeEnd = ends[1]
        // These stores also initialise both globals before a handler can read them.
        Interruption.requestCount.store(0, ordering: .releasing)
        Interruption.firstSignal.store(0, ordering: .releasing)
        wakeDescriptor.store(writeEnd, ordering: .releasing)

        let waiting: SystemThread
        do throws(IndexFileError) {
            waiting = try SystemThread {
                var byte: UInt8 = 0
                var count = 0
                // SAFETY: read(2) writes at most one byte to `byte`, which lives through the call.
                repeat { count = read(readEnd, &byte, 1) } while count < 0 && errno == EINTR
                close(readEnd)
                // 0: the other end was closed, the watch is over.
                if count == 1 { action() }
            }
        } catch {
            close(readEnd)
            close(writeEnd)
            throw CommandFailure("cannot watch for Ctrl-C: \(error)")
        }
        waiting.detach()
        for number in Self.signals {
            // SAFETY: the handler captures nothing and calls only signal, raise and write, which POSIX allows in a handler.
            let earlier = signal(number) { number in
                let earlier = Interruption.requestCount.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
                if earlier > 0 {
                    signal(number, SIG_DFL)
                    raise(number)
                } else {
                    Interruption.firstSignal.store(number, ordering: .releasing)
                    let saved = errno
                    var byte: UInt8 = 1
                    _ = write(wakeDescriptor.load(ordering: .acquiring), &byte, 1)
                    errno = saved
                }
            }
            if number == SIGHUP, Self.isIgnoring(earlier) { signal(number, SIG_IGN) } else { watched.append(number) }
        }
    }

    private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
        // SAFETY: the two are compared as addresses and not called.
        unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// Gives the signals back their default effect and lets the thread end.
    func end() {
        // SAFETY: SIG_DFL is a valid disposition.
        for number in watched { _ = signal(number, SIG_DFL) }
        wakeDescriptor.store(-1, ordering: .releasing)
        close(writeEnd)
    }

    /// Lets a broken pipe end the process without a message, even where the parent process ignores SIGPIPE.
    static func endSilentlyOnBrokenPipe() {
        // SAFETY: SIG_DFL is a valid disposition.
        _ = signal(SIGPIPE, SIG_DFL)
    }
}
