#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads what a process writes, within limits of time and size.
struct ProcessOutput {
    private let descriptor: Int32
    private let seconds: Int
    private let mostBytes: Int

    init(_ descriptor: Int32, seconds: Int, mostBytes: Int) {
        self.descriptor = descriptor
        self.seconds = seconds
        self.mostBytes = mostBytes
    }

    /// Ends a process at once.
    static func kill(_ process: Int32) {
        #if canImport(Glibc)
            _ = Glibc.kill(process, SIGKILL)
        #elseif canImport(Musl)
            _ = Musl.kill(process, SIGKILL)
        #else
            _ = Darwin.kill(process, SIGKILL)
        #endif
    }

    /// - Parameter isCancelled: called ten times a second.
    /// - Returns: all of it, or why there is no more.
    func read(isCancelled: () -> Bool) -> ([UInt8], PDFProgram.Failure?) {
        let start = ContinuousClock.now
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if isCancelled() { return ([], .cancelled) }
            if ContinuousClock.now - start > .seconds(seconds) { return ([], .tooSlow(seconds)) }
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            // SAFETY: one entry, which lives for the call.
            let ready = poll(&wanted, 1, 100)
            if ready == 0 || (ready < 0 && errno == EINTR) { continue }
            let size = block.count
            // SAFETY: `size` bytes of an array that lives for the call.
            let count = block.withUnsafeMutableBytes { recvBytes(descriptor, $0.baseAddress, size) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return (bytes, nil) }
            bytes.append(contentsOf: block[..<count])
            if bytes.count > mostBytes { return ([], .tooLong(mostBytes)) }
        }
    }

    private func recvBytes(_ descriptor: Int32, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        // SAFETY: the caller's buffer of `count` bytes.
        #if canImport(Glibc)
            Glibc.read(descriptor, target, count)
        #elseif canImport(Musl)
            Musl.read(descriptor, target, count)
        #else
            Darwin.read(descriptor, target, count)
        #endif
    }
}
