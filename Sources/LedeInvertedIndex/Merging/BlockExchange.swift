import Dispatch
import Synchronization

/// Hands blocks from the thread that merges to the one that writes, and back, a few at a time.
///
/// SAFETY (@unchecked Sendable): a block belongs to whoever has taken it; the lock orders what one thread did to it before what the next
/// does.
final class BlockExchange: @unchecked Sendable {
    private struct Queues {
        var empty: [PostingsBlock]
        var full: [PostingsBlock] = []
        var hasEnded = false
        var isComplete = false
    }

    private let lock = DispatchSemaphore(value: 1)
    private var queues: Queues
    // Both begin at 0, as a semaphore must not end below what it began with, and blocks may be out when one side fails.
    private let emptyCount = DispatchSemaphore(value: 0)
    private let fullCount = DispatchSemaphore(value: 0)

    /// - Parameter blocks: how many there are, on either side.
    init(blocks: Int) {
        queues = Queues(empty: (0..<blocks).map { _ in PostingsBlock() })
        for _ in 0..<blocks { emptyCount.signal() }
    }

    private func withQueues<Result>(_ body: (inout Queues) -> Result) -> Result {
        lock.wait()
        defer { lock.signal() }
        return body(&queues)
    }

    /// An empty block, when there is one; nil once the exchange has ended.
    func takeEmpty() -> PostingsBlock? {
        emptyCount.wait()
        return withQueues { $0.hasEnded ? nil : $0.empty.popLast() }
    }

    /// Gives a full block to the other side.
    func give(_ block: PostingsBlock) {
        withQueues { $0.full.append(block) }
        fullCount.signal()
    }

    /// The next full block, when there is one; nil once the exchange has ended and all were taken.
    func takeFull() -> PostingsBlock? {
        fullCount.wait()
        return withQueues { $0.full.isEmpty ? nil : $0.full.removeFirst() }
    }

    /// Gives an empty block back.
    func giveBack(_ block: PostingsBlock) {
        withQueues { $0.empty.append(block) }
        emptyCount.signal()
    }

    /// Says that everything has been given.
    func complete() { withQueues { $0.isComplete = true } }

    /// Whether everything has been given.
    var isComplete: Bool { withQueues { $0.isComplete } }

    /// Says that no more blocks will be given or taken.
    func end() {
        withQueues { $0.hasEnded = true }
        emptyCount.signal()
        fullCount.signal()
    }
}
