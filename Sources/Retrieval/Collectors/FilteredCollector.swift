/// Hands on the matches that belong to a set of documents.
struct FilteredCollector<Base: MatchCollector>: MatchCollector {
    static var needsScores: Bool { Base.needsScores }
    static var needsDocuments: Bool { true }

    private(set) var base: Base
    private let accepted: DocumentSet

    init(_ base: Base, accepted: DocumentSet) {
        self.base = base
        self.accepted = accepted
    }

    var neededScore: Double { base.neededScore }

    @inline(__always) mutating func collect(doc: UInt32, score: Double) {
        if accepted.contains(doc) { base.collect(doc: doc, score: score) }
    }

    mutating func add(_ count: Int) { preconditionFailure("documents are needed") }
}
