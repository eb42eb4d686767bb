import LedeArticleModel
import LedeTextAnalysis

/// One run of recursive descent over a MATCH expression.
///
/// FTS5's own parser is an LALR(1) automaton with a stack of 99 symbols. This one takes the same decisions at the same tokens, so of
/// several errors it reports the same one; it counts the symbols that would be on that stack, so it gives up where FTS5 does, which also
/// bounds the recursion.
struct FTS5Parse {
    /// Most symbols on the stack of FTS5's parser (Lemon's YYSTACKDEPTH of 100, less the one for the start).
    static let mostSymbols = 99
    /// FTS5's distance if a NEAR gives none.
    private static let usualDistance: Int32 = 10

    private let text: String
    private let analyzer: any Analyzer
    private var lexer: FTS5Lexer
    /// The token looked at, not yet on the stack.
    private var token = FTS5Token(kind: .end, range: 0..<0)
    private var symbols = 0

    init(_ text: String, analyzer: any Analyzer) {
        self.text = text
        self.analyzer = analyzer.synonyms == nil ? analyzer : analyzer.queryAnalyzer(for: text)
        lexer = FTS5Lexer(text)
    }

    mutating func parse() throws(QuerySyntaxError) -> Query {
        try fetch()
        let node = try expression(binding: 1, in: .all)
        guard token.kind == .end else { throw unexpected() }
        return node.query
    }

    // MARK: The stack

    private mutating func fetch() throws(QuerySyntaxError) { token = try lexer.token() }

    /// Throws if the stack is full. FTS5 briefly needs room even if an optional part is missing.
    private func reserve() throws(QuerySyntaxError) {
        guard symbols < Self.mostSymbols else { throw error("fts5: parser stack overflow", at: token.range) }
    }

    /// Puts the token on the stack and looks at the next one.
    private mutating func shift() throws(QuerySyntaxError) {
        try reserve()
        symbols += 1
        try fetch()
    }

    private mutating func shift(_ kind: FTS5Token.Kind) throws(QuerySyntaxError) {
        guard token.kind == kind else { throw unexpected() }
        try shift()
    }

    private func unexpected() -> QuerySyntaxError { syntaxError(near: token.range) }

    private func syntaxError(near range: Range<Int>) -> QuerySyntaxError {
        error("fts5: syntax error near \"\(string(range))\"", at: range)
    }

    private func error(_ message: String, at range: Range<Int>) -> QuerySyntaxError { QuerySyntaxError(message, in: text, at: range) }

    private func string(_ range: Range<Int>) -> String { String(decoding: lexer.bytes[range], as: UTF8.self) }

    // MARK: Operators

    /// Operands joined by operators that bind at least as tightly as `least`, within `columns`. Leaves one symbol on the stack.
    private mutating func expression(binding least: Int, in columns: FTS5Columns) throws(QuerySyntaxError) -> FTS5Node {
        var node = try operand(in: columns)
        while let precedence = token.precedence, precedence >= least {
            let kind = token.kind
            var operands = [node]
            repeat {
                try shift()
                operands.append(try expression(binding: precedence + 1, in: columns))
                symbols -= 2
            } while token.kind == kind
            node = FTS5Node(operands, joinedBy: kind)
        }
        return node
    }

    /// A group in parentheses, perhaps after a filter, or parts side by side.
    private mutating func operand(in columns: FTS5Columns) throws(QuerySyntaxError) -> FTS5Node {
        if token.kind == .open { return try group(in: columns) }
        guard token.startsPart else { throw unexpected() }
        var parts: [FTS5Node] = []
        switch try beginning(in: columns) {
        case .near(let node): parts.append(node)
        case .filter(let filtered):
            let isGroup = token.kind == .open
            let node = isGroup ? try group(in: filtered) : try near(in: filtered)
            symbols -= 2
            if isGroup { return node }
            parts.append(node)
        }
        while token.startsPart {
            parts.append(try part(in: columns))
            symbols -= 1
        }
        return FTS5Node(adjacent: parts)
    }

    /// `( query )`.
    private mutating func group(in columns: FTS5Columns) throws(QuerySyntaxError) -> FTS5Node {
        try shift(.open)
        let node = try expression(binding: 1, in: columns)
        try shift(.close)
        symbols -= 2
        return node
    }

    // MARK: Parts of an implicit AND

    /// What a part begins with.
    private enum Beginning {
        /// A filter and its colon; the columns are those that it leaves.
        case filter(FTS5Columns)
        /// The part is read, without a filter.
        case near(FTS5Node)
    }

    private mutating func part(in columns: FTS5Columns) throws(QuerySyntaxError) -> FTS5Node {
        switch try beginning(in: columns) {
        case .near(let node): return node
        case .filter(let filtered):
            let node = try near(in: filtered)
            symbols -= 2
            return node
        }
    }

