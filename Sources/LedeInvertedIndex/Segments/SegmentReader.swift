import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Synchronization
import LedeTextAnalysis

/// One immutable segment opened for reading. Documents are numbered from 0 in the order in which they were added.
package final class SegmentReader: Sendable {
    /// The beginning of the segment's file names.
    package let name: String
    /// Documents, deleted ones included.
    package let docCount: Int
    /// The exact lengths of the documents.
    package let lengths: DocumentLengths
    /// Whether the segment knows where words occur.
    package let hasPositions: Bool
    /// What is known about the documents besides their text.
    package let attributes: AttributesReader
    let dictionary: TermDictionaryReader
    let postingsFile: IndexFile
    let positionsFile: IndexFile
    let lengthsFile: IndexFile
    let docnosFile: IndexFile
    let attributesFile: IndexFile
    let originsFile: IndexFile
    let articlesFile: IndexFile
    let deletionsFile: IndexFile?
    let docnos: DocnosReader
    let origins: OriginsReader
    let articles: StoredArticlesReader
    let deletions: Deletions?
    /// What `docs(rememberedAs:_:)` remembers.
    private let remembered = Mutex<[String: [UInt32]]>([:])

    /// Opens the files of a segment. Complexity: O(size / 64 KiB), for the checksums' frame.
    init(_ directory: any Directory, _ entry: Manifest.Segment, hasPositions: Bool = true) throws(IndexFileError) {
        name = entry.name
        self.hasPositions = hasPositions
        func open(_ kind: IndexFileKind) throws(IndexFileError) -> IndexFile { try entry.open(kind, directory) }
        postingsFile = try open(.postings)
        positionsFile = try open(.positions)
        lengthsFile = try open(.lengths)
        docnosFile = try open(.docnos)
        attributesFile = try open(.attributes)
        originsFile = try open(.origins)
        articlesFile = try open(.articles)
        dictionary = try TermDictionaryReader(try open(.terms))
        lengths = try DocumentLengths(lengthsFile)
        docnos = try DocnosReader(docnosFile)
        attributes = try AttributesReader(attributesFile)
        origins = try OriginsReader(originsFile)
        articles = try StoredArticlesReader(articlesFile)
        docCount = lengths.docCount
        if entry.deletions != nil {
            let file = try open(.deletions)
            deletionsFile = file
            deletions = try Deletions(file)
        } else {
            deletionsFile = nil
            deletions = nil
        }
        guard hasPositions || positionsFile.count == 0 else {
            throw IndexFileError(
                .corrupt, file: positionsFile.name, expected: "no positions in an index without them", found: "\(positionsFile.count) bytes"
            )
        }
        guard docnos.docCount == docCount, attributes.docCount == docCount, origins.docCount == docCount, articles.docCount == docCount,
            deletions?.docCount ?? docCount == docCount
        else {
            throw IndexFileError(
                .corrupt, file: lengthsFile.name, expected: "as many documents as the segment's other files",
                found: "\(docCount)")
        }
    }

    /// All files of the segment, in a fixed order.
    package var files: [IndexFile] {
        [postingsFile, positionsFile, dictionary.file, lengthsFile, docnosFile, attributesFile, originsFile, articlesFile]
            + (deletionsFile.map { [$0] } ?? [])
    }

    /// Deleted documents.
    package var deletedCount: Int { deletions?.deletedCount ?? 0 }

    /// Number of terms of all forms.
    var allTermCount: Int { dictionary.count }

    /// Number of the terms of `form`. Complexity: O(log terms).
    package func termCount(of form: WordForm = .analyzed) throws(IndexFileError) -> Int {
        let (first, end) = form.bounds
        return try (end.map { bound throws(IndexFileError) in try dictionary.rank(of: bound) } ?? dictionary.count)
            - dictionary.rank(of: first)
    }

    /// Whether `doc` is in the segment and not deleted.
    @inline(__always)
    package func isLive(_ doc: UInt32) -> Bool {
        guard let deletions else { return Int(doc) < docCount }
        return !deletions.contains(Int(doc))
    }

    /// The dictionary's entry for `term`, its counts including deleted documents; nil if the segment lacks it.
    package func entry(_ term: [UInt8]) throws(IndexFileError) -> TermEntry? { try dictionary.entry(term.span) }

    /// A term's counts over the live documents.
    package func liveStatistics(_ entry: TermEntry) -> TermStatistics {
        let gone = deletions?.correction(ordinal: entry.ordinal) ?? TermStatistics()
        return TermStatistics(
            docFreq: max(0, entry.docFreq - gone.docFreq),
            collectionFreq: max(0, entry.collectionFreq - gone.collectionFreq))
    }

    /// A cursor over the postings of a term of this segment.
    package func postings(_ entry: TermEntry) throws(IndexFileError) -> PostingsCursor {
        let bytes = try postingsFile.slice(at: entry.postingsOffset, length: entry.postingsLength)
        return PostingsCursor(
            entry: entry, list: try list(entry, bytes), bytes: bytes, docLimit: UInt32(docCount),
            positions: try PositionsReader(positionsFile, entry: entry, isAbsent: !hasPositions))
    }

    /// The postings of a term, in their layout.
    package func list(_ entry: TermEntry) throws(IndexFileError) -> PostingsList {
        try list(entry, try postingsFile.slice(at: entry.postingsOffset, length: entry.postingsLength))
    }

    private func list(_ entry: TermEntry, _ bytes: ByteSlice) throws(IndexFileError) -> PostingsList {
        PostingsLayout.hasRanges(docFreq: entry.docFreq, docCount: docCount)
            ? .ranges(try RangeList(docFreq: entry.docFreq, collectionFreq: entry.collectionFreq, list: bytes, docCount: docCount))
            : .blocks(
                try BlockList(docFreq: entry.docFreq, collectionFreq: entry.collectionFreq, list: bytes, docLimit: UInt32(docCount)))
    }

    /// The live documents of range `range`, bit i of the first word for the range's document i, of the second for 64 + i; bits of documents
    /// that the segment does not have may be set if nothing is deleted.
    package func liveMembers(ofRange range: Int) -> (UInt64, UInt64) {
        guard let deletions else { return (.max, .max) }
        return (~deletions.word(2 * range), ~deletions.word(2 * range + 1))
    }

    /// The analyzer's terms from `term` on, in the order of their bytes; all of them by default.
    package func terms(from term: [UInt8] = []) throws(IndexFileError) -> TermCursor {
        let first = WordForm.analyzed.bounds.first
        return try dictionary.cursor(from: term.compared(with: first) < 0 ? first : term)
    }

    /// The terms of all forms (`WordForm`) from `term` on, in the order of their bytes; all of them by default.
    package func allTerms(from term: [UInt8] = []) throws(IndexFileError) -> TermCursor { try dictionary.cursor(from: term) }

    /// The stored article `doc`, which is below `docCount`; deleted ones are still there.
    package func article(_ doc: UInt32) throws(IndexFileError) -> Article {
        try checkDocument(doc)
        return try ArticleRecord.decode(try articles.record(Int(doc)), id: try docnos.docno(Int(doc)))
    }

    /// The id of document `doc`, which is below `docCount`.
    package func docno(_ doc: UInt32) throws(IndexFileError) -> String {
        try checkDocument(doc)
        return try docnos.docno(Int(doc))
    }

    private func checkDocument(_ doc: UInt32) throws(IndexFileError) {
        guard Int(doc) < docCount else {
            throw IndexFileError(.corrupt, file: docnosFile.name, expected: "a document under \(docCount)", found: "\(doc)")
        }
    }

    /// The live document with id `docno`, or nil.
    package func liveDoc(docno: String) throws(IndexFileError) -> UInt32? {
        let bytes = Array(docno.utf8)
        guard let doc = try docnos.doc(bytes.span), isLive(UInt32(doc)) else { return nil }
        return UInt32(doc)
    }

    /// Calls `body` with each document, including deleted ones, and closures for the address and the file of its article. Complexity: reads
    /// all stored articles.
    package func forEachPlace(_ body: (_ doc: UInt32, _ url: () throws -> String?, _ path: () throws -> String?) throws -> Void) throws {
        for index in 0..<articles.blockCount {
            let block = try articles.block(index)
            for (place, record) in block.records.enumerated() {
                let places = try ArticleRecord.places(record)
                func text(_ bytes: ByteSlice?) throws -> String? { try bytes.map { try AttributesWriter.string($0) } }
                try body(UInt32(block.firstDoc + place), { try text(places.url) }, { try text(places.path) })
            }
            // What was passed would only fill memory.
            if index % 1024 == 1023 { evictArticles() }
        }
    }

    /// Most lists that `docs(rememberedAs:_:)` remembers.
    private static let mostRemembered = 16

    /// What `find` gives, ascending documents, or last gave under this name: for what is costly to find and needed several times in one
    /// search.
    package func docs(rememberedAs name: String, _ find: () throws -> [UInt32]) rethrows -> [UInt32] {
        if let known = remembered.withLock({ $0[name] }) { return known }
        let docs = try find()
        remembered.withLock { lists in
            if lists.count >= Self.mostRemembered { lists.removeAll() }
            lists[name] = docs
        }
        return docs
    }

    /// Releases the memory that walking all postings has mapped.
    func evictPostings() {
        for file in [postingsFile, positionsFile, dictionary.file] { file.evictPages() }
    }

    /// Releases the memory that walking all articles has mapped.
    func evictArticles() { articlesFile.evictPages() }

    /// Bytes on disk by structure, in a fixed order.
    package var sizes: [(structure: IndexFileKind, bytes: Int)] {
        files.map { (structure: $0.kind, bytes: $0.fileSize) }
    }
}
