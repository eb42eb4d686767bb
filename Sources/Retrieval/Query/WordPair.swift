import ArticleModel

/// Two words of a query, the second directly behind the first.
struct WordPair: Hashable {
    /// The terms that they ask for.
    var first: [UInt8]
    var second: [UInt8]
    /// As they were typed.
    var firstText: String
    var secondText: String
    /// Where they are looked for, or nil for any field.
    var field: IndexedField?
}
