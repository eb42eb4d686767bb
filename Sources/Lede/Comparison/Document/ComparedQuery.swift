/// A query with what each backend answers.
public struct ComparedQuery: Codable, Sendable, Equatable {
    public var id: String
    /// As it was typed.
    public var query: String
    /// In the order of the backends.
    public var backends: [ComparedAnswer]
    /// `agreement[i]` is between the baseline and backend i + 1.
    public var agreement: [ComparedLists]
}

/// A backend's answer.
public struct ComparedAnswer: Codable, Sendable, Equatable {
    public var name: String
    /// All matches; nil where the backend cannot tell.
    public var matches: Int?
    /// Over the rounds; nil without.
    public var seconds: ComparedTimes?
    /// One a measure; empty for a query that is not judged.
    public var measures: [Double]
    public var results: [ComparedResult]
}

/// An article in a backend's answer.
public struct ComparedResult: Codable, Sendable, Equatable {
    public var rank: Int
    public var score: Double
    public var id: String
    public var title: String?
    /// The number of ranks that it stands higher than in the baseline (negative: lower); nil in the baseline itself, and for an article that is not listed there.
    public var move: Int?
    /// The judgment; nil where nobody judged it.
    public var grade: Int?
    /// A passage that matched, where it was asked for.
    public var passage: ComparedPassage?
    /// Why it stands elsewhere than in the baseline: the ranks that each cause moves it by, where that was asked for.
    public var causes: [ComparedMove]?
}

/// A passage in pieces: every second one, from the second on, matched.
public struct ComparedPassage: Codable, Sendable, Equatable {
    public var pieces: [String]

    init(_ snippet: Snippet) {
        var pieces: [String] = []
        for piece in snippet.pieces {
            let isAligned = pieces.count.isMultiple(of: 2) != piece.isHighlighted
            if !isAligned { pieces.append("") }
            pieces.append(piece.text)
        }
        self.pieces = pieces
    }
}

/// What a cause does to an article's rank.
public struct ComparedMove: Codable, Sendable, Equatable {
    /// In words.
    public var cause: String
    /// What was exchanged, in words.
    public var detail: String?
    /// Ranks won.
    public var gain: Int
}

/// How alike two lists are.
public struct ComparedLists: Codable, Sendable, Equatable {
    public var baseline: String
    public var backend: String
    public var depth: Int
    public var overlap: Double
    public var rbo: Double
    public var rboMin: Double
    public var rboResidual: Double
    public var kendallTau: Double?
    /// Articles in common.
    public var common: Int
}
