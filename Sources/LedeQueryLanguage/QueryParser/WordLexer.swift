/// Reads words: text up to a blank or a parenthesis, including operators and wildcards.
struct WordLexer {
    static let operators: [String: QueryToken.Kind] = ["AND": .and, "&&": .and, "OR": .or, "||": .or, "|": .or, "NOT": .not]

    let scanner: ScalarScanner
    /// Whether words in capitals are not operators.
    let isInCapitals: Bool

    /// The word that starts at `start`.
    /// - Parameter followsField: whether a field's colon is directly before it, so that `title:OR` asks for the word.
    func word(at start: Int, followsField: Bool, notes: inout QueryNotes) -> LexedPiece {
        var next = start
        while next < scanner.count {
            if scanner.isEnd(next) { break }
            if next > start, !scanner.isOfWord(next - 1), scanner.opensQuotation(next) { break }
            next += 1
        }
        if !followsField, let kind = operatorKind(start..<next, notes: &notes) {
            if scanner[start] == "|", next == start + 1 { notes.add(.barAsOr) }
            return LexedPiece(kind: kind, range: start..<next, end: next)
        }
        noteOperators(start..<next, notes: &notes)
        var marks = QueryMarks()
        var end = scanner.readMarks(of: start..<next, &marks, notes: &notes)
        if end - 1 > start, scanner[end - 1] == "*", scanner.isOfWord(end - 2),
            !scanner[start..<end - 1].contains(where: { $0 == "*" || $0 == "?" })
        {
            marks.isPrefix = true
            return LexedPiece(kind: .word, range: start..<end - 1, marks: marks, end: next)
        }
        var first = start
        while end - 1 > first, scanner[end - 1] == "?" { end -= 1 }
        let asked = scanner[start..<end].firstIndex { $0 != "?" } ?? end
        if end < next && scanner[end] == "?" || asked == end || !scanner.isOfWord(asked) {
            while first + 1 < end, scanner[first] == "?" { first += 1 }
        }
        if isWildcard(first..<end) { return LexedPiece(kind: .wildcard, range: first..<end, marks: marks, end: next) }
        if scanner[first] != "*",
            (first..<end).contains(where: { scanner[$0] == "*" && scanner.isInnerWildcard($0, within: first..<end) }),
            !(first + 1..<max(first + 1, end)).contains(where: { scanner[$0] == "*" && scanner[$0 - 1] == "*" })
        {
            notes.add(.starInWord(scanner.string(first..<min(end, first + 64))))
        }
        return LexedPiece(kind: .word, range: first..<end, marks: marks, end: next)
    }

    private func operatorKind(_ range: Range<Int>, notes: inout QueryNotes) -> QueryToken.Kind? {
        guard range.count <= 3, let kind = Self.operators[scanner.string(range)] else { return nil }
        guard isInCapitals, scanner[range.lowerBound].properties.isAlphabetic else { return kind }
        notes.add(.allCapitals)
        return nil
    }

    /// For a word with another system's operators, says how they are written here.
    private func noteOperators(_ range: Range<Int>, notes: inout QueryNotes) {
        let word = scanner[range]
        if word.starts(with: "NEAR".unicodeScalars) {
            if word.count == 4 {
                let following = scanner.scalars[range.upperBound...].first { !QueryCharacter.isBlank($0) }
                if isInCapitals, range.upperBound < scanner.count, scanner[range.upperBound] == "(" {
                    notes.add(.allCapitals)
                } else if following == "(" {
                    notes.add(.nearApart)
                }
            } else if word.count > 5, scanner[range.lowerBound + 4] == "/", word.dropFirst(5).allSatisfy(QueryCharacter.isDigit) {
                notes.add(.nearWithSlash(scanner.string(range)))
            }
        }
        if word.first == "!", word.count > 1, scanner.isOfWord(range.lowerBound + 1) { notes.add(.exclamationMark) }
        guard let bar = word.firstIndex(where: { $0 == "|" || $0 == "&" }), bar > range.lowerBound, scanner.isOfWord(bar - 1)
        else { return }
        let isTwice = bar + 1 < range.upperBound && scanner[bar + 1] == scanner[bar]
        let behind = bar + (isTwice ? 2 : 1)
        if isTwice || scanner[bar] == "|", behind < range.upperBound, scanner.isOfWord(behind) {
            notes.add(.operatorInWord(scanner.string(bar..<behind)))
        }
    }

    /// Whether there are only letters or digits, `*` or `?`.
    private func isWildcard(_ range: Range<Int>) -> Bool {
        var (hasWildcard, hasCharacter) = (false, false)
        for place in range {
            if scanner[place] == "*" || scanner[place] == "?" {
                if scanner[place] == "*", place > range.lowerBound, scanner[place - 1] == "*" { return false }
                hasWildcard = true
            } else if scanner.isOfWord(place) {
                hasCharacter = true
            } else {
                return false
            }
        }
        return hasWildcard && hasCharacter
    }

    /// The end of the address, the file or the id at `start`, in which nothing is an operator: up to a blank, or to a parenthesis without
    /// a partner in it.
    func endOfLocator(at start: Int) -> Int {
        var end = start
        var depth = 0
        while end < scanner.count, !scanner.isBlank(end) {
            if scanner[end] == "(" { depth += 1 }
            if scanner[end] == ")" {
                if depth == 0 { break }
                depth -= 1
            }
            end += 1
        }
        return end
    }
}
