import LedeArticleModel
import LedeRetrieval
import LedeTextAnalysis

/// The tokens of one field of an article, with where they are.
struct FieldTokens {
    /// Tokens after which the rest of a field is not looked at.
    private static let most = 1 << 20
    /// Bytes likewise.
    private static let mostBytes = 8 << 20

    let field: IndexedField
    let text: String
    /// Columns: token i is `terms[i]` at `positions[i]`, the bytes `starts[i] ..< ends[i]` of the text. Positions do not descend.
    private(set) var terms: [[UInt8]] = []
    private(set) var positions: [UInt32] = []
    private(set) var starts: [Int] = []
    private(set) var ends: [Int] = []

    /// - Parameter forms: those that the query asks for words in.
    init(_ text: String, field: IndexedField, analyzer: any Analyzer, forms: WordForms) {
        self.field = field
        self.text = text
        let bytes = text.utf8.span
        var end = min(bytes.count, Self.mostBytes)
        while end < bytes.count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        var isMore = true
        while isMore, terms.count < Self.most {
            batch.removeAll()
            isMore = analyzer.analyze(bytes.extracting(0..<end), progress: &progress, limit: 4_096, forms: forms, into: &batch)
            for index in 0..<batch.count {
                terms.append(batch.term(index))
                positions.append(batch.positions[index])
                starts.append(batch.startOffsets[index])
                ends.append(batch.endOffsets[index])
            }
        }
    }

    /// The bytes that the tokens of `span` take; nil if there are none.
    private func bytes(_ span: TokenSpan) -> Range<Int>? {
        let start = lowerBound(span.start)
        let last = lowerBound(span.end) - 1
        guard start < positions.count, last >= start else { return nil }
        return starts[start]..<max(starts[start], ends[last])
    }

    /// The first token at or after `position`.
    private func lowerBound(_ position: UInt32) -> Int {
        var low = 0
        var high = positions.count
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A passage with the tokens of `span`; those of `highlighted` are marked.
    func passage(_ span: TokenSpan, highlighting highlighted: [TokenSpan]) -> Snippet {
        guard let range = bytes(span) else { return Snippet(text: "", highlights: []) }
        let region = PassageRegion(text, around: range, length: Self.passageLength)
        let matches = highlighted.compactMap { bytes($0) }
        return region.snippet(region.passage(around: range, within: 0..<text.utf8.count, keeping: matches), highlighting: matches)
    }

    /// Most characters of a passage.
    private static let passageLength = 140
}
