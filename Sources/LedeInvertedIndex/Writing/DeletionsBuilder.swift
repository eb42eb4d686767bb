import LedeArticleModel
import LedeIndexBytes
import LedeTextAnalysis

/// Adds deleted documents to a segment's deletions, with the exact change of every term's statistics: the stored articles are analyzed
/// again, or, if the index stores no text, all postings are walked.
struct DeletionsBuilder {
    private let segment: SegmentReader
    private let analyzer: any Analyzer
    private let storesText: Bool
    private let forms: WordForms

    init(_ segment: SegmentReader, analyzer: any Analyzer, storesText: Bool, forms: WordForms) {
        self.segment = segment
        self.analyzer = analyzer
        self.storesText = storesText
        self.forms = forms
    }

    /// Complexity: linear in the text of the removed documents; without stored text, in the segment's terms and the removed documents'
    /// share of their lists.
    func adding(_ removed: Set<Int>, checkpoint: () throws -> Void) throws -> Deletions {
        var deletions = segment.deletions ?? Deletions(docCount: segment.docCount)
        let docs = removed.sorted().map { UInt32($0) }
        for doc in docs {
            deletions.insert(Int(doc), lengths: try segment.lengths.byField(doc))
        }
        deletions.correct(storesText ? try correctionsByText(docs, checkpoint) : try correctionsByPostings(docs, checkpoint))
        return deletions
    }

    /// By term ordinal, what `docs`, ascending, contribute.
    private func correctionsByPostings(_ docs: [UInt32], _ checkpoint: () throws -> Void) throws -> [Int: TermStatistics] {
        var corrections: [Int: TermStatistics] = [:]
        var terms = try segment.allTerms()
        var count = 0
        while try terms.next() {
            count += 1
            if count % 1024 == 0 {
                try checkpoint()
                segment.evictPostings()
            }
            let entry = terms.entry
            var list = try segment.postings(entry)
            for doc in docs {
                let found = try list.seek(doc)
                if found == PostingsCursor.end { break }
                guard found == doc else { continue }
                corrections[entry.ordinal, default: TermStatistics()].docFreq += 1
                corrections[entry.ordinal, default: TermStatistics()].collectionFreq += Int(list.freq)
            }
        }
        return corrections
    }

    /// By term ordinal, what the articles of `docs` contain.
    private func correctionsByText(_ docs: [UInt32], _ checkpoint: () throws -> Void) throws -> [Int: TermStatistics] {
        var corrections: [[UInt8]: TermStatistics] = [:]
        for doc in docs {
            try checkpoint()
            for (term, freq) in termFrequencies(try segment.article(doc)) {
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
        return byOrdinal
    }

    private func termFrequencies(_ article: Article) -> [[UInt8]: Int] {
        var frequencies: [[UInt8]: Int] = [:]
        var batch = TokenBatch()
        let analyzer = self.analyzer.articleAnalyzer(title: article.title, body: article.body) ?? self.analyzer
        for field in IndexedField.allCases {
            analyzer.forEachBatch(of: article.text(of: field), forms: forms, reusing: &batch) { tokens in
                for token in 0..<tokens.count { frequencies[tokens.term(token), default: 0] += 1 }
            }
        }
        return frequencies
    }
}
