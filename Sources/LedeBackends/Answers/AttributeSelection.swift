import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval

/// Which matches are wanted, and in which order, by what an index knows about its articles besides their text.
package struct AttributeSelection: Sendable {
    /// Knows the attributes.
    let searcher: Searcher
    /// What articles must satisfy, all of it; it does not change scores.
    package var filters: [AttributeFilter]
    package var order: ResultOrder
    /// By date: where in the order the hits begin, whatever the request's offset is.
    package var start: DateKey?

    /// - Parameter reader: a snapshot of the collection; ids that it lacks are not hits.
    package init(_ reader: IndexReader, filters: [AttributeFilter] = [], order: ResultOrder = .score) {
        self.init(Searcher(reader: reader), filters: filters, order: order)
    }

    package init(_ searcher: Searcher, filters: [AttributeFilter] = [], order: ResultOrder = .score, start: DateKey? = nil) {
        self.searcher = searcher
        self.filters = filters
        self.order = order
        self.start = start
    }

    package var reader: IndexReader { searcher.reader }

    /// Whether the best matches are not the answer, so that all must be looked at.
    var needsAllMatches: Bool { order.isByDate || !filters.isEmpty }

    /// Which of all matches a request asks for, and how many satisfy the filters.
    /// - Parameter matches: best first, no document twice.
    func page(of matches: [ScoredDocument], for request: RetrievalRequest) throws -> (hits: [ScoredDocument], matchCount: Int) {
        let docs = try searcher.filtered(matches.map(\.doc).sorted(), by: filters)
        guard order.isByDate else {
            let accepted = Set(docs)
            return (request.page(of: matches.lazy.filter { accepted.contains($0.doc) }), docs.count)
        }
        let scores = Dictionary(uniqueKeysWithValues: matches.map { ($0.doc, $0.score) })
        let depth = start == nil ? request.depth : max(0, request.limit)
        let first = try searcher.first(min(depth, docs.count), of: docs, in: order, behind: start)
        return (
            first.dropFirst(start == nil ? max(0, request.offset) : 0).map { ScoredDocument(doc: $0, score: scores[$0] ?? 0) }, docs.count
        )
    }
}
