import ArticleModel
import TextAnalysis

/// One run of the plain syntax's recursive descent over tokens whose parentheses are at most `QueryParser.deepestGroup` deep.
struct PlainSyntaxParse {
    private(set) var notes: [String] = []

    private let bytes: [UInt8]
    private let tokens: [QueryToken]
    private let adjacency: QueryParser.Adjacency
    private let analyzer: any Analyzer
    private let forms: WordForms
    private var next = 0
    private var termCount = 0

    init(text: String, tokens: [QueryToken], adjacency: QueryParser.Adjacency, analyzer: any Analyzer, forms: WordForms) {
        bytes = Array(text.utf8)
        self.tokens = tokens
        self.adjacency = adjacency
        self.analyzer = analyzer
        self.forms = forms
    }

    mutating func parse() -> QueryPart { alternatives(field: nil) }

    private func peek() -> QueryToken.Kind? { next < tokens.count ? tokens[next].kind : nil }

    /// Steps over operators that have nothing to join here.
    private mutating func skip(_ kinds: QueryToken.Kind...) {
        while let kind = peek(), kinds.contains(kind) { next += 1 }
    }

    private mutating func alternatives(field: IndexedField?) -> QueryPart {
        var parts: [QueryPart] = []
        repeat {
            parts.append(conjunction(field: field))
        } while take(.or)
        let part = QueryPart.oneOf(parts)
        if case .matching = part, parts.contains(where: { if case .allBut = $0 { true } else { false } }) {
            note("beside OR, a part that says only what to leave out is ignored")
        }
        return part
    }

    private mutating func conjunction(field: IndexedField?) -> QueryPart {
        skip(.and, .or)
        var parts: [QueryPart] = []
        repeat {
            parts.append(exclusion(field: field))
        } while take(.and)
        return .allOf(parts)
    }

    private mutating func exclusion(field: IndexedField?) -> QueryPart {
        var part = QueryPart.nothing
        if peek() != .not { part = adjacent(field: field) }
        while peek() == .not {
            skip(.not, .and)
            part = part.leavingOut(adjacent(field: field))
        }
        return part
    }

    private mutating func adjacent(field: IndexedField?) -> QueryPart {
        var parts: [QueryPart] = []
        var own = field
        while let kind = peek() {
            switch kind {
            case .field(let inner):
                next += 1
                own = inner
                continue
            case .word, .phrase:
                parts.append(leaf(tokens[next], field: own))
                next += 1
            case .open:
                next += 1
                parts.append(alternatives(field: own))
                if peek() == .close { next += 1 }
            case .close, .and, .or, .not:
                return joined(parts)
            }
            own = field
        }
        return joined(parts)
    }

    private func joined(_ parts: [QueryPart]) -> QueryPart {
        adjacency == .all ? .allOf(parts) : .someOf(parts)
    }

    /// Steps over one operator, and over further ones that a person typed by mistake (`a OR AND b`).
    private mutating func take(_ kind: QueryToken.Kind) -> Bool {
        guard peek() == kind else { return false }
        next += 1
        skip(.and, .or)
        return true
    }

    private mutating func leaf(_ token: QueryToken, field: IndexedField?) -> QueryPart {
        let terms = terms(in: token)
        guard !terms.isEmpty else { return .nothing }
        let text = String(decoding: bytes[token.range], as: UTF8.self)
        let isStopWord = token.kind == .word && terms.count == 1 && analyzer.isStopWord(text)
        return .matching(.phrase(PhraseQuery(terms: terms, text: text, field: field, isStopWord: isStopWord)))
    }

    private mutating func terms(in token: QueryToken) -> [[UInt8]] {
        let room = QueryParser.mostTerms - termCount
        let words = analyzer.words(of: bytes.span.extracting(token.range), forms: token.kind == .phrase ? forms : [], limit: room)
        var terms = words.map { word in
            word.term(isMarked(token.range.lowerBound + word.range.lowerBound, from: token.range.lowerBound) ? .analyzed : .surface)
        }
        if terms.count > room {
            note("only the first \(QueryParser.mostTerms) words of the query are searched for")
            terms.removeLast(terms.count - room)
        }
        termCount += terms.count
        return terms
    }

    /// Whether the word at `start` has the mark that asks for it by what the analyzer makes of it: a `~` before it, behind a blank or at `first`.
    private func isMarked(_ start: Int, from first: Int) -> Bool {
        guard start > first, bytes[start - 1] == UInt8(ascii: "~") else { return false }
        return start - 1 == first || bytes[start - 2] == UInt8(ascii: " ")
    }

    private mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }
}
