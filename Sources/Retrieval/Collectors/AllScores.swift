/// Keeps every match and its score.
struct AllScores: MatchCollector {
    static let needsScores = true
    static let needsDocuments = true

    let neededScore = -Double.infinity
    private var matches: [ScoredDocument] = []
    private var isAscending = true

    init() {}

    @inline(__always) mutating func collect(doc: UInt32, score: Double) {
        if let last = matches.last, last.doc > doc { isAscending = false }
        matches.append(ScoredDocument(doc: doc, score: score))
    }

    mutating func add(_ count: Int) { preconditionFailure("documents are needed") }

    /// The matches in the ascending order of doc ids.
    consuming func sorted() -> [ScoredDocument] {
        if !isAscending { matches.sort { $0.doc < $1.doc } }
        return matches
    }
}
