import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage

/// Splits the occurrences of leaves in documents of one segment by field. For each leaf, documents are asked for in ascending order.
struct FieldSplitter {
    /// `cursors[i][c]` walks the matches of leaf i in field c, for every field but the last; empty for a leaf that is restricted to a
    /// field.
    private var cursors: [[MatchListCursor]]
    /// The field that a leaf is restricted to.
    private let restrictions: [IndexedField?]
    private let lengths: DocumentLengths

    /// - Parameter lists: `WeightedQuery.fieldLists` of the segment.
    init(_ leaves: [QueryLeaf], lists: [[MatchList]], lengths: DocumentLengths) {
        restrictions = leaves.map(\.field)
        cursors = lists.map { $0.map { MatchListCursor($0) } }
        self.lengths = lengths
    }

    /// The weighted occurrences of a leaf: `weighted[i]` belongs to `hits[i]`.
    mutating func weightedFreqs(
        of leaf: Int, _ hits: Span<LeafHit>, norms: FieldNorms, into weighted: inout [Double]
    ) throws {
        weighted.removeAll(keepingCapacity: true)
        let last = IndexedField.allCases.count - 1
        for index in hits.indices {
            let doc = hits[index].doc
            var sum = 0.0
            var rest = hits[index].freq
            for field in IndexedField.allCases {
                let freq = freqInField(field, of: leaf, doc: doc, rest: rest, isLast: field.rawValue == last)
                rest -= min(rest, freq)
                if freq > 0 { sum += norms.weighted(field.rawValue, freq: freq, length: try lengths.length(of: field, doc)) }
            }
            weighted.append(sum)
        }
    }

    /// The occurrences by field; none for a leaf that has no place in one.
    mutating func freqs(of leaf: Int, doc: UInt32, freq: UInt32) -> [UInt32] {
        if restrictions[leaf] == nil, cursors[leaf].isEmpty { return [] }
        var rest = freq
        return IndexedField.allCases.map { field in
            let freq = freqInField(field, of: leaf, doc: doc, rest: rest, isLast: field.rawValue == IndexedField.allCases.count - 1)
            rest -= min(rest, freq)
            return freq
        }
    }

    @inline(__always)
    private mutating func freqInField(_ field: IndexedField, of leaf: Int, doc: UInt32, rest: UInt32, isLast: Bool) -> UInt32 {
        if let restriction = restrictions[leaf] { return restriction == field ? rest : 0 }
        if isLast { return rest }
        return cursors[leaf][field.rawValue].seek(doc) == doc ? cursors[leaf][field.rawValue].freq : 0
    }
}
