import Synchronization

/// Bytes that wait to be written, in memory that does not move, so that a signal handler can write them, too. One caller at a time adds or takes.
final class OutputBuffer: @unchecked Sendable {
    let capacity: Int
    private let bytes: UnsafeMutablePointer<UInt8>
    /// How many of them are there. Stored after the bytes, so that a handler never sees a byte that is not.
    private let filled = Atomic(0)

    init(capacity: Int) {
        self.capacity = capacity
        bytes = .allocate(capacity: max(capacity, 1))
        // SAFETY: there is room for `capacity` bytes; they are of a trivial type.
        bytes.initialize(repeating: 0, count: max(capacity, 1))
    }

    deinit { bytes.deallocate() }

    var count: Int { filled.load(ordering: .acquiring) }

    /// Adds bytes for which there is room, or none of them.
    /// - Returns: whether there is.
    func append(_ more: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = count
        guard more.count <= capacity - count else { return false }
        // SAFETY: `count` and `more.count` bytes fit the capacity; the memory is this object's own.
        if let start = more.baseAddress { (bytes + count).update(from: start, count: more.count) }
        filled.store(count + more.count, ordering: .releasing)
        return true
    }

    /// Lends the bytes, which are gone afterwards.
    func take<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        // SAFETY: the first `count` bytes are initialised. They count as gone before they are written: a handler rather loses them than doubles them.
        let taken = UnsafeRawBufferPointer(start: bytes, count: filled.exchange(0, ordering: .acquiringAndReleasing))
        return body(taken)
    }
}
