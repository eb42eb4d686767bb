import InvertedIndex
import QueryLanguage

extension DocumentSet {
    /// The live documents of an index, by global doc id, that satisfy all of `filters`, at least one.
    init(_ filters: [AttributeFilter], in reader: IndexReader) throws {
        var all: DocumentSet?
        for filter in filters {
            var set = DocumentSet(docCount: Int(reader.docLimit))
            for (segment, base) in zip(reader.segments, reader.docBases) {
                for doc in try filter.matches(in: segment) { set.insert(base + doc) }
            }
            all?.formIntersection(set)
            all = all ?? set
        }
        self = all ?? DocumentSet(docCount: Int(reader.docLimit))
    }
}
