import Synchronization

/// Remembers which pages of a file have passed their checksum, so that each is computed once, on first use.
///
/// SAFETY (@unchecked Sendable): the flags are atomics; two threads may both verify a page, which is harmless.
final class VerifiedPages: @unchecked Sendable {
    private let flags: UnsafeMutablePointer<Atomic<Bool>>
    private let count: Int

    init(count: Int) {
        self.count = count
        flags = .allocate(capacity: max(count, 1))
        // SAFETY: `count` elements are initialised here and deinitialised in `deinit`.
        for page in 0..<count { (flags + page).initialize(to: Atomic(false)) }
    }

    deinit {
        flags.deinitialize(count: count)
        flags.deallocate()
    }

    /// Whether page `page` has passed.
    @inline(__always)
    subscript(page: Int) -> Bool {
        precondition(page >= 0 && page < count)
        // SAFETY: the precondition bounds the index.
        return flags[page].load(ordering: .acquiring)
    }

    func pass(_ page: Int) {
        precondition(page >= 0 && page < count)
        // SAFETY: the precondition bounds the index.
        flags[page].store(true, ordering: .releasing)
    }
}
