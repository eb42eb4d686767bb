import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Synchronization
import LedeTextAnalysis

/// A snapshot of an index: what was committed when it was opened, whatever writers do afterwards. Any number of tasks may share one.
///
/// Documents have global numbers: a segment's base plus the number within the segment.
package final class IndexReader: Sendable {
    /// The commit that this is a snapshot of.
    package let manifest: Manifest
    /// What turned the articles into terms, and turns queries into terms.
    package let analyzer: any Analyzer
    /// The segments in the order of their documents.
    package let segments: [SegmentReader]
    /// The global number of each segment's document 0.
    package let docBases: [UInt32]
    /// Counts over the live documents.
    package let statistics: CollectionStatistics
    /// For each segment the number of its index among those joined (`init(joining:)`), from 0.
    package let indexNumbers: [Int]
    /// The result of `countDocumentsWithTokens`.
    private let documentsWithTokens = Mutex<Int?>(nil)

    /// Opens the last commit of the index in `directory`.
    /// - Parameter analyzers: must have the index's.
    /// - Throws: `.missing` if there is no index; `.corrupt` and the like for a damaged one; `.unknownTokenizer`.
    package convenience init(_ directory: any Directory, analyzers: AnalyzerCatalog = .builtIn) throws(IndexFileError) {
        // A writer may remove a segment after we read the manifest and before we open the segment, or the whole index may be rebuilt, with
        // other files of the same names: then there is a newer manifest.
        var attempts = 0
        while true {
            let manifest = try Manifest.read(directory)
            do throws(IndexFileError) {
                try self.init(directory, manifest: manifest, analyzers: analyzers)
                return
            } catch {
                attempts += 1
                guard error.code == .missing || error.code == .corrupt, attempts < 20, try Manifest.read(directory) != manifest else {
                    throw error.code == .missing ? error.asLostFile : error
                }
            }
        }
    }

    init(_ directory: any Directory, manifest: Manifest, analyzers: AnalyzerCatalog) throws(IndexFileError) {
        self.manifest = manifest
        guard let analyzer = analyzers.analyzer(named: manifest.analyzer) else {
            throw manifest.unknownAnalyzer(directory, analyzers)
        }
        guard manifest.forms.isSubset(of: analyzer.forms) else {
            throw IndexFileError(
                .corrupt, file: Manifest.fileName, expected: "forms of words that the analyzer \(manifest.analyzer) has", found: "others")
        }
        self.analyzer = analyzer
        var segments: [SegmentReader] = []
        var bases: [UInt32] = []
        var base = 0
        var statistics = CollectionStatistics(
            documentCount: 0, tokenCounts: Array(repeating: 0, count: IndexedField.allCases.count))
        for entry in manifest.segments {
            let segment = try SegmentReader(directory, entry, hasPositions: manifest.keepsPositions)
            guard segment.docCount == entry.docCount, segment.deletedCount == entry.deletedCount,
                base + segment.docCount < Int(UInt32.max)
            else {
                throw IndexFileError(
                    .corrupt, file: segment.lengthsFile.name, expected: "\(entry.docCount) documents, \(entry.deletedCount) deleted",
                    found: "\(segment.docCount), \(segment.deletedCount) deleted")
            }
            segments.append(segment)
            bases.append(UInt32(base))
            base += segment.docCount
            statistics.documentCount += segment.docCount - segment.deletedCount
            for field in IndexedField.allCases.indices {
                let gone = segment.deletions?.tokenCounts[field] ?? 0
                let all = segment.lengths.tokenCounts[field]
                statistics.tokenCounts[field] += all - min(all, gone)
            }
        }
        self.segments = segments
        docBases = bases
        self.statistics = statistics
        indexNumbers = Array(repeating: 0, count: segments.count)
    }

    /// Several indexes as one: their segments one after the other, and statistics of the whole, so that scores and order are those of one
    /// index to which the articles of the first were added before those of the second. An id that occurs in two of them stands for two
    /// articles.
    ///
    /// Word forms are those that all of them keep. Complexity: O(segments); nothing is read.
    /// - Parameter readers: at least one.
    /// - Throws: `IndexJoinError`.
    package convenience init(joining readers: [IndexReader]) throws(IndexJoinError) {
        let first = readers[0]
        for (number, other) in readers.enumerated().dropFirst() {
            if other.analyzerName != first.analyzerName { throw .otherAnalyzer(number, first.analyzerName, other.analyzerName) }
            if other.storesText != first.storesText { throw .otherText(number) }
            if other.hasPositions != first.hasPositions { throw .otherPositions(number) }
        }
        guard readers.reduce(0, { $0 + Int($1.docLimit) }) < Int(UInt32.max) else { throw .tooManyArticles }
        self.init(joined: readers)
    }

    private init(joined readers: [IndexReader]) {
        manifest = Manifest(joining: readers.map(\.manifest))
        analyzer = readers[0].analyzer
        var segments: [SegmentReader] = []
        var bases: [UInt32] = []
        var numbers: [Int] = []
        var base: UInt32 = 0
        var statistics = CollectionStatistics(documentCount: 0, tokenCounts: Array(repeating: 0, count: IndexedField.allCases.count))
        for (number, reader) in readers.enumerated() {
            segments += reader.segments
            bases += reader.docBases.map { $0 + base }
            numbers += reader.segments.map { _ in number }
            base += reader.docLimit
            statistics.documentCount += reader.statistics.documentCount
            for field in statistics.tokenCounts.indices { statistics.tokenCounts[field] += reader.statistics.tokenCounts[field] }
        }
        self.segments = segments
        docBases = bases
        self.statistics = statistics
        indexNumbers = numbers
    }

    /// The live documents with at least one token. Complexity: O(documents) the first time.
    package func countDocumentsWithTokens() throws(IndexFileError) -> Int {
        if let known = documentsWithTokens.withLock({ $0 }) { return known }
        var count = 0
        for segment in segments {
            let lengths = segment.lengths
            for doc in 0..<UInt32(clamping: segment.docCount) where segment.isLive(doc) {
                if try lengths[doc] > 0 { count += 1 }
            }
        }
        documentsWithTokens.withLock { $0 = count }
        return count
    }

    /// The name of the analyzer.
    package var analyzerName: String { manifest.analyzer }

    /// Whether the index stores the text of its articles; the bodies of articles read from one that does not are empty.
    package var storesText: Bool { manifest.storesText }

    /// Whether the index knows where words occur in its articles; without that it answers no phrase, nor anything else that needs
    /// positions.
    package var hasPositions: Bool { manifest.keepsPositions }

    /// The forms in which the index keeps words besides the analyzer's terms.
    package var forms: WordForms { manifest.forms }

    /// Whether a phrase can ask for words as written (`WordForm.surface`), though the analyzer changes them.
    package var hasSurfaceForms: Bool { forms.contains(.surface) }

    /// Whether a query can ask for the exact spelling of words (`WordForm.spelling`).
    package var keepsSpelling: Bool { forms.contains(.spelling) }

    /// The names of the index's metadata fields that a query can ask for (`AttributeFilter.field`): not one that a segment has dropped,
    /// which would turn a typed query into an error.
    package var attributeNames: Set<String> {
        let fields = segments.flatMap(\.attributes.fields)
        return Set(fields.map(\.name)).subtracting(fields.filter { $0.column == nil }.map(\.name))
    }

    /// Global document numbers in use, including deleted ones, are below this.
    package var docLimit: UInt32 { UInt32(manifest.segments.reduce(0) { $0 + $1.docCount }) }

    /// The counts of `term` over the live documents of all segments.
    package func termStatistics(_ term: [UInt8]) throws(IndexFileError) -> TermStatistics {
        var sum = TermStatistics()
        for segment in segments {
            guard let entry = try segment.entry(term) else { continue }
            let live = segment.liveStatistics(entry)
            sum.docFreq += live.docFreq
            sum.collectionFreq += live.collectionFreq
        }
        return sum
    }

    /// The segment that holds the global document `doc`, and the document's number in it.
    /// - Precondition: `doc` is below `docLimit`.
    package func locate(_ doc: UInt32) -> (segment: SegmentReader, doc: UInt32) {
        let index = segmentNumber(of: doc)
        precondition(index < segments.count && doc - docBases[index] < segments[index].docCount, "document \(doc) does not exist")
        return (segments[index], doc - docBases[index])
    }

    /// The number of the segment that has the global document `doc`.
    package func segmentNumber(of doc: UInt32) -> Int {
        var index = 0
        while index + 1 < docBases.count, docBases[index + 1] <= doc { index += 1 }
        return index
    }

    /// Which of the joined indexes has the global document `doc`, from 0.
    /// - Precondition: `doc` is below `docLimit`.
    package func indexNumber(of doc: UInt32) -> Int { indexNumbers[segmentNumber(of: doc)] }

    /// The live documents whose id is `docno`: at most one of each joined index, in their order.
    package func docs(docno: String) throws(IndexFileError) -> [UInt32] {
        var docs: [UInt32] = []
        for (segment, base) in zip(segments, docBases) {
            if let doc = try segment.liveDoc(docno: docno) { docs.append(base + doc) }
        }
        return docs
    }

    /// The stored article of global document `doc`.
    package func article(_ doc: UInt32) throws(IndexFileError) -> Article {
        let place = locate(doc)
        return try place.segment.article(place.doc)
    }

    /// The id of global document `doc`.
    package func docno(_ doc: UInt32) throws(IndexFileError) -> String {
        let place = locate(doc)
        return try place.segment.docno(place.doc)
    }

    /// The global number of the live document whose id is `docno`, or nil.
    package func doc(docno: String) throws(IndexFileError) -> UInt32? {
        for (segment, base) in zip(segments, docBases) {
            if let doc = try segment.liveDoc(docno: docno) { return base + doc }
        }
        return nil
    }

    /// The names that articles can be counted and found by besides their dates: `author`, if any is known, and those of metadata fields, in
    /// ascending order.
    package var fieldNames: [String] {
        var names: Set<String> = []
        for segment in segments {
            if segment.attributes.author != nil { names.insert("author") }
            names.formUnion(segment.attributes.fields.map(\.name))
        }
        return names.sorted()
    }

    /// Bytes on disk by structure, over all segments, in a fixed order.
    package var sizes: [(structure: IndexFileKind, bytes: Int)] {
        var sums: [IndexFileKind: Int] = [:]
        for segment in segments { for size in segment.sizes { sums[size.structure, default: 0] += size.bytes } }
        return IndexFileKind.allCases.compactMap { kind in sums[kind].map { (structure: kind, bytes: $0) } }
    }
}

extension IndexReader {
    /// Whether nobody has committed to the index in `directory` since this snapshot was opened. Reads the manifest.
    /// - Throws: `.missing` if the index is gone; `.corrupt` and the like.
    package func isCurrent(in directory: any Directory) throws(IndexFileError) -> Bool { try Manifest.read(directory) == manifest }

    /// Whether articles can be filtered and counted by a field of this name, regardless of case.
    package func isIndexed(field name: String) -> Bool {
        attributeNames.contains { $0.lowercased() == name.lowercased() }
    }
}
