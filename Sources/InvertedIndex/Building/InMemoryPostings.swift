import ArticleModel
import IndexBytes
import IndexStorage
import TextAnalysis

/// The tokens of a run of documents as a log in memory, inverted when the run is written.
struct InMemoryPostings {
    private let terms = TermTable()
    private var batch = TokenBatch()
    /// The log: the term number and the position of each token, documents one after the other.
    private var numbers: [UInt32] = []
    private var positions: [UInt32] = []
    /// Where each document ends in the log.
    private var docEnds: [Int] = []

    /// Tokens of a batch: enough to spread the cost of a call, few enough to stay in the cache.
    private static let batchSize = 4096

    /// Bytes of memory that the run takes, the copy that inverting makes included.
    var byteCount: Int { terms.byteCount + (numbers.capacity + positions.capacity) * 4 + numbers.count * 8 }

    var docCount: Int { docEnds.count }

    /// Adds the next document.
    /// - Returns: its tokens per field.
    mutating func add(_ article: borrowing Article, analyzer: some Analyzer) -> [UInt32] {
        var lengths: [UInt32] = []
        var offset: UInt32 = 0
        for field in IndexedField.allCases {
            let length = add(article.text(of: field), offset: offset, analyzer: analyzer)
            lengths.append(length)
            offset += length + 1
        }
        docEnds.append(numbers.count)
        return lengths
    }

    private mutating func add(_ text: String, offset: UInt32, analyzer: some Analyzer) -> UInt32 {
        var progress = AnalysisProgress()
        let bytes = text.utf8.span
        var isMore = true
        while isMore {
            batch.removeAll()
            isMore = analyzer.analyze(bytes, progress: &progress, limit: Self.batchSize, into: &batch)
            terms.intern(batch, offset: offset, numbers: &numbers, positions: &positions)
        }
        return progress.position
    }

    /// Writes all postings, in the order of terms.
    func write(to writer: inout PostingsPartWriter) throws(IndexFileError) {
        let sorted = terms.sortedTerms()
        var starts = [Int](repeating: 0, count: sorted.count)
        var next = 0
        for term in sorted {
            starts[term.number] = next
            next += term.count
        }
        var docs = [UInt32](repeating: 0, count: numbers.count)
        var places = [UInt32](repeating: 0, count: numbers.count)
        var token = 0
        for (doc, end) in docEnds.enumerated() {
            while token < end {
                let number = Int(numbers[token])
                let slot = starts[number]
                docs[slot] = UInt32(doc)
                places[slot] = positions[token]
                starts[number] = slot + 1
                token += 1
            }
        }
        var first = 0
        for term in sorted {
            let end = first + term.count
            while first < end {
                let doc = docs[first]
                var last = first + 1
                while last < end, docs[last] == doc { last += 1 }
                try writer.add(doc: doc, positions: places.span.extracting(first..<last))
                first = last
            }
            try writer.endTerm(Array(terms.arena[term.range]))
        }
    }
}
