import Synchronization

/// A buffered writer of a file descriptor; lines of concurrent tasks do not mix within one call.
final class StandardOutput: Sendable {
    /// Standard output, flushed by `CommandRunner` when the command has ended.
    static let shared = StandardOutput(descriptor: 1, capacity: 64 * 1024)
    /// Standard error, unbuffered.
    static let standardError = StandardOutput(descriptor: 2, capacity: 0)

    let descriptor: Int32
    let buffer: OutputBuffer
    /// The first error; held while the buffer is used.
    private let failure = Mutex<CommandFailure?>(nil)

    /// - Parameter capacity: bytes that are held back at most.
    init(descriptor: Int32, capacity: Int) {
        self.descriptor = descriptor
        buffer = OutputBuffer(capacity: capacity)
    }

    func write(_ text: String) {
        failure.withLock { failure in
            guard failure == nil else { return }
            failure = Self.failure(Self.put(text, into: buffer, of: descriptor))
        }
    }

    func writeLine(_ text: String = "") {
        write(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Writes out what is buffered; throws the first error of this writer, a full disk for one.
    func flush() throws(CommandFailure) {
        let first = failure.withLock { failure in
            let words = buffer.take { failure == nil ? Self.writeAll($0, to: descriptor) : nil }
            failure = failure ?? Self.failure(words)
            return failure
        }
        if let first { throw first }
    }

    private static func failure(_ words: String?) -> CommandFailure? { words.map { CommandFailure("cannot write the output: \($0)") } }
}
