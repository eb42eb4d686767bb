import LedeCore
import LedeArticleIngest
import LedeCIFF
import LedeIndexStorage
import LedeInvertedIndex
import LedeTextAnalysis

extension Index {
    /// Makes an index from a file in the Common Index File Format, in a folder that has none. It ranks like the collection that the file
    /// was made from, by the file's lengths; it knows ids but neither text nor positions, so that what needs them is refused
    /// (`QueryError.needsPositions`), as is every change.
    /// - Parameters:
    ///   - path: the file, which may be compressed (gzip, Zstandard). It is read twice, so standard input will not do.
    ///   - folder: created with its parents.
    ///   - analyzer: turns queries into the file's terms; nil for the one that Lede's own files name, and otherwise `whitespace`, which
    ///     takes words as they are.
    ///   - lockTimeout: how long to wait for another writer.
    ///   - onProgress: is told now and then how many of how many terms are read.
    /// - Throws: `CIFFError` for a file that is not in the format, is damaged, or holds a part of a collection; `RecordProblem` if it
    ///   cannot be read; `IndexExists`; `UnknownAnalyzer`; `IndexFileError`; `CancellationError`.
    package static func importCIFF(
        _ path: String, into folder: String, analyzer: String? = nil, lockTimeout: Duration = .zero,
        onProgress: (_ terms: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> (index: Index, summary: InterchangeSummary) {
        let input = try BlockInput(path: path)
        // Lengths come last in the file but first in the index: a first pass over it reads the documents.
        var first = try CIFFReader(name: path) { try input.readBlock(appendingTo: &$0) }
        let named = analyzer ?? CIFFDescription.analyzer(in: first.summary.description)
        let name = named ?? "whitespace"
        guard AnalyzerCatalog.analyzer(named: name) != nil else { throw UnknownAnalyzer(name: name) }
        try first.skipTerms()
        var documents = ImportedDocuments()
        var tokens: UInt64 = 0
        while let document = try first.nextDocument() {
            if documents.count % 1024 == 0 { try Task.checkCancellation() }
            documents.add(id: document.id, length: document.length)
            tokens += UInt64(document.length)
        }
        if let id = documents.repeatedID {
            throw CIFFError(.corrupt, file: path, problem: "two documents have the id \(id.debugDescription)")
        }

        let index = try Index(importingInto: folder, lockTimeout: lockTimeout)
        let writer = try IndexWriter(importingInto: index.directory, analyzerName: name)
        defer { writer.close() }
        var summary = InterchangeSummary(
            documents: documents.count, terms: 0, postings: 0, tokens: Int(clamping: tokens), analyzer: name, bytes: input.bytesRead,
            notes: [])
        let again = try BlockInput(path: path)
        var second = try CIFFReader(name: path) { try again.readBlock(appendingTo: &$0) }
        guard second.summary == first.summary else { throw CIFFError(.corrupt, file: path, problem: "the file changed while it was read") }
        let termCount = first.summary.termCount
        func next() throws -> CIFFTerm? {
            if summary.terms % 1024 == 0 {
                try Task.checkCancellation()
                onProgress(summary.terms, termCount)
            }
            let place = second.offset
            guard let term = try second.nextTerm() else { return nil }
            for doc in term.docs where documents.length(Int(doc)) == 0 {
                throw CIFFError(.corrupt, file: path, offset: place, problem: "document \(doc) has a posting and no tokens")
            }
            summary.terms += 1
            summary.postings += term.docs.count
            return term
        }
        if documents.count == 0, try next() != nil { throw CIFFError(.corrupt, file: path, problem: "terms and no documents") }
        try writer.commitImport(documents, checkpoint: { try Task.checkCancellation() }) { terms in
            while let term = try next() {
                if term.freqs.reduce(0, { $0 + UInt64($1) }) >= 1 << 32 {
                    throw CIFFError(.tooLarge, file: path, problem: "a term occurs 2³² times or more")
                }
                try terms.add(term.term, docs: term.docs, freqs: term.freqs)
            }
        }
        if named == nil {
            summary.notes.append(
                "the file does not say what made its terms: queries are taken as written (analyzer whitespace); --analyzer names another"
            )
        }
        if first.summary.tokenCount != Int64(clamping: tokens) {
            summary.notes.append(
                "the header counts \(first.summary.tokenCount) tokens, the documents have \(tokens): the ranking goes by the documents' lengths"
            )
        }
        return (index, summary)
    }
}
