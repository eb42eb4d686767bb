import ArticleModel

/// Two words of a query, the second directly after the first.
package struct WordPair: Hashable {
    /// The terms that they ask for.
    package var first: [UInt8]
    package var second: [UInt8]
    /// As they were typed.
    package var firstText: String
    package var secondText: String
    /// Where they are looked for, or nil for any field.
    package var field: IndexedField?
}
