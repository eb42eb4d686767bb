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
    }

    /// Standard input, which stays open.
    init() {
        descriptor = STDIN_FILENO
        isOwned = false
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Reads at most `count` bytes (some of a pipe may come later) in place of what `block` held; an empty block is the end of the file.
    func read(into block: inout [UInt8], count: Int) throws(SystemRefusal) {
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
