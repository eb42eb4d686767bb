import ArticleModel
import TextAnalysis

/// Finds in a text where a query's words and phrases stand, by analyzing it as the index did. What `without` leaves out is not looked for.
public struct MatchFinder: Sendable {
    /// Bytes of a text that are looked at; matches beyond are not found.
    public static let mostBytes = 8 << 20
    /// Matches after which the search ends.
    public static let mostSpans = 4_096
    /// Comparisons of words after which the search ends: phrases of many equal words would take the product of their lengths.
    static let mostComparisons = 20_000_000

    /// Number of leaves, those of `Query.scoringLeaves`.
    public let leafCount: Int
    private let analyzer: any Analyzer
    /// The forms of words that the query asks for: those that the text is analyzed in.
    private let forms: WordForms
    private let fields: [IndexedField?]
    /// `phrases[i]` are the terms of leaf i as indices into the known terms.
    private let phrases: [[Int]]
    private let termIndices: [[UInt8]: Int]
    /// `phrasesStarting[t]` are the leaves that start with term t.
    private let phrasesStarting: [[Int]]
    /// Whether a word that a term of the query stands for starts with this byte: most words of a text are passed over by it.
    private let firstBytes: [Bool]

    public init(query: Query, analyzer: any Analyzer) {
        self.analyzer = analyzer
        forms = query.forms
        let leaves = query.scoringLeaves
        leafCount = leaves.count
        fields = leaves.map(\.field)
        var indices: [[UInt8]: Int] = [:]
        var starting: [[Int]] = []
        var firstBytes = Array(repeating: false, count: 256)
        var phrases: [[Int]] = []
        for (leaf, phrase) in leaves.enumerated() {
            var terms: [Int] = []
            for term in phrase.terms {
                let index = indices[term] ?? starting.count
                if index == starting.count {
                    indices[term] = index
                    starting.append([])
                }
                if let first = WordForm.word(of: term).first { firstBytes[Int(first)] = true }
                terms.append(index)
            }
            if let first = terms.first { starting[first].append(leaf) }
            phrases.append(terms)
        }
        self.phrases = phrases
        self.firstBytes = firstBytes
        termIndices = indices
        phrasesStarting = starting
    }

    /// The matches in `text`, by start; matches of different leaves may overlap.
    ///
    /// - Parameters:
    ///   - text: the text of an article's field.
    ///   - field: the field; leaves restricted to another one are not looked for.
    public func spans(in text: String, field: IndexedField) -> [MatchSpan] {
        if termIndices.isEmpty { return [] }
        let words = queryWords(in: text)
        var spans: [MatchSpan] = []
        var comparisons = 0
        /// `free[i]` is the first position at which leaf i may match again: its matches do not overlap each other.
        var free: [UInt64] = Array(repeating: 0, count: leafCount)
        for start in words.indices {
            for leaf in phrasesStarting[words[start].term] where free[leaf] <= UInt64(words[start].position) {
                if let restriction = fields[leaf], restriction != field { continue }
                let terms = phrases[leaf]
                var length = 1
                var last = start
                var next = start
                while length < terms.count, next + 1 < words.count, words[next + 1].position <= words[last].position &+ 1 {
                    next += 1
                    comparisons += 1
                    // Of the terms at the next position one is to be the phrase's.
                    guard words[next].position != words[last].position, words[next].term == terms[length] else { continue }
                    last = next
                    length += 1
                }
                comparisons += 1
                if length == terms.count {
                    free[leaf] = UInt64(words[last].position) + 1
                    spans.append(MatchSpan(range: words[start].start..<words[last].end, leaf: leaf))
                }
            }
            if spans.count >= Self.mostSpans || comparisons >= Self.mostComparisons { break }
        }
        return spans
    }

    /// A term at a position, where terms in several forms may be.
    private struct Word {
        var term: Int
        var position: UInt32
        var start: Int
        var end: Int
    }

    /// The words of `text` that the query asks for, those at one position side by side.
    private func queryWords(in text: String) -> [Word] {
        let span = text.utf8.span
        var end = min(span.count, Self.mostBytes)
        while end < span.count, end > 0, span[end] & 0xC0 == 0x80 { end -= 1 }
        let bytes = span.extracting(0..<end)
        var words: [Word] = []
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        var more = true
        while more {
            batch.removeAll()
            more = analyzer.analyze(bytes, progress: &progress, limit: 4_096, forms: forms, into: &batch)
            for index in 0..<batch.count {
                let range = batch.termRange(index)
                let first = range.lowerBound + WordForm(of: batch.bytes.span.extracting(range)).marks.count
                guard first < range.upperBound, firstBytes[Int(batch.bytes[first])], let term = termIndices[batch.term(index)],
                    words.last.map({ $0.position != batch.positions[index] || $0.term != term }) ?? true
                else { continue }
                words.append(
                    Word(
                        term: term, position: batch.positions[index], start: batch.startOffsets[index],
                        end: batch.endOffsets[index]))
            }
        }
        return words
    }
}
