import LedeArticleModel
import LedeTextAnalysis

/// The postings of a run of documents, in memory.
struct InMemoryPostings {
    let terms = TermTable()
    private let batch = TermBatch()
    private(set) var docCount = 0

    /// Words of a batch: enough to spread the cost of a call, few enough to stay in the cache.
    private static let batchSize = 1024

    /// Bytes of memory that the run takes.
    var byteCount: Int { terms.byteCount }

    /// Adds the next document.
    /// - Parameter forms: the forms in which its words become terms, besides what `analyzer` makes of them.
    /// - Returns: its tokens per field; of a word's terms, all at one position, one counts.
    mutating func add(_ article: borrowing Article, analyzer: some Analyzer, forms: WordForms) -> [UInt32] {
        var lengths: [UInt32] = []
        lengths.reserveCapacity(IndexedField.allCases.count)
        var offset: UInt32 = 0
        for field in IndexedField.allCases {
            let length = add(article.text(of: field), offset: offset, analyzer: analyzer, forms: forms)
            lengths.append(length)
            offset += length + 1
        }
        docCount += 1
        return lengths
    }

    private func add(_ text: String, offset: UInt32, analyzer: some Analyzer, forms: WordForms) -> UInt32 {
        var progress = AnalysisProgress()
        let bytes = text.utf8.span
        var isMore = true
        while isMore {
            batch.removeAll()
            isMore = analyzer.analyzeTerms(bytes, progress: &progress, limit: Self.batchSize, forms: forms, into: batch)
            terms.add(batch, doc: UInt32(docCount), offset: offset)
        }
        return progress.position
    }
}
