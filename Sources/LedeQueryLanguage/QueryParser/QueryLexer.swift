import LedeArticleModel

/// Cuts a typed query into tokens. Every text has tokens: what has no meaning of its own is part of a word.
///
/// - A quotation mark opens a phrase unless it follows a letter or digit (`5" disk`); without a partner, the phrase ends with the line.
/// - `AND`, `OR`, `NOT` are operators if they are by themselves and in upper case, and so are `&&`, `||` and `|`; `NEAR` if a parenthesis
///   follows directly.
/// - If all letters of the text are capitals, as in a headline, AND, OR, NOT, NEAR and dashes are text (`QueryCapitals`), and a note
///   says so.
/// - A dash leaves out what follows directly, if it starts a word (`-fire`, not `multi-agent`, `- fire` or `->`).
/// - A field's name with a colon counts if it starts a word and something follows, directly or after blanks; any other colon is text.
///   `date:` counts only before a date.
/// - `*` and `?` are wildcards in a word of letters, digits and wildcards (`te?t`, `*ism`); a `?` at its end is punctuation, as then is one
///   at its start, and so is `**`. Of wildcards within quotation marks, one at the end counts, as if it came after them.
/// - Slashes enclose an expression if there is no blank or slash within, something in it that only an expression has, and nothing follows
///   (`/colou?r/`, not `/usr/bin/` or `/boat-tail/`).
/// - What only looks like one of these is text, or left out, and a note says so.
/// - Single quotes enclose a spelling, if the index keeps it, if no blank follows the first or precedes the second (`'Turkey'`,
///   not `rock 'n' roll`).
///
/// - Complexity: linear in the text.
package struct QueryLexer {
    private let scanner: ScalarScanner
    private let vocabulary: QueryVocabulary
    private let phrases: PhraseLexer
    private let words: WordLexer
    private var next = 0
    private var tokens: [QueryToken] = []
    private var notes = QueryNotes()
    /// Whether a `^` comes before what comes next.
    private var startsField = false

    package static func tokens(of text: String, vocabulary: QueryVocabulary) -> (tokens: [QueryToken], notes: QueryNotes) {
        var lexer = QueryLexer(text, vocabulary)
        while lexer.next < lexer.scanner.count { lexer.read() }
        return (lexer.tokens, lexer.notes)
    }

    private init(_ text: String, _ vocabulary: QueryVocabulary) {
        scanner = ScalarScanner(text)
        self.vocabulary = vocabulary
        phrases = PhraseLexer(scanner: scanner, keepsSpelling: vocabulary.keepsSpelling)
        words = WordLexer(scanner: scanner, isInCapitals: QueryCapitals.areAll(of: scanner.scalars))
    }

    /// Reads what comes next.
    private mutating func read() {
        let scalar = scanner[next]
        if QueryCharacter.isBlank(scalar) {
            next += 1
            startsField = false
        } else if scalar == "(" {
            take(LexedPiece(kind: .open, range: next..<next + 1, end: next + 1))
        } else if scalar == ")" {
            readClosing()
        } else if let marks = QueryCharacter.quotationMarks(with: scalar) {
            take(phrases.phrase(at: next, closedBy: marks, notes: &notes))
        } else if scalar == "-", scanner.startsWord(next), scanner.startsItem(next + 1) {
            if words.isInCapitals {
                notes.add(.allCapitals)
                readWord()
            } else {
                take(LexedPiece(kind: .minus, range: next..<next + 1, end: next + 1))
            }
        } else if scalar == "^", !startsField, scanner.startsItem(next + 1), scanner[next + 1] != "^" {
            startsField = true
            next += 1
        } else if let prefix = FieldPrefix(scanner, at: next, vocabulary: vocabulary, notes: &notes) {
            take(LexedPiece(kind: .field(prefix.field), range: next..<prefix.end, end: prefix.end))
            if prefix.field.isLocator, scanner[next] != "(", !scanner.opensQuotation(next) {
                let end = words.endOfLocator(at: next)
                take(LexedPiece(kind: .word, range: next..<end, end: end))
            }
        } else if startsLeaf, scalar == "/", let piece = phrases.expression(at: next, notes: &notes) {
            take(piece)
        } else if startsLeaf, scalar == "'" || scalar == "‘", let piece = phrases.spelling(at: next, notes: &notes) {
            take(piece)
        } else if !words.isInCapitals, scanner.hasPrefix("NEAR(", at: next) {
            take(LexedPiece(kind: .near, range: next..<next + 5, end: next + 5))
        } else {
            readWord()
        }
    }

    private mutating func readClosing() {
        var marks = QueryMarks()
        let end = scanner.readMarks(at: next + 1, &marks)
        take(LexedPiece(kind: .close, range: next..<next + 1, marks: marks, end: end))
        if marks.tilde != nil || marks.isPrefix { notes.add(.marksAfterGroup) }
    }

    private mutating func readWord() { take(words.word(at: next, followsField: followsField, notes: &notes)) }

    private mutating func take(_ piece: LexedPiece) {
        var marks = piece.marks
        switch piece.kind {
        case .word, .phrase, .spelled, .wildcard, .expression, .open, .near:
            marks.startsField = startsField
            startsField = false
        case .close, .and, .or, .not, .minus: startsField = false
        case .field: break
        }
        tokens.append(QueryToken(kind: piece.kind, range: scanner.bytes(piece.range), marks: marks))
        next = piece.end
    }

    /// Whether a field's colon is directly before what is next.
    private var followsField: Bool {
        guard case .field = tokens.last?.kind else { return false }
        return tokens.last?.range.upperBound == scanner.bytes(next..<next).lowerBound
    }

    /// Whether a blank, a parenthesis, a field's colon or a `^` precedes what comes next.
    private var startsLeaf: Bool { scanner.startsWord(next) || startsField || followsField }
}

/// What one of the lexers read from a typed query: a token by the places of its characters.
struct LexedPiece {
    var kind: QueryToken.Kind
    var range: Range<Int>
    var marks = QueryMarks()
    /// The place after it.
    var end: Int
}
