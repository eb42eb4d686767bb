import Dispatch
import Synchronization

/// Lets one task write after the other, in the order in which they came.
final class WriteTurns: Sendable {
    private struct State {
        var isTaken = false
        /// Told true when the turn has come, false if the task was cancelled.
        var waiting: [(number: Int, turn: @Sendable (Bool) -> Void)] = []
        var nextNumber = 0
        /// Those that have come and do not wait yet; who is cancelled meanwhile is gone from it.
        var arriving: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Whether somebody has the turn.
    var isTaken: Bool { state.withLock { $0.isTaken } }

    /// Waits for the turn, runs `body`, and gives the turn to the next.
    /// - Throws: `.cancelled` if the task is cancelled while it waits; what `body` throws.
    func take<Result: Sendable>(_ body: () async throws(LedeError) -> Result) async throws(LedeError) -> Result {
        guard await isMine() else { throw LedeError(CancellationError()) }
        defer { pass() }
        return try await body()
    }

    /// Whether the turn came before the task was cancelled.
    private func isMine() async -> Bool {
        let number = state.withLock { state in
            state.nextNumber += 1
            state.arriving.insert(state.nextNumber)
            return state.nextNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                let answer: Bool? = state.withLock { state in
                    guard state.arriving.remove(number) != nil else { return false }
                    if state.isTaken {
                        state.waiting.append((number, { turn.resume(returning: $0) }))
                        return nil
                    }
                    state.isTaken = true
                    return true
                }
                if let answer { turn.resume(returning: answer) }
            }
        } onCancel: {
            let turn = state.withLock { state -> (@Sendable (Bool) -> Void)? in
                state.arriving.remove(number)
                guard let place = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
                return state.waiting.remove(at: place).turn
            }
            turn?(false)
        }
    }

    /// Waits for the turn on this thread. Whoever calls it calls `pass` afterwards.
    func waitForTurn() {
        let turn = DispatchSemaphore(value: 0)
        let isMine = state.withLock { state in
            if !state.isTaken {
                state.isTaken = true
                return true
            }
            state.waiting.append((0, { _ in turn.signal() }))
            return false
        }
        if !isMine { turn.wait() }
    }

    /// Gives the turn to the next.
    func pass() {
        let next = state.withLock { state -> (@Sendable (Bool) -> Void)? in
            state.isTaken = !state.waiting.isEmpty
            return state.isTaken ? state.waiting.removeFirst().turn : nil
        }
        next?(true)
    }
}
