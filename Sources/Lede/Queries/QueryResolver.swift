import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage
import LedeBackends
import LedeRetrieval

/// Makes of a query what an index is asked: its texts are analyzed as the index's articles were.
struct QueryResolver {
    private let reader: IndexReader
    private let filters: FilterCompiler
    /// What was read otherwise than might be expected, for the user.
    private(set) var notes: [String] = []
    /// Whether some words that the last word may become are left out.
    private(set) var isCut = false

    init(_ reader: IndexReader, filters: FilterCompiler) {
        self.reader = reader
        self.filters = filters
    }

    /// - Throws: `AskingError`; `QuerySyntaxError` for what is not an FTS5 expression; what reading the index throws, if it looks for the
    ///   words that a last word may become.
    /// - Complexity: linear in the query, and in the words of the index that begin like a last word.
    mutating func resolve(_ query: SearchQuery) throws -> LedeBackends.BackendQuery {
        if case .typed(let text, .fts5, _) = query.node {
            return LedeBackends.BackendQuery(id: "1", try FTS5Syntax(analyzer: reader.analyzer).expression(text))
        }
        var resolved = try self.query(query) ?? .none
        if !reader.hasPositions { resolved = resolved.askingForSingleTerms }
        guard let size = QuerySize(resolved), size.terms <= QueryParser.mostTerms, size.patterns <= QueryParser.mostPatterns
        else { throw AskingError.tooLarge }
        return LedeBackends.BackendQuery(id: "1", text: query.text, query: resolved)
    }

    /// What `query` asks for; nil if it asks for nothing.
    private mutating func query(_ query: SearchQuery) throws -> Query? {
        switch query.node {
        case .everything: return .filter(.everything)
        case .words(let text, let mode):
            let parser = parser(mode)
            guard mode.contains(.prefixLastWord) else { return take(parser.parse(literal: text)) }
            return take(try parser.parse(literalTyping: text) { try completion(of: $0, in: text) })
        case .phrase(let text): return take(parser().phrase(text))
        case .prefix(let text): return take(parser().prefix(text))
        case .near(let texts, let distance): return take(parser().near(texts, within: distance))
        case .fuzzy(let word, let edits): return take(parser().fuzzy(word, edits: edits))
        case .wildcard(let pattern): return take(parser().wildcards(pattern))
        case .typed(let text, let syntax, let mode): return try typed(text, syntax, mode)
        case .filter(let filter): return .filter(try filters.filter(filter))
        case .restricted(let inner, let field): return try self.query(inner)?.restricted(to: field)
        case .boosted(let inner, let factor): return try self.query(inner).map { .boosted($0, by: factor) }
        case .all(let parts): return try conjunction(parts)
        case .any(let parts):
            var queries: [Query] = []
            for part in parts { if let query = try self.query(part) { queries.append(query) } }
            return queries.isEmpty ? nil : .joinedAny(queries)
        case .not(let inner):
            if case .not(let positive) = inner.node { return try self.query(positive) }
            return try self.query(inner).map { .without(.filter(.everything), $0) }
        case .tooLarge: throw AskingError.tooLarge
        }
    }

    /// Parts that say what to leave out leave it out of the others.
    private mutating func conjunction(_ parts: [SearchQuery]) throws -> Query? {
        var kept: [Query] = []
        var dropped: [Query] = []
        for part in parts {
            if case .not(let inner) = part.node {
                if let query = try self.query(inner) { dropped.append(query) }
            } else if let query = try self.query(part) {
                kept.append(query)
            }
        }
        if dropped.isEmpty { return kept.isEmpty ? nil : .joinedAll(kept) }
        return .without(kept.isEmpty ? .filter(.everything) : .joinedAll(kept), .joinedAny(dropped))
    }

    private mutating func typed(_ text: String, _ syntax: QuerySyntax, _ mode: QueryMode) throws -> Query? {
        let parser = parser(mode)
        let isTyping = mode.contains(.prefixLastWord)
        switch syntax {
        case .plain:
            return take(isTyping ? try parser.parse(typing: text) { try completion(of: $0, in: text) } : parser.parse(text))
        case .words:
            return take(isTyping ? try parser.parse(wordsTyping: text) { try completion(of: $0, in: text) } : parser.parse(words: text))
        case .fts5: return take(ParsedQuery(query: try FTS5Syntax(analyzer: reader.analyzer).parse(text)))
        }
    }

    private func parser(_ mode: QueryMode = []) -> QueryParser {
        QueryParser(reader, adjacency: mode.contains(.anyWord) ? .any : .all)
    }

    /// Nil for a text that asks for nothing.
    private mutating func take(_ parsed: ParsedQuery) -> Query? {
        for note in parsed.notes where !notes.contains(note) { notes.append(note) }
        return parsed.query == .none ? nil : parsed.query
    }

    private mutating func completion(of word: UnfinishedWord, in text: String) throws -> WordPattern {
        let completer = WordCompleter(reader, analyzer: reader.analyzer.queryAnalyzer(for: text))
        let (pattern, found) = try completer.completion(of: word)
        if let note = found?.note {
            isCut = true
            if !notes.contains(note) { notes.append(note) }
        }
        return pattern
    }
}

extension Query {
    /// The query with its words and phrases looked for in one field, but those that name a field themselves.
    fileprivate func restricted(to field: IndexedField) -> Query {
        mapping(
            leaf: { $0.field == nil ? $0.restricted(to: field) : $0 }, part: { $0.restricted(to: field) },
            dropped: { $0.restricted(to: field) })
    }
}

extension Query {
    /// The same for an index that does not know where words are: a word with several terms asks for one of them each.
    fileprivate var askingForSingleTerms: Query {
        if case .pattern(let pattern) = self, pattern.words.count == 1, case .anyOf(let terms) = pattern.words[0], pattern.field == nil {
            return .joinedAny(terms.map { .phrase(PhraseQuery(terms: [$0], text: pattern.text, isStopWord: pattern.isStopWord)) })
        }
        return mapping(part: \.askingForSingleTerms, dropped: \.askingForSingleTerms)
    }
}
