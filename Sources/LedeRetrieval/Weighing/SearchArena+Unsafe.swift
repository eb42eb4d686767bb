import Synchronization

/// Memory for the columns of one evaluation: taken in sequence, given back all at once, so that a query costs no allocation once a similar
/// one was answered.
///
/// SAFETY (@unchecked Sendable): the pool hands an arena to one evaluation at a time.
final class SearchArena: @unchecked Sendable {
    private var chunks: [UnsafeMutableRawBufferPointer] = []
    private var used = 0

    private static let leastChunk = 1 << 18
    /// Chunks above it are freed after the evaluation that needed them.
    private static let largestKept = 8 << 20

    deinit { for chunk in chunks { chunk.deallocate() } }

    /// Room for `count` values, not initialised, aligned to 16 bytes, valid until `reset`.
    func take<Value: BitwiseCopyable>(_ type: Value.Type, _ count: Int) -> UnsafeMutablePointer<Value> {
        // SAFETY: the range lies within the last chunk, belongs to nobody else until `reset`, and holds a trivial type.
        let bytes = (max(count, 1) * MemoryLayout<Value>.stride + 15) & ~15
        if chunks.isEmpty || used + bytes > chunks[chunks.count - 1].count {
            let size = max(bytes, Self.leastChunk, (chunks.last?.count ?? 0) * 2)
            chunks.append(.allocate(byteCount: size, alignment: 16))
            used = 0
        }
        let start = chunks[chunks.count - 1].baseAddress! + used
        used += bytes
        return start.bindMemory(to: Value.self, capacity: count)
    }

    /// The same, filled with `value`.
    func take<Value: BitwiseCopyable>(_ value: Value, _ count: Int) -> UnsafeMutablePointer<Value> {
        let values = take(Value.self, count)
        // SAFETY: `take` gives room for `count` values.
        values.update(repeating: value, count: count)
        return values
    }

    /// Takes everything back; the largest chunk is kept for the next evaluation.
    func reset() {
        used = 0
        while chunks.count > 1 { chunks.removeFirst().deallocate() }
        if let last = chunks.last, last.count > Self.largestKept {
            last.deallocate()
            chunks = []
        }
    }
}

/// The arenas of a searcher that no evaluation currently holds.
final class SearchArenaPool: Sendable {
    private let free = Mutex<[SearchArena]>([])

    /// Runs `body` with an arena of its own.
    func withArena<Result>(_ body: (SearchArena) throws -> Result) rethrows -> Result {
        let arena = free.withLock { $0.popLast() } ?? SearchArena()
        defer {
            arena.reset()
            free.withLock { $0.append(arena) }
        }
        return try body(arena)
    }
}
