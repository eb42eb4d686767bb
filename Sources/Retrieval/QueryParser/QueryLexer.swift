import ArticleModel

/// Cuts a typed query into tokens. Every text has tokens: what has no meaning of its own is part of a word.
///
/// - A quotation mark opens a phrase unless it follows a letter or digit (`5" disk`); without a partner, the phrase ends with the line.
/// - `AND`, `OR`, `NOT` are operators where they stand alone and in upper case; `NEAR` where a parenthesis follows directly.
/// - A dash leaves out what follows directly, where it starts a word (`-fire`, not `multi-agent`, `- fire` or `->`).
/// - A field's name with a colon counts where it starts a word and something follows directly; any other colon is text. `date:` counts before a date alone.
/// - `*` and `?` are wildcards in a word of letters, digits and wildcards (`te?t`, `*ism`); a `?` at its start or end is punctuation, and so is `**`.
/// - Slashes enclose an expression where no blank and no slash is within, something is in it that only an expression has, and nothing follows
///   (`/colou?r/`, not `/usr/bin/` or `/boat-tail/`).
/// - Single quotes enclose a spelling, if the index keeps it, where no blank follows the first nor stands before the second (`'Turkey'`, not `rock 'n' roll`).
///
/// - Complexity: linear in the text.
struct QueryLexer {
    /// Most characters between single quotes.
    private static let longestSpelling = 256

    private let scalars: [Unicode.Scalar]
    /// `offsets[i]` is the byte at which scalar i starts; one more entry for the end.
    private let offsets: [Int]
    private let vocabulary: QueryVocabulary
    private var next = 0
    private var tokens: [QueryToken] = []
    /// Whether a `^` stands before what comes next.
    private var startsField = false

    static func tokens(of text: String, vocabulary: QueryVocabulary) -> [QueryToken] {
        var lexer = QueryLexer(text, vocabulary)
        lexer.run()
        return lexer.tokens
    }

    private init(_ text: String, _ vocabulary: QueryVocabulary) {
        scalars = Array(text.unicodeScalars)
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        self.offsets = offsets
        self.vocabulary = vocabulary
    }

    private mutating func run() {
        while next < scalars.count {
            let scalar = scalars[next]
            if Self.isBlank(scalar) {
                next += 1
                startsField = false
            } else if scalar == "(" {
                append(.open, next..<next + 1)
                next += 1
            } else if scalar == ")" {
                let end = next + 1
                var marks = QueryMarks()
                next = readBoost(at: end, &marks)
                append(.close, end - 1..<end, marks)
            } else if let marks = Self.quotationMarks(with: scalar) {
                readPhrase(closedBy: marks)
            } else if scalar == "-", startsWord, startsItem(next + 1) {
                append(.minus, next..<next + 1)
                next += 1
            } else if scalar == "^", !startsField, next + 1 < scalars.count,
                Self.isWordCharacter(scalars[next + 1]) || Self.quotationMarks(with: scalars[next + 1]) != nil
            {
                startsField = true
                next += 1
            } else if let (field, end) = fieldPrefix() {
                append(.field(field), next..<end)
                next = end
            } else if scalar == "/" ? readExpression() : scalar == "'" || scalar == "‘" ? readSpelling() : false {
                continue
            } else if hasPrefix("NEAR(") {
                append(.near, next..<next + 5)
                next += 5
            } else {
                readWord()
            }
        }
    }

    private mutating func append(_ kind: QueryToken.Kind, _ range: Range<Int>, _ marks: QueryMarks = QueryMarks()) {
        var marks = marks
        switch kind {
        case .word, .phrase, .spelled, .wildcard, .expression:
            marks.startsField = startsField
            startsField = false
        case .open, .near, .close, .and, .or, .not, .minus: startsField = false
        case .field: break
        }
        tokens.append(QueryToken(kind: kind, range: offsets[range.lowerBound]..<offsets[range.upperBound], marks: marks))
    }

    /// Whether what stands here has a blank or a parenthesis before it.
    private var startsWord: Bool { next == 0 || Self.isBlank(scalars[next - 1]) || scalars[next - 1] == "(" }

    /// The same, or a field's colon or a `^`.
    private var startsLeaf: Bool {
        if startsWord || startsField { return true }
        guard case .field = tokens.last?.kind else { return false }
        return tokens.last?.range.upperBound == offsets[next]
    }

