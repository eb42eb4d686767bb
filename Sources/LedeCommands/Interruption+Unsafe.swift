import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The end of the pipe that the signal handler writes to. A handler may call very little of the C library; write(2) is allowed.
private let wakeDescriptor = Atomic<Int32>(-1)

extension Interruption {
    /// Lets a broken pipe end the process without a message, even where the parent process ignores SIGPIPE.
    static func endSilentlyOnBrokenPipe() {
        // SAFETY: SIG_DFL is a valid disposition, and no other thread changes this signal's.
        _ = signal(SIGPIPE, SIG_DFL)
    }

    /// Calls `action` once, on a thread of its own, after the first SIGINT or SIGTERM. To be called once in a process.
    static func whenSignalled(_ action: @escaping @Sendable () -> Void) throws(CommandFailure) {
        var ends: [Int32] = [-1, -1]
        // SAFETY: pipe(2) writes two descriptors, for which the array has room.
        guard ends.withUnsafeMutableBufferPointer({ pipe($0.baseAddress) }) == 0 else {
            // SAFETY: strerror gives a terminated string, copied at once.
            throw CommandFailure("cannot watch for Ctrl-C: \(String(cString: strerror(errno)))")
        }
        let readEnd = ends[0]
        // Stores made here initialise both globals before a handler can read them.
        wakeDescriptor.store(ends[1], ordering: .releasing)
        requestCount.store(0, ordering: .releasing)

        Thread.detachNewThread {
            var byte: UInt8 = 0
            // SAFETY: read(2) writes at most one byte to `byte`, which lives through the call.
            while read(readEnd, &byte, 1) < 0, errno == EINTR {}
            action()
        }
        // SAFETY: the handler captures nothing and calls only signal, raise and write, which POSIX allows in a handler.
        for number in [SIGINT, SIGTERM] {
            _ = signal(number) { number in
                let earlier = Interruption.requestCount.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
                if earlier > 0 {
                    signal(number, SIG_DFL)
                    raise(number)
                } else {
                    let saved = errno
                    var byte: UInt8 = 1
                    _ = write(wakeDescriptor.load(ordering: .acquiring), &byte, 1)
                    errno = saved
                }
            }
        }
    }
}
