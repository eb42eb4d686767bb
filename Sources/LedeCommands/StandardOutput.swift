import Synchronization

/// A buffered writer of a file descriptor; lines of concurrent tasks do not mix within one call.
final class StandardOutput: Sendable {
    /// Standard output, flushed by `CommandRunner` when the command has ended.
    static let shared = StandardOutput(descriptor: 1, capacity: 64 * 1024)
    /// Standard error, unbuffered.
    static let standardError = StandardOutput(descriptor: 2, capacity: 0)

    private struct State {
        var buffer: [UInt8] = []
        var failure: CommandFailure?
    }

    private let descriptor: Int32
    /// The number of bytes from which the buffer is written out.
    private let capacity: Int
    private let state = Mutex(State())

    init(descriptor: Int32, capacity: Int) {
        self.descriptor = descriptor
        self.capacity = capacity
    }

    /// Writes out what is buffered, from the handler of a fault that was met outside of this class: nothing is waited for, and an error has no
    /// consequence.
    func rescue() {
        _ = state.withLockIfAvailable { state in
            _ = Self.writeAll(state.buffer, to: descriptor)
            state.buffer.removeAll(keepingCapacity: true)
        }
    }

    func write(_ text: String) {
        state.withLock { state in
            guard state.failure == nil else { return }
            state.buffer.append(contentsOf: text.utf8)
            if state.buffer.count > capacity { drain(&state) }
        }
    }

    func writeLine(_ text: String = "") {
        write(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Writes out what is buffered; throws the first error of this writer, a full disk for one.
    func flush() throws(CommandFailure) {
        let failure = state.withLock { state in
            drain(&state)
            return state.failure
        }
        if let failure { throw failure }
    }

    private func drain(_ state: inout State) {
        guard !state.buffer.isEmpty, state.failure == nil else { return }
        if let reason = Self.writeAll(state.buffer, to: descriptor) {
            state.failure = CommandFailure("cannot write the output: \(reason)")
        }
        state.buffer.removeAll(keepingCapacity: true)
    }
}
