import LedeInvertedIndex
import LedeQueryLanguage

/// The live documents that a query may find, segment by segment: those that satisfy some conditions.
struct DocumentFilter: Sendable {
    /// `sets[s]` are the documents of segment s.
    private(set) var sets: [DocumentSet]

    init(_ sets: [DocumentSet]) { self.sets = sets }

    /// The live documents that satisfy `filter`. Complexity: `AttributeFilter.documents`.
    init(_ filter: AttributeFilter, in reader: IndexReader) throws {
        sets = try reader.segments.map { try filter.documents(in: $0) }
    }

    /// All live documents.
    init(live reader: IndexReader) { sets = reader.segments.map { DocumentSet(live: $0) } }

    /// Some documents by their global ids.
    /// - Precondition: all are below `docLimit`.
    init(docs: [UInt32], in reader: IndexReader) {
        sets = reader.segments.map { DocumentSet(docCount: $0.docCount) }
        for doc in docs {
            let segment = reader.segmentNumber(of: doc)
            sets[segment].insert(doc - reader.docBases[segment])
        }
    }

    mutating func formIntersection(_ other: DocumentFilter) {
        for segment in sets.indices { sets[segment].formIntersection(other.sets[segment]) }
    }

    mutating func subtract(_ other: DocumentFilter) {
        for segment in sets.indices { sets[segment].subtract(other.sets[segment]) }
    }

    /// Bytes of memory.
    var size: Int { sets.reduce(0) { $0 + $1.words.count * 8 } }
}
