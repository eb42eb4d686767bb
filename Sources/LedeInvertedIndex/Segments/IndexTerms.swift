import LedeIndexBytes
import LedeTextAnalysis

/// Walks the terms of one form of a whole index in ascending order of their bytes, each once, with its counts over the live documents of
/// all segments.
///
/// A term whose documents were all deleted is skipped.
package struct IndexTerms: Sendable {
    private let segments: [SegmentReader]
    private var terms: JoinedTerms
    private let end: [UInt8]?
    /// The current term's bytes; empty before the first `next`.
    package var term: [UInt8] { terms.term }
    /// The word of the current term: the term without the marks of its form.
    package var word: ArraySlice<UInt8> { WordForm.word(of: terms.term) }
    /// The current term's counts.
    package private(set) var statistics = TermStatistics()

    init(_ segments: [SegmentReader], of form: WordForm, from start: [UInt8]) throws(IndexFileError) {
        self.segments = segments
        let (first, end) = form.bounds
        self.end = end
        terms = try JoinedTerms(segments, from: start.compared(with: first) < 0 ? first : start)
    }

    /// Moves to the next term. Complexity: O(segments).
    /// - Returns: false past the last one.
    package mutating func next() throws(IndexFileError) -> Bool {
        while try terms.next() {
            if let end, terms.term.compared(with: end) >= 0 { return false }
            statistics = TermStatistics()
            for (segment, entry) in terms.entries {
                let live = segments[segment].liveStatistics(entry)
                statistics.docFreq += live.docFreq
                statistics.collectionFreq += live.collectionFreq
            }
            if statistics.docFreq > 0 { return true }
        }
        return false
    }
}

extension IndexReader {
    /// The analyzer's terms from `start` on, in the order of their bytes; all of them by default.
    package func terms(from start: [UInt8] = []) throws(IndexFileError) -> IndexTerms {
        try IndexTerms(segments, of: .analyzed, from: start)
    }

    /// The terms of words in `form` from `word` on, in the order of their bytes; none if the index does not keep the form.
    package func terms(of form: WordForm, from word: [UInt8] = []) throws(IndexFileError) -> IndexTerms {
        try IndexTerms(segments, of: form, from: form.marks + word)
    }

    /// Number of distinct terms of `form` among the live documents. Complexity: O(terms), or O(log terms) for one segment without
    /// deletions.
    package func termCount(of form: WordForm = .analyzed) throws(IndexFileError) -> Int {
        if segments.count == 1, segments[0].deletedCount == 0 { return try segments[0].termCount(of: form) }
        var terms = try terms(of: form)
        var count = 0
        while try terms.next() { count += 1 }
        return count
    }
}
