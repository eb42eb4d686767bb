import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// The exact lengths of a segment's documents, in tokens, and so where each field lies among a document's positions.
///
/// Positions of a document count through its fields in the order of `IndexedField` with a gap of one between two fields, so that
/// a phrase never spans them: with t title tokens, the title has positions `0..<t` and the body those from `t + 1` on.
package struct DocumentLengths: Sendable {
    private let file: IndexFile
    /// The columns, whose pages are verified when they are first used.
    private let columns: ByteSlice
    /// Documents in the segment.
    package let docCount: Int
    /// Tokens per field over all documents of the segment.
    package let tokenCounts: [UInt64]

    init(_ file: IndexFile) throws(IndexFileError) {
        let fields = IndexedField.allCases.count
        let tailSize = 8 * fields + 8
        let tail = try file.slice(at: file.count - tailSize, length: tailSize)
        let docCount = try tail.size(at: 8 * fields)
        var counts: [UInt64] = []
        for field in 0..<fields { counts.append(try tail.uint64(at: 8 * field)) }
        tokenCounts = counts
        guard docCount <= file.count / 4, docCount < 1 << 31, docCount * 4 * fields + tailSize == file.count,
            // A document has at most 2³¹ tokens, so that no sum over an index overflows.
            counts.allSatisfy({ $0 <= UInt64(docCount) << 31 })
        else { throw tail.corrupt(at: 8 * fields, expected: "counts that fit the file", found: "\(docCount) documents") }
        self.docCount = docCount
        self.file = file
        columns = try file.unverifiedSlice(at: 0, length: docCount * 4 * fields)
    }

    /// The mean length of `docCount` documents with `tokens` tokens in all; 1 if there are none.
    static func average(tokens: UInt64, docCount: Int) -> Double { tokens == 0 ? 1 : Double(tokens) / Double(docCount) }

    /// The mean length of the segment's documents, deleted ones included: which the bounds in its postings refer to.
    package var averageLength: Double { Self.average(tokens: tokenCounts.reduce(0, +), docCount: docCount) }

    /// Tokens of `doc` over all fields; 0 for a document that the segment does not have.
    @inline(__always)
    package subscript(doc: UInt32) -> UInt32 { get throws(IndexFileError) { try column(0, doc) } }

    /// Tokens of `doc` in `field`.
    package func length(of field: IndexedField, _ doc: UInt32) throws(IndexFileError) -> UInt32 {
        let last = IndexedField.allCases.count - 1
        guard field.rawValue == last else { return try column(field.rawValue + 1, doc) }
        var rest = try self[doc]
        for other in 0..<last { rest -= min(rest, try column(other + 1, doc)) }
        return rest
    }

    /// Tokens of `doc` in every field, in the order of `IndexedField`.
    func byField(_ doc: UInt32) throws(IndexFileError) -> [UInt32] {
        var lengths: [UInt32] = []
        for field in IndexedField.allCases { lengths.append(try length(of: field, doc)) }
        return lengths
    }

    /// The positions that belong to `field` of `doc`, half-open.
    package func positions(of field: IndexedField, _ doc: UInt32) throws(IndexFileError) -> Range<UInt32> {
        var start: UInt32 = 0
        for other in 0..<field.rawValue { start = start &+ (try column(other + 1, doc)) &+ 1 }
        let end = start &+ (try length(of: field, doc))
        return start..<max(start, end)
    }

    /// The tokens over all fields, 4 little-endian bytes a document, verified: what the loops of an evaluator read.
    package func totals() throws(IndexFileError) -> ByteSlice { try file.slice(at: 0, length: docCount * 4) }

    @inline(__always)
    private func column(_ column: Int, _ doc: UInt32) throws(IndexFileError) -> UInt32 {
        guard Int(doc) < docCount else { return 0 }
        let offset = (column * docCount + Int(doc)) * 4
        try file.verify(at: offset, length: 4)
        return try columns.uint32(at: offset)
    }
}
