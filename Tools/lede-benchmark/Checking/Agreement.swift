/// Whether two engines did the same work.
struct Agreement: Encodable, Sendable {
    var engine: String
    var reference: String
    var kind: QueryKind
    /// Queries compared.
    var queries = 0
    /// Those with the same number of matches.
    var equalCounts = 0
    /// Whether both compute the same formula from the same lengths, so that the best ten must be the same.
    var hasSameFormula: Bool
    /// Queries with the same best ten, up to the order within equal scores and which of the documents tied in tenth place are in.
    var sameTop10 = 0
    /// The largest relative difference of two scores in the same place, where the formula is the same.
    var scoreDifference = 0.0
    /// The mean part of the reference's best ten that is in the engine's.
    var overlap = 0.0
    /// Some queries that differ, for the person who looks into it.
    var examples: [String] = []

    var isSame: Bool { equalCounts == queries && (!hasSameFormula || sameTop10 == queries) }
}
