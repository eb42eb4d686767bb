import LedeArticleModel

/// How close an article comes to a word or phrase that it does not have.
package enum NearMiss: Sendable, Equatable {
    /// Words of the phrase occur nowhere in the article; the others do. As typed.
    case lacks(words: [String], has: [String])
    /// All words occur, but no field has all of them.
    case scattered
    /// A word does not occur, but words like it do: as written in the article, the most similar first.
    case similar(word: String, found: [String])
    /// All words are in one field, at their closest with `gaps` further words between the first and the last, in the phrase's order or in
    /// another.
    case apart(field: IndexedField, gaps: Int, inOrder: Bool, passage: Snippet)
    /// It occurs, but in another field than was asked for.
    case otherField(IndexedField, passage: Snippet)
    /// It occurs, but not at the beginning of the field: this many words come before its first place.
    case notFirst(IndexedField, wordsBefore: Int, passage: Snippet)
    /// All parts that must be near each other occur in one field, at their closest with `gaps` words between.
    case far(field: IndexedField, gaps: Int, passage: Snippet)
    /// What the article has instead of the attribute asked for; nil if it has none.
    case attribute(name: String, value: String?)
    /// It occurs and should not: what the query leaves out.
    case unwanted(IndexedField, passage: Snippet)
}
