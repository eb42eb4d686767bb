#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file, read from front to back.
final class FileBytes {
    private let descriptor: Int32
    private let isOwned: Bool
    /// Whether a read may wait for whoever writes: of a pipe or a terminal.
    private let mayWait: Bool
    /// Bytes read so far.
    private(set) var bytesRead = 0

    /// Opens a file for reading.
    ///
    /// - Parameter path: the path's bytes without a NUL.
    /// - Throws: `SystemRefusal` with the operating system's words.
    init(path: [UInt8]) throws(SystemRefusal) {
        guard !path.contains(0) else { throw SystemRefusal(number: EINVAL) }
        let terminated = path.map { CChar(bitPattern: $0) } + [0]
        var opened: Int32 = -1
        repeat { opened = open(terminated, O_RDONLY | O_CLOEXEC) } while opened < 0 && errno == EINTR
        guard opened >= 0 else { throw SystemRefusal(number: errno) }
        descriptor = opened
        isOwned = true
        mayWait = Self.mayWait(opened)
    }

    /// Standard input, which stays open.
    init() {
        descriptor = STDIN_FILENO
        isOwned = false
        mayWait = Self.mayWait(STDIN_FILENO)
    }

    private static func mayWait(_ descriptor: Int32) -> Bool {
        var status = stat()
        // SAFETY: fstat writes to `status`, which lives through the call.
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Milliseconds between two looks at whether the task is cancelled, while nothing comes.
    private static let waitInterval: Int32 = 100

    /// Waits for the next bytes, or the end; no longer than the task is wanted.
    private func waitForBytes() throws(SystemRefusal) {
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // SAFETY: poll reads and writes the one entry, which lives through the call. Where it fails, reading says why.
        while poll(&waited, 1, Self.waitInterval) == 0 || Task.isCancelled {
            if Task.isCancelled { throw SystemRefusal(number: ECANCELED) }
        }
    }

    /// Reads at most `count` bytes (some of a pipe may come later) in place of what `block` held; an empty block is the end of the file.
    /// - Throws: `SystemRefusal`; of a task that is cancelled while it waits for a pipe, ECANCELED.
    func read(into block: inout [UInt8], count: Int) throws(SystemRefusal) {
        if mayWait { try waitForBytes() }
        var got = -1
        var number: Int32 = 0
        block = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // SAFETY: the kernel writes at most buffer.count bytes into the new array's memory, and as many as it says.
            repeat {
                #if canImport(Glibc)
                    got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    got = Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    got = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
                number = errno
            } while got < 0 && number == EINTR
            initialized = max(0, got)
        }
        guard got >= 0 else { throw SystemRefusal(number: number) }
        bytesRead += got
    }
}
