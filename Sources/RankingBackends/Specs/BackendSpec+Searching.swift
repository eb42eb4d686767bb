extension BackendSpec {
    /// Whether it searches for a query; the answers of a run were found elsewhere.
    public var searches: Bool {
        switch engine {
        case .lede, .fts5: true
        case .run: false
        }
    }

    /// Whether an FTS5 table answers, which knows what its tokenizer makes of words and nothing else.
    public var asksFTS5: Bool {
        switch engine {
        case .fts5: true
        case .lede, .run: false
        }
    }
}
