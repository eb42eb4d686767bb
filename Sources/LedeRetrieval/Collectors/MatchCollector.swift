/// Takes the matches of a query one by one.
protocol MatchCollector {
    /// What a plan has to give it.
    static var need: CollectorNeed { get }

    /// Matches with a lower score need not be handed over.
    var neededScore: Double { get }

    /// Takes one matching live document; each comes once, in any order.
    ///
    /// - Parameters:
    ///   - doc: the global doc id.
    ///   - score: the document's score; 0 unless `needsScores`.
    mutating func collect(doc: UInt32, score: Double)

    /// Takes `count` matching live documents at once, if no documents are needed.
    mutating func add(_ count: Int)
}

/// What a collector needs to know about the matches.
package enum CollectorNeed: Sendable {
    /// Their number.
    case count
    /// Which they are.
    case documents
    /// The best of them, with their scores.
    case best
    /// All of them, with their scores.
    case scores
}

extension MatchCollector {
    /// Whether evaluators have to compute scores for it.
    @inline(__always) static var needsScores: Bool { need == .best || need == .scores }

    /// Whether matches have to come one by one; otherwise their number suffices.
    @inline(__always) static var needsDocuments: Bool { need != .count }
}
