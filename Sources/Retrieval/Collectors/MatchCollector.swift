/// Takes the matches of a query one by one.
protocol MatchCollector {
    /// Whether evaluators have to compute scores for it.
    static var needsScores: Bool { get }

    /// Whether matches have to come one by one; otherwise their number suffices.
    static var needsDocuments: Bool { get }

    /// Matches with a lower score need not be handed over.
    var neededScore: Double { get }

    /// Takes one matching live document; each comes once, in any order.
    ///
    /// - Parameters:
    ///   - doc: the global doc id.
    ///   - score: the document's score; 0 unless `needsScores`.
    mutating func collect(doc: UInt32, score: Double)

    /// Takes `count` matching live documents at once, where no documents are needed.
    mutating func add(_ count: Int)
}
