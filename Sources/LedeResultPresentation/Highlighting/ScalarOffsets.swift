/// Turns byte offsets of a text into offsets in Unicode scalars.
struct ScalarOffsets {
    /// Distinct byte offsets, ascending, and the scalars before each.
    private var bytes: [Int] = []
    private var scalars: [Int] = []

    /// - Parameters:
    ///   - offsets: the byte offsets that will be asked for, in any order; those beyond the end count as the end.
    /// - Complexity: linear in the text up to the last offset, in one pass, and O(n log n) in the offsets.
    init(_ text: String, at offsets: [Int]) {
        let span = text.utf8.span
        var place = 0
        var count = 0
        for offset in Set(offsets).sorted() {
            while place < min(offset, span.count) {
                if span[place] & 0xC0 != 0x80 { count += 1 }
                place += 1
            }
            bytes.append(offset)
            scalars.append(count)
        }
    }

    /// The scalars before the byte `offset`, one of those announced.
    func scalars(before offset: Int) -> Int {
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = (low + high) / 2
            if bytes[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low < scalars.count ? scalars[low] : 0
    }

    /// `range`, whose bounds were announced, in both units.
    func range(_ range: Range<Int>) -> TextRange {
        let start = scalars(before: range.lowerBound)
        return TextRange(bytes: range, characters: start..<max(start, scalars(before: range.upperBound)))
    }
}
