import ArticleModel

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
    /// Most characters between single quotes.
    private static let longestSpelling = 256

    private let scalars: [Unicode.Scalar]
    /// `offsets[i]` is the byte at which scalar i starts; one more entry for the end.
    private let offsets: [Int]
    private let vocabulary: QueryVocabulary
    /// Whether words in capitals are not operators.
    private let isInCapitals: Bool
    private var next = 0
    private var tokens: [QueryToken] = []
    private var notes = QueryNotes()
    /// Whether a `^` comes before what comes next.
    private var startsField = false

    package static func tokens(of text: String, vocabulary: QueryVocabulary) -> (tokens: [QueryToken], notes: QueryNotes) {
        var lexer = QueryLexer(text, vocabulary)
        lexer.run()
        return (lexer.tokens, lexer.notes)
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
        isInCapitals = QueryCapitals.areAll(of: scalars)
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
                next = readMarks(at: end, &marks)
                append(.close, end - 1..<end, marks)
                if marks.tilde != nil || marks.isPrefix { notes.add("~ and * have no meaning behind a parenthesis and are left out") }
            } else if let marks = Self.quotationMarks(with: scalar) {
                readPhrase(closedBy: marks)
            } else if scalar == "-", startsWord, startsItem(next + 1) {
                if isInCapitals {
                    noteCapitals()
                    readWord()
                } else {
                    append(.minus, next..<next + 1)
                    next += 1
                }
            } else if scalar == "^", !startsField, startsItem(next + 1), scalars[next + 1] != "^" {
                startsField = true
                next += 1
            } else if let (field, end) = fieldPrefix() {
                append(.field(field), next..<end)
                next = end
                if field.isLocator { readLocator() }
            } else if scalar == "/" ? readExpression() : scalar == "'" || scalar == "‘" ? readSpelling() : false {
                continue
            } else if hasPrefix("NEAR("), !isInCapitals {
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
        case .word, .phrase, .spelled, .wildcard, .expression, .open, .near:
            marks.startsField = startsField
            startsField = false
        case .close, .and, .or, .not, .minus: startsField = false
        case .field: break
        }
        tokens.append(QueryToken(kind: kind, range: offsets[range.lowerBound]..<offsets[range.upperBound], marks: marks))
    }

    /// Whether what is here has a blank or a parenthesis before it.
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

    private func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    private mutating func readPhrase(closedBy marks: [Unicode.Scalar]) {
        let start = next + 1
        // A failed search reads the rest of the text, but then no such mark is left to start another.
        let rest = scalars[start...]
        if let end = rest.firstIndex(where: { marks.contains($0) }) {
            var marks = QueryMarks()
            next = readMarks(at: end + 1, &marks)
            if next == end + 1, next < scalars.count, "~^*".unicodeScalars.contains(scalars[next]) {
                notes.add("what stands behind a phrase is text but for *, ~ with a number and ^ with a number")
            }
            appendPhrase(start..<end, marks)
        } else {
            let end = rest.firstIndex(where: { Self.isLineBreak($0) }) ?? scalars.count
            appendPhrase(start..<end, QueryMarks())
            next = end
        }
    }

    /// A star that ends the last word of a phrase is read as if it came after the quotation mark.
    private mutating func appendPhrase(_ range: Range<Int>, _ marks: QueryMarks) {
        let wildcards = range.filter { isInnerWildcard($0, within: range) }
        guard wildcards == [range.upperBound - 1], scalars[range].firstIndex(of: "*") == range.upperBound - 1 else {
            if !wildcards.isEmpty { notes.add("* and ? within quotation marks are text, but for a * at the end") }
            return append(.phrase, range, marks)
        }
        var marks = marks
        marks.isPrefix = true
        let shown = QueryNotes.shown(string(range.lowerBound..<min(range.upperBound - 1, range.lowerBound + 64)))
        notes.add("\"\(shown)*\" is read as \"\(shown)\"*")
        append(.phrase, range.lowerBound..<range.upperBound - 1, marks)
    }

    /// Whether there is a wildcard at `index` that may be meant as one: a `*` after a letter or digit, a `?` between two.
    private func isInnerWildcard(_ index: Int, within range: Range<Int>) -> Bool {
        guard scalars[index] == "*" || scalars[index] == "?", index > range.lowerBound, Self.isWordCharacter(scalars[index - 1]) else {
            return false
        }
        return scalars[index] == "*" || index + 1 < range.upperBound && Self.isWordCharacter(scalars[index + 1])
    }

    /// Reads `*`, `~` with a number and `^` with a number, in any order, after a phrase or a group, if nothing follows them.
    /// - Returns: the place after them; `start` if they are none.
    private func readMarks(at start: Int, _ marks: inout QueryMarks) -> Int {
        var read = QueryMarks()
        var index = start
        marks: while index < scalars.count {
            switch scalars[index] {
            case "*" where !read.isPrefix:
                read.isPrefix = true
                index += 1
            case "~" where read.tilde == nil:
                let (value, end) = digits(from: index + 1)
                read.tilde = end > index + 1 ? .number(value) : .bare
                index = end
            case "^" where read.boost == nil:
                guard let (weight, end) = boost(at: index) else { break marks }
                read.boost = weight
                index = end
            default: break marks
            }
        }
        guard isEnd(index) else { return start }
        marks = read
        return index
    }

    /// The number after the `^` at `start`, if that is what is there, and the place after it.
    private func boost(at start: Int) -> (weight: Double, end: Int)? {
        guard start < scalars.count, scalars[start] == "^" else { return nil }
        var end = start + 1
        while end < scalars.count, scalars[end] == "." || ("0"..."9").contains(scalars[end]) { end += 1 }
        return number(start + 1..<end).map { ($0, end) }
    }

    /// Reads `^` and a number, if nothing follows them.
    private func readBoost(at start: Int, _ marks: inout QueryMarks) -> Int {
        guard let (weight, end) = boost(at: start), isEnd(end) else { return start }
        marks.boost = weight
        return end
    }

    /// The number in `range`, if that is what it is; no weight is greater than a million.
    private func number(_ range: Range<Int>) -> Double? {
        guard range.count <= 32, let first = range.first, ("0"..."9").contains(scalars[first]) else { return nil }
        return Double(String(String.UnicodeScalarView(scalars[range]))).map { min($0, 1_000_000) }
    }

    /// The number that starts at `start`, a million at most, and the place after it.
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
        guard end > start, end < scalars.count, startsLeaf else { return false }
        var marks = QueryMarks()
        let behind = readBoost(at: end + 1, &marks)
        guard isEnd(behind) else { return false }
        guard scalars[start..<end].contains(where: { ".[]()|*+?{}\\^$".unicodeScalars.contains($0) }) else {
            let shown = QueryNotes.shown(string(start..<min(end, start + 64)))
            notes.add("/\(shown)/ is searched for as text; an expression matches whole words: /\(shown).*/ those that begin so")
            return false
        }
        append(.expression, start..<end, marks)
        next = behind
        return true
    }

    private mutating func readSpelling() -> Bool {
        let start = next + 1
        guard startsLeaf, start < scalars.count, Self.isWordCharacter(scalars[start]) else { return false }
        var end = start
        while end < min(scalars.count, start + Self.longestSpelling), !Self.isLineBreak(scalars[end]) {
            let isQuote = scalars[end] == "'" || scalars[end] == "’"
            if isQuote {
                if Self.isBlank(scalars[end - 1]) { return false }
                var marks = QueryMarks()
                let behind = readMarks(at: end + 1, &marks)
                if isEnd(behind) {
                    guard vocabulary.keepsSpelling else {
                        notes.add("single quotes ask for a spelling, which this index does not keep; double quotes enclose a phrase")
                        return false
                    }
                    append(.spelled, start..<end, marks)
                    next = behind
                    return true
                }
            }
            end += 1
        }
        return false
    }

    /// Reads an address, a file or an id, in which nothing is an operator: up to a blank, or to a parenthesis without a partner in it.
    private mutating func readLocator() {
        guard scalars[next] != "(", Self.quotationMarks(with: scalars[next]) == nil else { return }
        let start = next
        var depth = 0
        while next < scalars.count, !Self.isBlank(scalars[next]) {
            if scalars[next] == "(" { depth += 1 }
            if scalars[next] == ")" {
                if depth == 0 { break }
                depth -= 1
            }
            next += 1
        }
        append(.word, start..<next)
    }

    private mutating func readWord() {
        let start = next
        while next < scalars.count {
            let scalar = scalars[next]
            if Self.isBlank(scalar) || scalar == "(" || scalar == ")" { break }
            if next > start, !Self.isWordCharacter(scalars[next - 1]), Self.quotationMarks(with: scalar) != nil { break }
            next += 1
        }
        if let kind = operatorKind(start..<next) {
            if scalars[start] == "|", next == start + 1 { notes.add("| is read as OR") }
            return append(kind, start..<next)
        }
        noteOperators(start..<next)
        var marks = QueryMarks()
        var end = readMarks(of: start..<next, &marks)
        if end - 1 > start, scalars[end - 1] == "*", Self.isWordCharacter(scalars[end - 2]),
            !scalars[start..<end - 1].contains(where: { $0 == "*" || $0 == "?" })
        {
            marks.isPrefix = true
            return append(.word, start..<end - 1, marks)
        }
        var first = start
        while end - 1 > first, scalars[end - 1] == "?" { end -= 1 }
        let asked = scalars[start..<end].firstIndex { $0 != "?" } ?? end
        if end < next && scalars[end] == "?" || asked == end || !Self.isWordCharacter(scalars[asked]) {
            while first + 1 < end, scalars[first] == "?" { first += 1 }
        }
        if isWildcard(first..<end) { return append(.wildcard, first..<end, marks) }
        if scalars[first] != "*", (first..<end).contains(where: { scalars[$0] == "*" && isInnerWildcard($0, within: first..<end) }),
            !(first + 1..<max(first + 1, end)).contains(where: { scalars[$0] == "*" && scalars[$0 - 1] == "*" })
        {
            notes.add(
                "the * in \(QueryNotes.shown(string(first..<min(end, first + 64)))) is text: wildcards stand in words of letters and digits"
            )
        }
        append(.word, first..<end, marks)
    }

    /// Reads `^` and `~` with their numbers, in either order, at the end of a word.
    /// - Returns: the place where they start.
    private mutating func readMarks(of word: Range<Int>, _ marks: inout QueryMarks) -> Int {
        var end = word.upperBound
        while true {
            // A number's digits and its mark are all that is looked at.
            let mark = scalars[word.lowerBound..<end].lastIndex { $0 != "." && !("0"..."9").contains($0) } ?? word.lowerBound
            guard mark > word.lowerBound, mark < end else { return end }
            if scalars[mark] == "^", marks.boost == nil, let (weight, behind) = boost(at: mark), behind == end {
                marks.boost = weight
            } else if scalars[mark] == "~", marks.tilde == nil,
                Self.isWordCharacter(scalars[mark - 1]) || "*?".unicodeScalars.contains(scalars[mark - 1])
            {
                let (value, behind) = digits(from: mark + 1)
                if behind == end {
                    marks.tilde = end == mark + 1 ? .bare : .number(value)
                } else if number(mark + 1..<end) != nil {
                    // Lucene's similarity, from 0 to 1, before its version 4.
                    marks.tilde = .bare
                    notes.add(
                        "~\(QueryNotes.shown(string(mark + 1..<end))) is read as ~: a number behind it says how many edits are allowed, 0, 1 or 2"
                    )
                } else {
                    return end
                }
            } else {
                return end
            }
            end = mark
        }
    }

    /// For a word with another system's operators, says how they are written here.
    private mutating func noteOperators(_ range: Range<Int>) {
        let word = scalars[range]
        if word.starts(with: "NEAR".unicodeScalars) {
            if word.count == 4 {
                let following = scalars[range.upperBound...].first { !Self.isBlank($0) }
                if isInCapitals, range.upperBound < scalars.count, scalars[range.upperBound] == "(" {
                    noteCapitals()
                } else if following == "(" {
                    notes.add("NEAR is a word unless the parenthesis follows directly")
                }
            } else if word.count > 5, scalars[range.lowerBound + 4] == "/", word.dropFirst(5).allSatisfy({ ("0"..."9").contains($0) }) {
                notes.add("\(QueryNotes.shown(string(range))) is searched for as text; write NEAR(one other, 5)")
            }
        }
        if word.first == "!", word.count > 1, Self.isWordCharacter(scalars[range.lowerBound + 1]) {
            notes.add("! is text; a dash directly before a word leaves it out")
        }
        guard let bar = word.firstIndex(where: { $0 == "|" || $0 == "&" }), bar > range.lowerBound, Self.isWordCharacter(scalars[bar - 1])
        else { return }
        let isTwice = bar + 1 < range.upperBound && scalars[bar + 1] == scalars[bar]
        let behind = bar + (isTwice ? 2 : 1)
        if isTwice || scalars[bar] == "|", behind < range.upperBound, Self.isWordCharacter(scalars[behind]) {
            notes.add("\(scalars[bar])\(isTwice ? String(scalars[bar]) : "") within a word is text; write AND or OR with blanks around")
        }
    }

    /// Whether there are only letters or digits, `*` or `?`.
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

    private mutating func operatorKind(_ range: Range<Int>) -> QueryToken.Kind? {
        guard range.count <= 3 else { return nil }
        // `title:OR` asks for the word.
        if case .field = tokens.last?.kind, tokens.last?.range.upperBound == offsets[range.lowerBound] { return nil }
        let word = string(range)
        guard let kind = Self.operators[word] else { return nil }
        guard isInCapitals, scalars[range.lowerBound].properties.isAlphabetic else { return kind }
        noteCapitals()
        return nil
    }

    private mutating func noteCapitals() {
        notes.add(
            "the query is in capitals throughout, so AND, OR, NOT, NEAR and dashes are text in it; beside words in small letters they are operators"
        )
    }

    private static let operators: [String: QueryToken.Kind] = ["AND": .and, "&&": .and, "OR": .or, "||": .or, "|": .or, "NOT": .not]

    /// The field whose name and colon are here with something to search after them, and the place where that begins; names are read in any
    /// case.
    private mutating func fieldPrefix() -> (QueryField, Int)? {
        guard Self.isWordCharacter(scalars[next]) || scalars[next] == "_" else { return nil }
        var colon = next
        while colon < scalars.count, colon - next <= QueryVocabulary.longestName, scalars[colon] != ":", !Self.isBlank(scalars[colon]) {
            colon += 1
        }
        guard colon + 1 < scalars.count, scalars[colon] == ":" else { return nil }
        var start = colon + 1
        while start < scalars.count, Self.isBlank(scalars[start]), !Self.isLineBreak(scalars[start]) { start += 1 }
        let isApart = start > colon + 1
        guard start < scalars.count, !Self.isBlank(scalars[start]), scalars[start] != ")" else { return nil }
        let name = string(next..<colon)
        guard let field = vocabulary.field(name) else {
            if !isApart { noteUnknownField(name, before: start) }
            return nil
        }
        if isApart {
            guard !field.isLocator, startsItem(start) else { return nil }
            var end = start
            while !isEnd(end), end - start <= 3 { end += 1 }
            if end - start <= 3, Self.operators[string(start..<end)] != nil { return nil }
        }
        if field == .date, scalars[start] != "(", Self.quotationMarks(with: scalars[start]) == nil {
            var end = start
            while !isEnd(end), end - start <= 64 { end += 1 }
            let text = string(start..<end)
            // `Date: Monday` is text as it appears above an event.
            if isApart, !text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return nil }
            if AskedTime(text) == nil {
                if !isApart {
                    let advice =
                        longerDate(from: start, end).map { "In quotation marks, date:\"\($0)\" names one" } ?? QueryLeafReader.dateForms
                    notes.add("date:\(QueryNotes.shown(text)) is searched for as text: it names no date. \(advice)")
                }
                return nil
            }
        }
        if isApart { notes.add("the blank behind \(QueryNotes.shown(name)): is passed over: what follows is looked for in that field") }
        return (field, start)
    }

    /// The date that goes from `start` to past `end` if the words that follow belong to it, as in `Dec 2009`.
    private func longerDate(from start: Int, _ end: Int) -> String? {
        var end = end
        for _ in 0..<3 {
            guard end < scalars.count, scalars[end] == " " else { return nil }
            end += 1
            while end < scalars.count, !Self.isBlank(scalars[end]), end - start <= 64 { end += 1 }
            let text = string(start..<end)
            if AskedTime(text) != nil { return text }
        }
        return nil
    }

    /// Says that an index has no field called `name`, if what comes at `start` after its colon looks as if one were meant.
    private mutating func noteUnknownField(_ name: String, before start: Int) {
        guard startsWord, name.count > 1, name.unicodeScalars.allSatisfy({ $0 == "_" || $0.properties.isAlphabetic }),
            Self.isWordCharacter(scalars[start]) || Self.quotationMarks(with: scalars[start]) != nil
        else { return }
        notes.add("the articles have no field \(QueryNotes.shown(name)); \(QueryNotes.shown(name)): is searched for as text")
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