    private mutating func beginning(in columns: FTS5Columns) throws(QuerySyntaxError) -> Beginning {
        var filter: FTS5Columns
        switch token.kind {
        case .string:
            let word = token
            try shift()
            guard token.kind == .colon else { return .near(try near(after: word, in: columns)) }
            filter = .none
            filter.insert(try column(word))
        case .openBrace: filter = try columnList()
        case .minus:
            try shift()
            if token.kind == .openBrace {
                filter = try columnList().inverted
            } else {
                filter = .none
                filter.insert(try takeColumn())
                filter = filter.inverted
            }
            symbols -= 1
        default: return .near(try near(in: columns))
        }
        try shift(.colon)
        return .filter(columns.filtered(filter))
    }

    /// `{ column … }`.
    private mutating func columnList() throws(QuerySyntaxError) -> FTS5Columns {
        try shift(.openBrace)
        var columns = FTS5Columns.none
        columns.insert(try takeColumn())
        while token.kind == .string {
            columns.insert(try takeColumn())
            symbols -= 1
        }
        try shift(.closeBrace)
        symbols -= 2
        return columns
    }

    private mutating func takeColumn() throws(QuerySyntaxError) -> IndexedField {
        let word = token
        try shift(.string)
        return try column(word)
    }

    private func column(_ word: FTS5Token) throws(QuerySyntaxError) -> IndexedField {
        let name = unquoted(word)
        guard let field = FTS5Columns.field(named: name) else { throw error("no such column: \(name)", at: word.range) }
        return field
    }

    // MARK: Phrases

    /// `[^] phrase` or `NEAR(…)`.
    private mutating func near(in columns: FTS5Columns) throws(QuerySyntaxError) -> FTS5Node {
        let startsField = token.kind == .caret
        if startsField { try shift() }
        let word = token
        try shift(.string)
        guard startsField else { return try near(after: word, in: columns) }
        var phrase = try phrase(after: word)
        phrase.startsField = true
        symbols -= 1
        return Self.node([phrase], within: 0, in: columns)
    }

    /// The same if its first word, without a caret, is on the stack already.
    private mutating func near(after word: FTS5Token, in columns: FTS5Columns) throws(QuerySyntaxError) -> FTS5Node {
        guard token.kind == .open else { return Self.node([try phrase(after: word)], within: 0, in: columns) }
        try shift()
        var phrases: [FTS5Phrase] = []
        repeat {
            let word = token
            try shift(.string)
            phrases.append(try phrase(after: word))
            if phrases.count > 1 { symbols -= 1 }
        } while token.kind == .string
        var number: FTS5Token?
        if token.kind == .comma {
            try shift()
            number = token
            try shift(.string)
            symbols -= 1
        } else {
            try reserve()
            symbols += 1
        }
        try shift(.close)
        if string(word.range) != "NEAR" { throw syntaxError(near: word.range) }
        let distance = try distance(number)
        symbols -= 4
        return Self.node(phrases, within: distance, in: columns)
    }

    /// The distance that a NEAR gives: digits, which FTS5 makes a signed 32-bit number, ignoring overflow.
    private func distance(_ number: FTS5Token?) throws(QuerySyntaxError) -> Int32 {
        guard let number else { return Self.usualDistance }
        var distance: Int32 = 0
        for byte in lexer.bytes[number.range] {
            guard (0x30...0x39).contains(byte) else { throw error("expected integer, got \"\(string(number.range))\"", at: number.range) }
            distance = distance &* 10 &+ Int32(byte - 0x30)
        }
        return distance
    }

    /// Strings joined by `+`, the first of which is on the stack already.
    private mutating func phrase(after word: FTS5Token) throws(QuerySyntaxError) -> FTS5Phrase {
        var phrase = FTS5Phrase()
        phrase.append(unquoted(word), isPrefix: try takeStar(), analyzer: analyzer)
        while token.kind == .plus {
            try shift()
            let word = token
            try shift(.string)
            phrase.append(unquoted(word), isPrefix: try takeStar(), analyzer: analyzer)
            symbols -= 2
        }
        return phrase
    }

    private mutating func takeStar() throws(QuerySyntaxError) -> Bool {
        try reserve()
        guard token.kind == .star else { return false }
        try fetch()
        return true
    }

    /// The text of a string: without its quotation marks, those within once.
    private func unquoted(_ word: FTS5Token) -> String {
        let bytes = lexer.bytes[word.range]
        let mark = UInt8(ascii: "\"")
        guard bytes.first == mark else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var isSecond = false
        for byte in bytes.dropFirst().dropLast() {
            isSecond = byte == mark && !isSecond
            if !isSecond { text.append(byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Phrases near each other, without those that have no tokens.
    private static func node(_ phrases: [FTS5Phrase], within distance: Int32, in columns: FTS5Columns) -> FTS5Node {
        let phrases = phrases.filter { !$0.isTokenless }
        guard !phrases.isEmpty else { return .tokenless }
        guard !columns.isEmpty else { return columns.filterCount > 1 ? FTS5Node(.none) : FTS5Node(.pattern(FTS5Phrase.nowhere(phrases))) }
        let leaves = phrases.map { $0.leaf(in: columns) }
        return FTS5Node(leaves.count == 1 ? Query(leaves[0]) : .near(leaves, within: Int(distance), asFTS5: true))
    }
}
