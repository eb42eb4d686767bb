/// What cuts text into tokens in an FTS5 index. Each has its own database in the index folder.
package enum FTS5Tokenizer: String, Sendable, CaseIterable {
    /// The index's own analyzer, registered with FTS5: both backends see the same tokens.
    case analyzer = "lede"
    /// FTS5's default tokenizer.
    case unicode61
    /// FTS5's Porter stemmer over unicode61.
    case porter

    /// The database's name in the index folder.
    package var fileName: String {
        switch self {
        case .analyzer: "fts5.sqlite"
        case .unicode61, .porter: "fts5-\(rawValue).sqlite"
        }
    }
}
