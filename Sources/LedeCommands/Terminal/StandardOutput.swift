import Synchronization

/// A buffered writer of a file descriptor; lines of concurrent tasks do not mix within one call.
final class StandardOutput: Sendable {
    /// Standard output, flushed by `CommandRunner` when the command has ended.
    static let shared = StandardOutput(descriptor: 1, capacity: 64 * 1024)
    /// Standard error, unbuffered.
    static let standardError = StandardOutput(descriptor: 2, capacity: 0)

    /// Whether and how what is written goes through a pager.
    private enum Paging {
        case off
        /// Until there is more than the window holds.
        case waiting(Pager)
        case running(PagerProcess, command: String)
        /// The reader has left it: nobody wants more.
        case left(PagerProcess, command: String)
    }

    private struct State {
        var buffer: [UInt8] = []
        var failure: CommandFailure?
        var paging = Paging.off
        /// What went to the pager, as far as it is kept, in case the pager does not run.
        var paged: [UInt8] = []
    }

    private let descriptor: Int32
    /// The number of bytes from which the buffer is written out.
    private let capacity: Int
    /// Most bytes of `State.paged`.
    private static let mostKept = 1 << 20
    private let state = Mutex(State())

    init(descriptor: Int32, capacity: Int) {
        self.descriptor = descriptor
        self.capacity = capacity
    }

    /// Writes out what is buffered, from the handler of a fault outside this class: nothing is waited for, and an error has no consequence.
    func rescue() {
        _ = state.withLockIfAvailable { state in
            _ = Self.writeAll(state.buffer, to: descriptor)
            state.buffer.removeAll(keepingCapacity: true)
        }
    }

    func write(_ text: String) {
        // A message would go across the pager's screen.
        if self === Self.standardError, Self.shared.isPaging, Terminal.isTerminal(2) { return Self.shared.write(text) }
        state.withLock { state in
            guard state.failure == nil else { return }
            state.buffer.append(contentsOf: text.utf8)
            if state.buffer.count > capacity { drain(&state) }
        }
    }

    func writeLine(_ text: String = "") {
        write(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Writes out what is buffered; throws the first error of this writer, such as a full disk. What may yet fit the window is kept while a
    /// pager waits.
    func flush() throws(CommandFailure) {
        let failure = state.withLock { state in
            if case .waiting(let pager) = state.paging, pager.fits(String(decoding: state.buffer, as: UTF8.self)) { return state.failure }
            drain(&state)
            return state.failure
        }
        if let failure { throw failure }
    }

    /// Lets what is written from here on go through `pager` as soon as it is more than the window holds.
    func beginPaging(_ pager: Pager) {
        state.withLock { state in
            drain(&state)
            state.paging = .waiting(pager)
        }
    }

    /// Writes out everything and waits for the reader to leave the pager, if one was needed.
    func endPaging() {
        let running = state.withLock { state -> (process: PagerProcess, command: String)? in
            if case .waiting(let pager) = state.paging, pager.fits(String(decoding: state.buffer, as: UTF8.self)) { state.paging = .off }
            drain(&state)
            switch state.paging {
            case .running(let process, let command), .left(let process, let command): return (process, command)
            case .off, .waiting: return nil
            }
        }
        guard let running else { return state.withLock { $0.paging = .off } }
        let status = running.process.finish()
        let hasFailed = status == 126 || status == 127
        state.withLock { state in
            state.paging = .off
            // Nobody has read it.
            if hasFailed {
                state.buffer = state.paged
                drain(&state)
            }
            state.paged = []
        }
        if hasFailed {
            Self.standardError.writeLine(
                "lede: cannot run the pager \(running.command.sanitizedForTerminal()); LEDE_PAGER or PAGER names it")
        }
    }

    /// Whether the pager's reader has left it, so that more output is useless.
    var readerHasLeft: Bool { state.withLock { if case .left = $0.paging { true } else { false } } }

    private var isPaging: Bool { state.withLock { if case .running = $0.paging { true } else { false } } }

    private func drain(_ state: inout State) {
        guard !state.buffer.isEmpty, state.failure == nil else { return }
        defer { state.buffer.removeAll(keepingCapacity: true) }
        if case .waiting(let pager) = state.paging {
            state.paging = PagerProcess(pager.command).map { .running($0, command: pager.command) } ?? .off
        }
        switch state.paging {
        case .left: return
        case .running(let process, let command):
            if state.paged.count + state.buffer.count <= Self.mostKept { state.paged += state.buffer }
            // Only of a pipe that nobody reads.
            if Self.writeAll(state.buffer, to: process.descriptor) != nil { state.paging = .left(process, command: command) }
        case .off, .waiting:
            if let reason = Self.writeAll(state.buffer, to: descriptor) {
                state.failure = CommandFailure("cannot write the output: \(reason)")
            }
        }
    }
}
