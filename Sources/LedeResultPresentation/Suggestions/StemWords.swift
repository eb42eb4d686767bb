import LedeInvertedIndex
import LedeTextAnalysis

/// Finds words for the stems of an index that keeps only stems.
struct StemWords {
    /// Articles read to find what a stem is the stem of.
    private static let mostArticles = 4

    private let reader: IndexReader

    init(_ reader: IndexReader) { self.reader = reader }

    /// Whether the terms that represent words (`IndexReader.readableForm`) are stems.
    var areShown: Bool { !reader.hasSurfaceForms && reader.analyzer.forms.contains(.surface) }

    /// The commonest word with this stem in the first articles that have one, in lower case; nil if the text is not stored.
    func word(of stem: [UInt8]) throws -> String? {
        guard reader.storesText else { return nil }
        var counts: [String: Int] = [:]
        var articleCount = 0
        segments: for segment in reader.segments {
            guard let entry = try segment.entry(stem) else { continue }
            var cursor = try segment.postings(entry)
            while try cursor.advance() != PostingsCursor.end {
                guard segment.isLive(cursor.doc) else { continue }
                let article = try segment.article(cursor.doc)
                let analyzer = reader.analyzer.articleAnalyzer(title: article.title, body: article.body) ?? reader.analyzer
                for text in [article.title, article.body] {
                    var batch = TokenBatch()
                    _ = analyzer.forEachBatch(of: text, reusing: &batch) { batch in
                        for index in 0..<batch.count where batch.term(index) == stem {
                            counts[text.utf8Slice(batch.startOffsets[index]..<batch.endOffsets[index]).lowercased(), default: 0] += 1
                        }
                    }
                }
                articleCount += 1
                if articleCount == Self.mostArticles { break segments }
            }
        }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}

extension IndexReader {
    /// The form of terms that is nearest to words as people write them.
    var readableForm: WordForm { hasSurfaceForms ? .surface : .analyzed }
}
