import LedeInvertedIndex

/// Walks a `MatchList`.
package struct MatchListCursor: MatchCursor {
    private let list: MatchList
    private var index = -1
    package private(set) var doc: UInt32 = 0

    package init(_ list: MatchList) { self.list = list }

    package var freq: UInt32 { list.freqs[index] }

    package mutating func advance() -> UInt32 { move(to: min(index + 1, list.docs.count)) }

    /// - Complexity: logarithmic in the number of matches passed over (galloping, then halving).
    package mutating func seek(_ target: UInt32) -> UInt32 {
        if index >= 0, doc >= target { return doc }
        var low = index + 1
        var step = 1
        var high = low
        while high < list.docs.count, list.docs[high] < target {
            low = high + 1
            high += step
            step *= 2
        }
        high = min(high, list.docs.count)
        while low < high {
            let middle = (low + high) / 2
            if list.docs[middle] < target { low = middle + 1 } else { high = middle }
        }
        return move(to: low)
    }

    private mutating func move(to index: Int) -> UInt32 {
        self.index = index
        doc = index < list.docs.count ? list.docs[index] : PostingsCursor.end
        return doc
    }
}
