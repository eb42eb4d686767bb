/// A filter whose bits keep their place in memory as long as it lives, for evaluators that read them by address.
///
/// SAFETY (@unchecked Sendable): only `init` writes the words.
final class PinnedFilter: @unchecked Sendable {
    let filter: DocumentFilter
    /// For each segment two words for each range, the lowest bit first, and how many bits are set.
    let segments: [(words: UnsafePointer<UInt64>, count: Int)]

    init(_ filter: DocumentFilter) {
        self.filter = filter
        segments = filter.sets.map { set in
            // SAFETY: the column has room for the set's words, which are as many as are copied.
            let words = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, set.words.count))
            words.initialize(repeating: 0, count: max(1, set.words.count))
            for index in set.words.indices { words[index] = set.words[index] }
            return (UnsafePointer(words), set.count)
        }
    }

    deinit {
        // SAFETY: allocated by `init`, and of a trivial type.
        for segment in segments { segment.words.deallocate() }
    }
}
