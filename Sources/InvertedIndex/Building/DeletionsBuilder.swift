import ArticleModel
import IndexBytes
import TextAnalysis

/// Adds deleted documents to a segment's deletions, with the exact change of every term's statistics: the stored articles are analyzed again.
struct DeletionsBuilder {
    private let segment: SegmentReader
    private let analyzer: any Analyzer

    init(_ segment: SegmentReader, analyzer: any Analyzer) {
        self.segment = segment
        self.analyzer = analyzer
    }

    /// Complexity: linear in the text of the removed documents.
    func adding(_ removed: Set<Int>, checkpoint: () throws -> Void) throws -> Deletions {
        var deletions = segment.deletions ?? Deletions(docCount: segment.docCount)
        var corrections: [[UInt8]: TermStatistics] = [:]
        for doc in removed.sorted() {
            try checkpoint()
            deletions.insert(doc, lengths: try segment.lengths.byField(UInt32(doc)))
            for (term, freq) in termFrequencies(try segment.article(UInt32(doc))) {
                corrections[term, default: TermStatistics()].docFreq += 1
                corrections[term, default: TermStatistics()].collectionFreq += freq
            }
        }
        var byOrdinal: [Int: TermStatistics] = [:]
        for (term, statistics) in corrections {
            guard let entry = try segment.entry(term) else {
                throw IndexFileError(
                    .corrupt, file: segment.dictionary.file.name, expected: "the terms of the stored articles",
                    found: "no \(String(decoding: term, as: UTF8.self).debugDescription)")
            }
            byOrdinal[entry.ordinal] = statistics
        }
        deletions.correct(byOrdinal)
        return deletions
    }

    private func termFrequencies(_ article: Article) -> [[UInt8]: Int] {
        var frequencies: [[UInt8]: Int] = [:]
        var batch = TokenBatch()
        for field in IndexedField.allCases {
            analyzer.forEachBatch(of: article.text(of: field), reusing: &batch) { tokens in
                for token in 0..<tokens.count { frequencies[tokens.term(token), default: 0] += 1 }
            }
        }
        return frequencies
    }
}
