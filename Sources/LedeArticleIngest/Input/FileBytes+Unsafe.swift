import LedeIndexBytes

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
    /// Whether a read may wait for a writer, as on a pipe or a terminal.
    private let mayWait: Bool
    /// The file's size when it was opened; nil for what is not a regular file.
    let length: Int?
    /// Bytes read so far.
    private(set) var bytesRead = 0
    /// The hash of the bytes read so far.
    private var hash = XXHash64()
    private var isAtEnd = false

    /// Opens a file for reading.
    ///
    /// - Parameter path: its bytes, without a NUL.
    /// - Throws: `SystemRefusal` with the system's message.
    init(path: [UInt8]) throws(SystemRefusal) {
        guard !path.contains(0) else { throw SystemRefusal(number: EINVAL) }
        let terminated = path.map { CChar(bitPattern: $0) } + [0]
        var opened: Int32 = -1
        repeat { opened = open(terminated, O_RDONLY | O_CLOEXEC) } while opened < 0 && errno == EINTR
        guard opened >= 0 else { throw SystemRefusal(number: errno) }
        descriptor = opened
        isOwned = true
        length = Self.length(opened)
        mayWait = length == nil
    }

    /// Standard input, which stays open.
    init() {
        descriptor = STDIN_FILENO
        isOwned = false
        // Whoever redirected it may already have read some of it.
        length = nil
        mayWait = Self.length(STDIN_FILENO) == nil
    }

    /// As the file is now; nil for what is not a regular file.
    var stamp: FileStamp? {
        var status = stat()
        // SAFETY: fstat writes to `status`, which lives through the call.
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? FileStamp(status) : nil
    }

    /// XXH64 of all bytes; nil unless they were read from front to back, to the end.
    var contentHash: UInt64? { isAtEnd ? hash.value : nil }

    private static func length(_ descriptor: Int32) -> Int? {
        var status = stat()
        // SAFETY: fstat writes to `status`, which lives through the call.
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// Milliseconds between checks for cancellation while nothing comes.
    private static let waitInterval: Int32 = 100

    /// Waits for the next bytes, the end, or cancellation.
    private func waitForBytes() throws(SystemRefusal) {
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // SAFETY: poll reads and writes the one entry, which lives through the call. If it fails, reading says why.
        while poll(&waited, 1, Self.waitInterval) == 0 || Task.isCancelled {
            if Task.isCancelled { throw SystemRefusal(number: ECANCELED) }
        }
    }

    /// Reads at most `count` bytes (some of a pipe may come later) in place of what `block` held; an empty block is the end of the file.
    /// - Throws: `SystemRefusal`; ECANCELED if the task is cancelled while it waits for a pipe.
    func read(into block: inout [UInt8], count: Int) throws(SystemRefusal) {
        if mayWait { try waitForBytes() }
        try fill(&block, count) { target, room in
            #if canImport(Glibc)
                Glibc.read(descriptor, target, room)
            #elseif canImport(Musl)
                Musl.read(descriptor, target, room)
            #else
                Darwin.read(descriptor, target, room)
            #endif
        }
        if block.isEmpty { isAtEnd = true } else { hash.add(block[...]) }
    }

    /// Reads at most `count` bytes from `offset` on in place of what `block` held, independent of reading from front to back.
    func read(at offset: Int, into block: inout [UInt8], count: Int) throws(SystemRefusal) {
        try fill(&block, count) { target, room in pread(descriptor, target, room, off_t(offset)) }
    }

    private func fill(_ block: inout [UInt8], _ count: Int, _ read: (UnsafeMutableRawPointer?, Int) -> Int) throws(SystemRefusal) {
        var got = -1
        var number: Int32 = 0
        block = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // SAFETY: the kernel writes at most buffer.count bytes into the new array's memory, and as many as it says.
            repeat {
                got = read(buffer.baseAddress, buffer.count)
                number = errno
            } while got < 0 && number == EINTR
            initialized = max(0, got)
        }
        guard got >= 0 else { throw SystemRefusal(number: number) }
        // Bytes read again count about once.
        bytesRead = min(bytesRead + got, length ?? .max)
    }
}

extension FileStamp {
    /// XXH64 of the bytes of a file; nil if it cannot be read.
    package static func contentHash(ofFile path: [UInt8]) -> UInt64? {
        guard let file = try? FileBytes(path: path) else { return nil }
        var block: [UInt8] = []
        repeat {
            guard (try? file.read(into: &block, count: 1 << 18)) != nil else { return nil }
        } while !block.isEmpty
        return file.contentHash
    }
}
