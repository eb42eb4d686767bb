#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads lines from a descriptor that somebody else closes.
struct LineReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// The next line without its end, waiting for it; nil if the input ends, or the last line's end is missing, or Ctrl-C was pressed
    /// meanwhile.
    mutating func next() -> String? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return String(decoding: buffer[start..<end], as: UTF8.self)
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            guard fill() else { return nil }
        }
    }

    /// Appends what can be read now, or waits; false at the end, and after Ctrl-C.
    private mutating func fill() -> Bool {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // SAFETY: poll(2) reads and writes one structure, which lives through the call.
        while poll(&wait, 1, 200) <= 0 {
            if Interruption.isRequested { return false }
        }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { chunk in
            // SAFETY: read(2) writes at most `chunk.count` bytes to `chunk`, which lives through the call; only those it wrote are copied.
            let count = read(descriptor, chunk.baseAddress!, chunk.count)
            if count > 0 { buffer.append(contentsOf: chunk[..<count]) }
            return count > 0
        }
    }
}
