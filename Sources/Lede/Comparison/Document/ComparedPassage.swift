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
