import LedeIndexBytes
import LedeIndexStorage

/// For each document of a segment the number of its value in one column: from 1 on in the order of the values, or 0 for none.
package struct ValueNumbers: Sendable {
    private let file: IndexFile
    private let offset: Int
    private let width: Int
    /// Documents in the segment.
    package let docCount: Int
    /// Distinct values; no number is greater.
    package let valueCount: Int

    /// - Precondition: the file has `byteCount` bytes from `offset` on.
    init(_ file: IndexFile, offset: Int, docCount: Int, valueCount: Int) {
        self.file = file
        self.offset = offset
        self.docCount = docCount
        self.valueCount = valueCount
        width = Self.width(valueCount: valueCount)
    }

    /// Bits of a number.
    static func width(valueCount: Int) -> Int { Int.bitWidth - valueCount.leadingZeroBitCount }

    static func byteCount(docCount: Int, valueCount: Int) -> Int {
        (docCount + BitPacking.blockSize - 1) / BitPacking.blockSize * 16 * width(valueCount: valueCount)
    }

    /// Blocks of 128 documents.
    var blockCount: Int { (docCount + BitPacking.blockSize - 1) / BitPacking.blockSize }

    /// The numbers of documents 128 × `block` and on.
    /// - Throws: `.corrupt` for a number that no value has.
    func unpack(block: Int, into numbers: inout InlineArray<128, UInt32>) throws(IndexFileError) {
        let bytes = try file.slice(at: offset + block * 16 * width, length: 16 * width)
        try BitPacking.unpack(bytes, at: 0, width: width, into: &numbers)
        var greatest: UInt32 = 0
        for index in numbers.indices { greatest = max(greatest, numbers[index]) }
        guard greatest <= valueCount else { throw bytes.corrupt(at: 0, expected: "numbers up to \(valueCount)", found: "\(greatest)") }
    }

    /// Sets the bits of the documents with one of these numbers in `words`, two words for every 128 documents, the lowest bit first.
    /// Complexity: O(documents), a few of them per nanosecond.
    /// - Parameter accepted: for each number from 0 on, whether its documents are wanted.
    package func addDocs(whereAccepted accepted: [Bool], to words: inout [UInt64]) throws(IndexFileError) {
        precondition(accepted.count == valueCount + 1)
        try addDocs(to: &words) { accepted[Int($0)] }
    }

    /// The same for the documents whose numbers lie in a range.
    package func addDocs(in range: Range<Int>, to words: inout [UInt64]) throws(IndexFileError) {
        guard !range.isEmpty else { return }
        let lowest = UInt32(clamping: range.lowerBound)
        let count = UInt32(clamping: range.count)
        try addDocs(to: &words) { $0 &- lowest < count }
    }

    @inline(__always)
    private func addDocs(to words: inout [UInt64], where isWanted: (UInt32) -> Bool) throws(IndexFileError) {
        precondition(words.count >= 2 * blockCount)
        var numbers = InlineArray<128, UInt32>(repeating: 0)
        for block in 0..<blockCount {
            try unpack(block: block, into: &numbers)
            let count = min(BitPacking.blockSize, docCount - block * BitPacking.blockSize)
            for half in 0..<2 {
                var word: UInt64 = 0
                for bit in 0..<max(0, min(64, count - 64 * half)) {
                    word |= (isWanted(numbers[64 * half + bit]) ? 1 : 0) << UInt64(bit)
                }
                words[2 * block + half] |= word
            }
        }
    }

    /// The numbers of documents in any order; consecutive ones from one block of 128 cost one unpacking.
    package struct Cursor: Sendable {
        private let numbers: ValueNumbers
        private var block = -1
        private var unpacked = InlineArray<128, UInt32>(repeating: 0)

        init(_ numbers: ValueNumbers) { self.numbers = numbers }

        /// The number of `doc`; 0 for a document that the segment does not have.
        package mutating func number(_ doc: UInt32) throws(IndexFileError) -> UInt32 {
            guard Int(doc) < numbers.docCount else { return 0 }
            let wanted = Int(doc) / BitPacking.blockSize
            if wanted != block {
                block = -1
                try numbers.unpack(block: wanted, into: &unpacked)
                block = wanted
            }
            return unpacked[Int(doc) % BitPacking.blockSize]
        }
    }

    package func cursor() -> Cursor { Cursor(self) }
}
