import LedeInvertedIndex

extension RankedUnion {
    /// Adds up all leaves over windows of 32 ranges, without ranges whose bounds do not reach the threshold.
    func runWindows(into top: inout TopDocuments) throws {
        // SAFETY: scores and bits have a place for each document of a window; a range's documents are numbered 0...127, those of a list in
        // memory from its place on up to the window's end are the window's.
        let width = Self.windowRanges &* PostingsLayout.rangeSize
        let scores = arena.take(0.0, width)
        let bits = arena.take(UInt64(0), width / 64)
        let ranged = RangeContributions(rangeCount: Self.windowRanges, kernel: kernel, columns: columns, arena: arena)
        let reached = arena.take(0, leaves.count)
        let found = arena.take(UInt32.self, width + 1)
        let values = arena.take(Double.self, width + 1)
        for window in stride(from: 0, to: bounds.rangeCount, by: Self.windowRanges) {
            try Task.checkCancellation()
            let end = min(window &+ Self.windowRanges, bounds.rangeCount)
            let needed = max(1, leastSum(top))
            let firstDoc = window &* PostingsLayout.rangeSize
            for index in leaves.indices {
                let leaf = leaves.baseAddress! + index
                let row = bounds.rows + index &* bounds.stride
                guard let list = leaf.pointee.ranges else {
                    let docs = leaf.pointee.docs
                    let contributions = leaf.pointee.contributions
                    var place = reached[index]
                    let count = leaf.pointee.count
                    while place < count {
                        let id = Int(docs[place]) &- firstDoc
                        if id >= width { break }
                        scores[id] += contributions[place]
                        bits[id &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: id & 63)
                        place &+= 1
                    }
                    reached[index] = place
                    continue
                }
                var gathered = 0
                for range in window..<end where row[range] != 0 && UInt32(bounds.sums[range]) >= needed {
                    ranged.append(list, range, from: firstDoc, &gathered)
                    guard list.pointee.ids == nil else { continue }
                    let members = list.pointee.members(ofRange: range)
                    bits[2 &* (range &- window)] |= members.0
                    bits[2 &* (range &- window) &+ 1] |= members.1
                }
                ranged.compute(gathered, leaf.pointee.factors)
                let (offsets, added) = (ranged.offsets, ranged.values)
                if list.pointee.ids == nil {
                    for index in 0..<gathered { scores[Int(offsets[index])] += added[index] }
                    continue
                }
                for index in 0..<gathered {
                    let id = Int(offsets[index])
                    scores[id] += added[index]
                    bits[id &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: id & 63)
                }
            }
            var count = 0
            let threshold = top.threshold
            for word in 0..<(end &- window) &* 2 {
                var left = bits[word]
                bits[word] = 0
                // A skipped range has only scores of lists.
                let floor = UInt32(bounds.sums[window &+ word / 2]) >= needed ? threshold : .infinity
                while left != 0 {
                    let id = word &* 64 &+ left.trailingZeroBitCount
                    left &= left &- 1
                    found[count] = UInt32(truncatingIfNeeded: id)
                    values[count] = scores[id]
                    count &+= scores[id] >= floor ? 1 : 0
                    scores[id] = 0
                }
            }
            for index in 0..<count {
                let doc = UInt32(truncatingIfNeeded: firstDoc) &+ found[index]
                if columns.accepts(doc) { top.collect(doc: columns.base &+ doc, score: values[index]) }
            }
        }
    }

    /// Ranges of a window: its scores stay in the first-level cache.
    private static var windowRanges: Int { 16 }
}
