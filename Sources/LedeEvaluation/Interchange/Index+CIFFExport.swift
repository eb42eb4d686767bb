import LedeCore
import LedeCIFF
import LedeInvertedIndex
import LedeTextAnalysis

extension Index {
    /// Writes the last commit as a file in the Common Index File Format, which other engines read: terms, documents and frequencies, not
    /// positions.
    ///
    /// The file has what the index ranks by: the terms of all fields together in the order of their bytes, exact lengths, and statistics of
    /// the live articles, numbered from 0 without gaps in the order of the index. The same commit gives the same bytes.
    /// - Parameters:
    ///   - path: compressed with gzip if it ends in `.gz`. The file appears there when it is complete.
    ///   - form: `.analyzed` for the terms that the analyzer makes, `.surface` for the words as written, if the index keeps them.
    ///   - onProgress: is told now and then how many of how many terms are written; the documents follow when all are.
    /// - Throws: `CIFFError`; `MissingWordForm`; `WordFormMismatch`; `IndexFileError`; `CancellationError`.
    package func exportCIFF(
        to path: String, form: WordForm = .analyzed, onProgress: (_ terms: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> InterchangeSummary {
        let reader = try reader()
        guard reader.analyzer.forms.has(form) else { throw MissingWordForm(form: form, analyzer: reader.analyzerName) }
        guard reader.forms.has(form) else { throw WordFormMismatch(form: form, isKept: false) }
        // If an analyzer stems, words as written are what `standard` makes of them.
        let analyzer = form == .surface ? AnalyzerDefinition.nameOfSurfaces(of: reader.analyzerName) : reader.analyzerName
        let numbers = LiveNumbers(reader)
        let statistics = reader.statistics
        let termCount = try reader.termCount(of: form)
        let output = try CIFFOutput(path: path)
        var writer = try CIFFWriter(
            output,
            summary: CIFFSummary(
                termCount: termCount, docCount: statistics.documentCount, tokenCount: Int64(clamping: statistics.totalTokens),
                averageLength: statistics.averageLength, description: CIFFDescription.text(analyzer: analyzer)))
        var terms = try reader.terms(of: form)
        var summary = InterchangeSummary(
            documents: statistics.documentCount, terms: 0, postings: 0, tokens: Int(clamping: statistics.totalTokens), analyzer: analyzer,
            bytes: 0, notes: [])
        while try terms.next() {
            if summary.terms % 1024 == 0 {
                try Task.checkCancellation()
                onProgress(summary.terms, termCount)
            }
            let term = try numbers.postings(of: terms.term, named: Array(terms.word))
            summary.terms += 1
            summary.postings += term.docs.count
            try writer.add(term)
        }
        onProgress(summary.terms, termCount)
        for (segment, base) in zip(reader.segments, reader.docBases) {
            for doc in 0..<UInt32(segment.docCount) {
                if doc % 1024 == 0 { try Task.checkCancellation() }
                guard numbers[base + doc] != nil else { continue }
                try writer.add(CIFFDocument(id: try segment.docno(doc), length: try segment.lengths[doc]))
            }
        }
        try writer.finish()
        summary.bytes = output.byteCount
        return summary
    }
}

/// What Lede writes into the description of a file in the Common Index File Format: which analyzer gives its terms.
enum CIFFDescription {
    private static let beginning = "Lede, analyzer "

    static func text(analyzer: String) -> String { beginning + analyzer }

    /// The analyzer that a description names; nil for another program's.
    static func analyzer(in description: String) -> String? {
        description.hasPrefix(beginning) ? String(description.dropFirst(beginning.count)) : nil
    }
}
