import ArgumentParser

/// The engine that answers a search.
enum SearchBackend: String, Sendable, CaseIterable, ExpressibleByArgument {
    case lede
    /// SQLite FTS5 over the same articles and the same tokens.
    case fts5
}
