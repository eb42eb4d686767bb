import InvertedIndex

/// Documents of an index: a bit each.
struct DocumentSet: Sendable {
    private var words: [UInt64]

    /// The documents of `reader` that satisfy all of `filters`.
    init(_ filters: [AttributeFilter], in reader: IndexReader) throws {
        words = Array(repeating: 0, count: (Int(reader.docLimit) + 63) / 64)
        for (place, filter) in filters.enumerated() {
            var accepted = [UInt64](repeating: 0, count: words.count)
            for (segment, base) in zip(reader.segments, reader.docBases) {
                for doc in try filter.matches(in: segment) { accepted[Int(base + doc) / 64] |= 1 << UInt64((base + doc) % 64) }
            }
            for word in words.indices { words[word] = place == 0 ? accepted[word] : words[word] & accepted[word] }
        }
    }

    /// Whether the global document `doc` is one of them.
    @inline(__always) func contains(_ doc: UInt32) -> Bool { words[Int(doc) / 64] >> UInt64(doc % 64) & 1 == 1 }
}
