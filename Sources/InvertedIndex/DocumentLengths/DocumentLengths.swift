import ArticleModel
import IndexBytes
import IndexStorage

/// The exact lengths of a segment's documents, in tokens, and with them where each field lies among a document's positions.
///
/// Positions of a document count through its fields in the order of `IndexedField` with a gap of one between two fields, so that
/// a phrase never spans them: with t title tokens, the title has positions `0..<t` and the body those from `t + 1` on.
public struct DocumentLengths: Sendable {
    private let columns: ByteSlice
    /// Documents in the segment.
    public let docCount: Int
    /// Tokens per field over all documents of the segment.
    public let tokenCounts: [UInt64]

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
        columns = try file.slice(at: 0, length: docCount * 4 * fields)
    }

    /// Tokens of `doc` over all fields; 0 for a document that the segment does not have.
    @inline(__always)
    public subscript(doc: UInt32) -> UInt32 { column(0, doc) }

    /// Tokens of `doc` in `field`.
    public func length(of field: IndexedField, _ doc: UInt32) -> UInt32 {
        let last = IndexedField.allCases.count - 1
        guard field.rawValue == last else { return column(field.rawValue + 1, doc) }
        var rest = self[doc]
        for other in 0..<last { rest -= min(rest, column(other + 1, doc)) }
        return rest
    }

    /// The positions that belong to `field` of `doc`, half-open.
    public func positions(of field: IndexedField, _ doc: UInt32) -> Range<UInt32> {
        var start: UInt32 = 0
        for other in 0..<field.rawValue { start = start &+ column(other + 1, doc) &+ 1 }
        let end = start &+ length(of: field, doc)
        return start..<max(start, end)
    }

    @inline(__always)
    private func column(_ column: Int, _ doc: UInt32) -> UInt32 {
        guard Int(doc) < docCount else { return 0 }
        return (try? columns.uint32(at: (column * docCount + Int(doc)) * 4)) ?? 0
    }
}