    /// Whether something to search for can start at `index`.
    private func startsItem(_ index: Int) -> Bool {
        guard index < scalars.count else { return false }
        let scalar = scalars[index]
        return Self.isWordCharacter(scalar) || Self.quotationMarks(with: scalar) != nil || "(*?/'‘^".unicodeScalars.contains(scalar)
    }

    private func hasPrefix(_ text: String) -> Bool { scalars[next...].starts(with: text.unicodeScalars) }

    /// Whether a word ends before `index`.
    private func isEnd(_ index: Int) -> Bool {
        index >= scalars.count || Self.isBlank(scalars[index]) || scalars[index] == "(" || scalars[index] == ")"
    }

    private mutating func readPhrase(closedBy marks: [Unicode.Scalar]) {
        let start = next + 1
        // A search that fails reads the rest of the text, but then no such mark is left to start another one.
        let rest = scalars[start...]
        if let end = rest.firstIndex(where: { marks.contains($0) }) {
            var marks = QueryMarks()
            next = readMarks(at: end + 1, &marks)
            append(.phrase, start..<end, marks)
        } else {
            let end = rest.firstIndex(where: { Self.isLineBreak($0) }) ?? scalars.count
            append(.phrase, start..<end)
            next = end
        }
    }

    /// Reads `*`, `~` with a number and `^` with a number behind a phrase, if nothing follows them.
    /// - Returns: the place behind them; `start` if they are none.
    private func readMarks(at start: Int, _ marks: inout QueryMarks) -> Int {
        var read = QueryMarks()
        var index = start
        if index < scalars.count, scalars[index] == "*" {
            read.isPrefix = true
            index += 1
        }
        if index < scalars.count, scalars[index] == "~" {
            let (value, end) = digits(from: index + 1)
            if end > index + 1 {
                read.tilde = .number(value)
                index = end
            }
        }
        let end = readBoost(at: index, &read)
        guard isEnd(end) else { return start }
        marks = read
        return end
    }

    /// Reads `^` and a number, if nothing follows them.
    private func readBoost(at start: Int, _ marks: inout QueryMarks) -> Int {
        guard start < scalars.count, scalars[start] == "^" else { return start }
        var end = start + 1
        while end < scalars.count, scalars[end] == "." || ("0"..."9").contains(scalars[end]) { end += 1 }
        guard isEnd(end), let boost = number(start + 1..<end) else { return start }
        marks.boost = boost
        return end
    }

    /// The number in `range`, if that is what it is; no weight is greater than a million.
    private func number(_ range: Range<Int>) -> Double? {
        guard range.count <= 32, let first = range.first, ("0"..."9").contains(scalars[first]) else { return nil }
        return Double(String(String.UnicodeScalarView(scalars[range]))).map { min($0, 1_000_000) }
    }

    /// The number that starts at `start`, a million at most, and the place behind it.
    private func digits(from start: Int) -> (value: Int, end: Int) {
        var (value, end) = (0, start)
        while end < scalars.count, ("0"..."9").contains(scalars[end]) {
            value = min(value * 10 + Int(scalars[end].value - 48), 1_000_000)
            end += 1
        }
        return (value, end)
    }

    private mutating func readExpression() -> Bool {
        let start = next + 1
        var end = start
        while end < scalars.count, scalars[end] != "/" {
            if Self.isBlank(scalars[end]) { return false }
            end += scalars[end] == "\\" ? 2 : 1
        }
        var marks = QueryMarks()
        guard end > start, end < scalars.count, startsLeaf, scalars[start..<end].contains(where: { ".[]()|*+?{}\\".unicodeScalars.contains($0) }) else {
            return false
        }
        let behind = readBoost(at: end + 1, &marks)
        guard isEnd(behind) else { return false }
        append(.expression, start..<end, marks)
        next = behind
        return true
    }

    private mutating func readSpelling() -> Bool {
        guard vocabulary.keepsSpelling, startsLeaf else { return false }
        let start = next + 1
        guard start < scalars.count, Self.isWordCharacter(scalars[start]) else { return false }
        var end = start
        while end < min(scalars.count, start + Self.longestSpelling), !Self.isLineBreak(scalars[end]) {
            let isQuote = scalars[end] == "'" || scalars[end] == "’"
            if isQuote {
                if Self.isBlank(scalars[end - 1]) { return false }
                var marks = QueryMarks()
                let behind = readMarks(at: end + 1, &marks)
                if isEnd(behind) {
                    append(.spelled, start..<end, marks)
                    next = behind
                    return true
                }
            }
            end += 1
        }
        return false
    }

