/// Keeps the first lines of an order, however many come.
package struct ConcordanceSorter {
    private let order: ConcordanceOrder
    private let limit: Int
    private var entries: [Entry] = []
    private var words = WordOrder()

    /// A line with what it is sorted by.
    private struct Entry {
        var line: ConcordanceLine
        /// The words on the side asked for, from the nearest on, then those of the other side; none for the order of the articles.
        var words: [[String]] = []
        /// The keys of `words` in `WordOrder`.
        var keys: [[[UInt8]]] = []

        /// Whether it comes before `other`.
        func precedes(_ other: Entry) -> Bool {
            for side in keys.indices {
                if let precedes = WordOrder.precedes(keys[side], other.keys[side]) { return precedes }
            }
            for side in words.indices where words[side] != other.words[side] {
                return words[side].lexicographicallyPrecedes(other.words[side])
            }
            let (one, two) = (line, other.line)
            return (one.doc, one.field.rawValue, one.range.bytes.lowerBound, one.range.bytes.upperBound)
                < (two.doc, two.field.rawValue, two.range.bytes.lowerBound, two.range.bytes.upperBound)
        }
    }

    /// - Parameter limit: most lines kept; at most twice as many are in memory.
    package init(_ order: ConcordanceOrder, limit: Int) {
        self.order = order
        self.limit = max(0, limit)
    }

    /// - Complexity: O(log limit) on average.
    package mutating func add(_ line: ConcordanceLine) {
        var entry = Entry(line: line)
        switch order {
        case .document: break
        case .left: entry.words = [line.leftWords, line.rightWords]
        case .right: entry.words = [line.rightWords, line.leftWords]
        }
        for side in entry.words { entry.keys.append(side.map { words.key($0) }) }
        entries.append(entry)
        if entries.count / 2 >= max(limit, 512) { trim() }
    }

    /// The first lines in their order.
    package var sorted: [ConcordanceLine] {
        var copy = self
        copy.trim()
        return copy.entries.map(\.line)
    }

    private mutating func trim() {
        entries.sort { $0.precedes($1) }
        entries.removeLast(max(0, entries.count - limit))
    }
}

/// The order of a concordance. Each is total: equal lines keep the order of the articles and, within one, of the text.
package enum ConcordanceOrder: String, Sendable, CaseIterable {
    /// In the order of the articles in the index, and of the occurrences in them.
    case document
    /// By the words before, from the nearest on, then by those after: first without case and diacritics, then, among lines with the same
    /// letters, by spelling.
    case left
    /// By the words after, then by those before; likewise.
    case right
}
