/// What one of the lexers read from a typed query: a token by the places of its characters.
struct LexedPiece {
    var kind: QueryToken.Kind
    var range: Range<Int>
    var marks = QueryMarks()
    /// The place after it.
    var end: Int
}