    private mutating func readWord() {
        let start = next
        while next < scalars.count {
            let scalar = scalars[next]
            if Self.isBlank(scalar) || scalar == "(" || scalar == ")" { break }
            if next > start, !Self.isWordCharacter(scalars[next - 1]), Self.quotationMarks(with: scalar) != nil { break }
            next += 1
        }
        if let kind = operatorKind(start..<next) { return append(kind, start..<next) }
        var marks = QueryMarks()
        var end = next
        if let caret = scalars[start..<end].lastIndex(of: "^"), caret > start, readBoost(at: caret, &marks) == end { end = caret }
        if let tilde = scalars[start..<end].lastIndex(of: "~"), tilde > start, Self.isWordCharacter(scalars[tilde - 1]) {
            let (value, behind) = digits(from: tilde + 1)
            if behind == end {
                marks.tilde = end == tilde + 1 ? .bare : .number(value)
                end = tilde
            }
        }
        if end - 1 > start, scalars[end - 1] == "*", Self.isWordCharacter(scalars[end - 2]),
            !scalars[start..<end - 1].contains(where: { $0 == "*" || $0 == "?" })
        {
            marks.isPrefix = true
            return append(.word, start..<end - 1, marks)
        }
        var first = start
        while end - 1 > first, scalars[end - 1] == "?" { end -= 1 }
        while first + 1 < end, scalars[first] == "?" { first += 1 }
        append(isWildcard(first..<end) ? .wildcard : .word, first..<end, marks)
    }

    /// Whether there are letters or digits, `*` or `?`, and nothing else.
    private func isWildcard(_ range: Range<Int>) -> Bool {
        var (hasWildcard, hasCharacter) = (false, false)
        for index in range {
            if scalars[index] == "*" || scalars[index] == "?" {
                if scalars[index] == "*", index > range.lowerBound, scalars[index - 1] == "*" { return false }
                hasWildcard = true
            } else if Self.isWordCharacter(scalars[index]) {
                hasCharacter = true
            } else {
                return false
            }
        }
        return hasWildcard && hasCharacter
    }

    private func operatorKind(_ range: Range<Int>) -> QueryToken.Kind? {
        guard range.count == 2 || range.count == 3 else { return nil }
        // `title:OR` asks for the word.
        if case .field = tokens.last?.kind, tokens.last?.range.upperBound == offsets[range.lowerBound] { return nil }
        return switch String(String.UnicodeScalarView(scalars[range])) {
        case "AND": .and
        case "OR": .or
        case "NOT": .not
        default: nil
        }
    }

    /// The field whose name and colon stand here with something to search right behind, and the place behind the colon; names are read in any case.
    private func fieldPrefix() -> (QueryField, Int)? {
        guard Self.isWordCharacter(scalars[next]) || scalars[next] == "_" else { return nil }
        var colon = next
        while colon < scalars.count, colon - next <= QueryVocabulary.longestName, scalars[colon] != ":", !Self.isBlank(scalars[colon]) { colon += 1 }
        guard colon + 1 < scalars.count, scalars[colon] == ":" else { return nil }
        let following = scalars[colon + 1]
        if Self.isBlank(following) || following == ")" { return nil }
        guard let field = vocabulary.field(String(String.UnicodeScalarView(scalars[next..<colon]))) else { return nil }
        if field == .date, following != "(", Self.quotationMarks(with: following) == nil {
            var end = colon + 1
            while !isEnd(end), end - colon <= 64 { end += 1 }
            if AttributeFilter(dateText: String(String.UnicodeScalarView(scalars[colon + 1..<end]))) == nil { return nil }
        }
        return (field, colon + 1)
    }

    /// The marks that close what `scalar` opens: any mark of its kind, as languages pair them in every way („…“, “…”, »…«).
    private static func quotationMarks(with scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch scalar {
        case "\"", "“", "”", "„", "‟", "＂": ["\"", "“", "”", "„", "‟", "＂"]
        case "«", "»": ["«", "»"]
        default: nil
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{85}"
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & ~0x20)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
