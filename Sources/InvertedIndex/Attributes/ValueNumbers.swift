import IndexBytes
import IndexStorage

/// For each document of a segment the number of its value in one column: from 1 on in the order of the values, or 0 for none.
public struct ValueNumbers: Sendable {
    private let file: IndexFile
    private let offset: Int
    private let width: Int
    /// Documents in the segment.
    public let docCount: Int
    /// Distinct values; no number is greater.
    public let valueCount: Int

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

    /// The numbers of the documents from 128 × `block` on.
    /// - Throws: `.corrupt` for a number that no value has.
    func unpack(block: Int, into numbers: inout InlineArray<128, UInt32>) throws(IndexFileError) {
        let bytes = try file.slice(at: offset + block * 16 * width, length: 16 * width)
        try BitPacking.unpack(bytes, at: 0, width: width, into: &numbers)
        var greatest: UInt32 = 0
        for index in numbers.indices { greatest = max(greatest, numbers[index]) }
        guard greatest <= valueCount else { throw bytes.corrupt(at: 0, expected: "numbers up to \(valueCount)", found: "\(greatest)") }
    }

    /// The documents with one of these numbers, ascending. Complexity: O(documents), a few of them a nanosecond.
    /// - Parameter accepted: for each number from 0, whether its documents are wanted.
    package func docs(whereAccepted accepted: [Bool]) throws(IndexFileError) -> [UInt32] {
        precondition(accepted.count == valueCount + 1)
        var docs: [UInt32] = []
        var numbers = InlineArray<128, UInt32>(repeating: 0)
        for block in 0..<blockCount {
            try unpack(block: block, into: &numbers)
            let first = block * BitPacking.blockSize
            for index in 0..<min(BitPacking.blockSize, docCount - first) where accepted[Int(numbers[index])] {
                docs.append(UInt32(first + index))
            }
        }
        return docs
    }

    /// The documents whose numbers lie in a range, ascending. Complexity as above.
    package func docs(in range: Range<Int>) throws(IndexFileError) -> [UInt32] {
        var docs: [UInt32] = []
        guard !range.isEmpty else { return docs }
        let lowest = UInt32(clamping: range.lowerBound)
        let count = UInt32(clamping: range.count)
        var numbers = InlineArray<128, UInt32>(repeating: 0)
        for block in 0..<blockCount {
            try unpack(block: block, into: &numbers)
            let first = block * BitPacking.blockSize
            for index in 0..<min(BitPacking.blockSize, docCount - first) where numbers[index] &- lowest < count {
                docs.append(UInt32(first + index))
            }
        }
        return docs
    }

    /// The numbers of documents in any order; consecutive ones in a block of 128 cost one unpacking.
    public struct Cursor: Sendable {
        private let numbers: ValueNumbers
        private var block = -1
        private var unpacked = InlineArray<128, UInt32>(repeating: 0)

        init(_ numbers: ValueNumbers) { self.numbers = numbers }

        /// The number of `doc`; 0 for a document that the segment does not have.
        public mutating func number(_ doc: UInt32) throws(IndexFileError) -> UInt32 {
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

    public func cursor() -> Cursor { Cursor(self) }
}
