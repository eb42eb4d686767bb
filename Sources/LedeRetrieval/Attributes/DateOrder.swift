import LedeInvertedIndex

/// Selects from all matches those of a page in an order by date.
struct DateOrder {
    private let reader: IndexReader
    private let isDescending: Bool

    init(_ reader: IndexReader, isDescending: Bool) {
        self.reader = reader
        self.isDescending = isDescending
    }

    /// The first `count` of `docs` after `start`, in the order. Complexity: O(docs × log count) at most, usually O(docs); memory
    /// O(count).
    /// - Parameter docs: global doc ids, ascending.
    func first(_ count: Int, of docs: [UInt32], behind start: DateKey?) throws -> [UInt32] {
        guard count > 0 else { return [] }
        // Gathered until there are twice as many as wanted; then the first half is kept.
        let capacity = count > docs.count / 2 ? docs.count : 2 * count
        var kept: [DateKey] = []
        kept.reserveCapacity(capacity)
        var bound: DateKey?
        try forEachKey(of: docs) { key in
            if let start, key <= start { return }
            if let bound, key >= bound { return }
            kept.append(key)
            guard kept.count == capacity, capacity > count else { return }
            kept.sort()
            kept.removeLast(capacity - count)
            bound = kept[count - 1]
        }
        kept.sort()
        return kept.prefix(count).map(\.doc)
    }

    /// The place of a document of the reader.
    func key(of doc: UInt32) throws -> DateKey {
        let place = reader.locate(doc)
        return DateKey(date: try place.segment.attributes.dates?.date(of: place.doc), isDescending: isDescending, doc: doc)
    }

    private func forEachKey(of docs: [UInt32], _ body: (DateKey) -> Void) throws {
        try reader.forEachSegment(of: docs) { segment, base, range in
            try Task.checkCancellation()
            guard let column = segment.attributes.dates else {
                for doc in docs[range] { body(DateKey(upper: DateKey.undated, doc: doc)) }
                return
            }
            var numbers = column.numbers.cursor()
            // Neighbours often share a date.
            var last: (number: UInt32, upper: UInt32) = (0, DateKey.undated)
            for doc in docs[range] {
                let number = try numbers.number(doc - base)
                if number != last.number {
                    let date = number == 0 ? nil : try column.date(number)
                    last = (number, DateKey(date: date, isDescending: isDescending, doc: 0).upper)
                }
                body(DateKey(upper: last.upper, doc: doc))
            }
        }
    }
}

extension IndexReader {
    /// Calls `body` with each segment that has some of `docs`, global ids in ascending order, its base, and the range of `docs` that it
    /// has.
    func forEachSegment(of docs: [UInt32], _ body: (SegmentReader, UInt32, Range<Int>) throws -> Void) rethrows {
        var start = 0
        for (segment, base) in zip(segments, docBases) {
            var end = start
            let limit = base + UInt32(segment.docCount)
            while end < docs.count, docs[end] < limit { end += 1 }
            if start < end { try body(segment, base, start..<end) }
            start = end
        }
    }
}
