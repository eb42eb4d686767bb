import LedeIndexBytes

/// Encodes the postings of a frequent term, in columns aligned to ranges of 128 documents.
///
///     list        := header bounds largestFreqs starts groups members padding freqs exceptions positions
///     header      := low:f32 high:f32 top10:f32 top100:f32 top1000:f32 freqWidth:u8 zero:u24 exceptionCount:u32
///     bounds      := (code:u8)*                 a range: `ImpactCode` of the greatest saturation of its postings, over low...high, rounded
///                                               up; 0 for a range without postings
///     largestFreqs:= (code:u4)*                 a range: the greatest frequency as `LargestFreqCode`, the first one lowest
///     starts      := (start:u16)*               a range, and one more: the lowest 16 bits of the number of postings before it
///     groups      := (start:u32)*               the same in full for every 64th range
///     members     := (bits:u64 bits:u64)*       a range, where the list has a bitset: bit i is set for the range's document i
///                  | (id:u8)*                   a posting, elsewhere: its document's number within the range
///     padding     := 16 zero bytes              so that ids can be read 16 at a time
///     freqs       := (freq:u4 | freq:u8)*       a posting, freqWidth bits, the first one lowest: freq − 1, all bits set for an exception
///     exceptions  := (posting:u32 freq:u32)*    in full, by ascending number of the posting
///     positions   := (before:u32)*              for every 128th posting, how many of the list's positions lie before it
///
/// `top10` is the 10th greatest saturation of the list's postings, rounded down, 0 if there are fewer postings: the 10th best score of
/// the term alone is at least what it stands for. Whether there is a bitset follows from `PostingsLayout`.
struct RangeListEncoder {
    static let headerSize = 28
    static let padding = 16
    static let rangesPerGroup = 64
    static let postingsPerDirectoryEntry = 128

    private var freqColumn: [UInt8] = []
    /// A `RankSelection` key for each posting, and room for more.
    private var keys: [UInt64] = []
    private var exceptions: [(posting: UInt32, freq: UInt32)] = []

    /// Appends the list of `docs`, ascending, with `freqs[i]` ≥ 1 occurrences in `docs[i]`.
    /// - Parameter lengths: tokens of every document of the segment.
    mutating func append(
        docs: Span<UInt32>, freqs: Span<UInt32>, lengths: Span<UInt32>, averageLength: Double, to output: inout ByteWriter
    ) throws(IndexFileError) {
        let ranges = PostingsLayout.rangeCount(docCount: lengths.count)
        var greatest = [Double](repeating: 0, count: ranges)
        var largest = [UInt32](repeating: 0, count: ranges)
        var starts = [UInt32](repeating: 0, count: ranges + 1)
        var keys: [UInt64] = []
        swap(&keys, &self.keys)
        defer { swap(&keys, &self.keys) }
        if keys.count < docs.count { keys = Array(repeating: 0, count: docs.count) }
        var column = keys.mutableSpan
        var index = 0
        while index < docs.count {
            let range = Int(docs[index]) / PostingsLayout.rangeSize
            let end = (UInt32(range) + 1) &* UInt32(PostingsLayout.rangeSize)
            var best = 0.0
            var most: UInt32 = 0
            while index < docs.count, docs[index] < end {
                let freq = freqs[index]
                let saturation = ImpactCode.saturation(freq: freq, length: lengths[Int(docs[index])], averageLength: averageLength)
                column[index] = RankSelection.key(saturation)
                best = max(best, saturation)
                most = max(most, freq)
                index += 1
            }
            greatest[range] = best
            largest[range] = most
            starts[range + 1] = UInt32(index)
        }
        for range in 1...ranges { starts[range] = max(starts[range], starts[range - 1]) }
        let directory = try Self.directory(freqs)
        let freqWidth = chooseFreqWidth(freqs)

        let low = ImpactCode.rounded(greatest.lazy.filter { $0 > 0 }.min() ?? 0, up: false)
        let high = ImpactCode.rounded(greatest.max() ?? 0, up: true)
        var bounds = [UInt8](repeating: ImpactCode.empty, count: ranges)
        for range in 0..<ranges where greatest[range] > 0 { bounds[range] = ImpactCode.upper(greatest[range], low: low, high: high) }
        output.append(uint32: low.bitPattern)
        output.append(uint32: high.bitPattern)
        let tops = RankSelection.tops(of: &column, among: docs.count)
        for top in [tops.ten, tops.hundred, tops.thousand] { output.append(uint32: ImpactCode.rounded(top, up: false).bitPattern) }
        output.append(uint32: UInt32(freqWidth))
        output.append(uint32: UInt32(exceptions.count))
        output.append(bounds)
        for range in stride(from: 0, to: ranges, by: 2) {
            let next = range + 1 < ranges ? LargestFreqCode.code(largest[range + 1]) : 0
            output.append(byte: LargestFreqCode.code(largest[range]) | next << 4)
        }
        for start in starts {
            output.append(byte: UInt8(truncatingIfNeeded: start))
            output.append(byte: UInt8(truncatingIfNeeded: start >> 8))
        }
        for range in stride(from: 0, to: ranges, by: Self.rangesPerGroup) { output.append(uint32: starts[range]) }
        if PostingsLayout.hasBitset(docFreq: docs.count, docCount: lengths.count) {
            var words = [UInt64](repeating: 0, count: ranges * 2)
            for index in docs.indices { words[Int(docs[index] / 64)] |= 1 << UInt64(docs[index] % 64) }
            for word in words { output.append(uint64: word) }
        } else {
            for index in docs.indices { output.append(byte: UInt8(docs[index] % UInt32(PostingsLayout.rangeSize))) }
        }
        for _ in 0..<Self.padding { output.append(byte: 0) }
        output.append(freqColumn)
        for exception in exceptions {
            output.append(uint32: exception.posting)
            output.append(uint32: exception.freq)
        }
        for before in directory { output.append(uint32: before) }
    }

    /// For every 128th posting, how many positions come before it.
    private static func directory(_ freqs: Span<UInt32>) throws(IndexFileError) -> [UInt32] {
        var directory: [UInt32] = []
        directory.reserveCapacity(freqs.count / postingsPerDirectoryEntry + 1)
        var positions: UInt64 = 0
        var first = 0
        while first < freqs.count {
            guard let before = UInt32(exactly: positions) else {
                throw IndexFileError(.tooLarge, file: "a postings list", expected: "under 2³² positions a term and segment")
            }
            directory.append(before)
            let end = min(first + postingsPerDirectoryEntry, freqs.count)
            while first < end {
                positions &+= UInt64(freqs[first])
                first += 1
            }
        }
        return directory
    }

    /// Fills `freqColumn` and `exceptions` in the width that takes less space.
    private mutating func chooseFreqWidth(_ freqs: Span<UInt32>) -> Int {
        var overNibble = 0
        for index in freqs.indices where freqs[index] > 15 { overNibble += 1 }
        let width = overNibble * 8 < freqs.count / 2 ? 4 : 8
        let mark: UInt32 = width == 4 ? 15 : 255
        freqColumn.removeAll(keepingCapacity: true)
        exceptions.removeAll(keepingCapacity: true)
        var low: UInt8 = 0
        for index in freqs.indices {
            let value = UInt8(min(freqs[index] - 1, mark))
            if value == UInt8(mark) { exceptions.append((UInt32(index), freqs[index])) }
            if width == 8 {
                freqColumn.append(value)
            } else if index % 2 == 0 {
                low = value
            } else {
                freqColumn.append(low | value << 4)
            }
        }
        if width == 4, freqs.count % 2 == 1 { freqColumn.append(low) }
        return width
    }
}
