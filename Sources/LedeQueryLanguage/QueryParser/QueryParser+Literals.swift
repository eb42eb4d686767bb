import LedeArticleModel
import LedeTextAnalysis

/// Queries of words that a program gives: no character and no word in them is an operator. What the plain syntax would make of the same
/// words if it took them so.
extension QueryParser {
    /// The words of `text`, side by side: what `parse` makes of it where nothing in it has a meaning of its own.
    ///
    /// - Complexity: linear in the text, any text.
    package func parse(literal text: String) -> ParsedQuery {
        parsed(text, Self.literalTokens(of: text), QueryNotes(), isLiteral: true, unfinished: nil)
    }

    /// `text` as one phrase: what `parse` makes of it in quotation marks.
    package func phrase(_ text: String) -> ParsedQuery { leaf(text, .phrase, QueryMarks()) }

    /// The text's last word as the beginning of words, those before it as a phrase with them: what `parse` makes of `ferr*` and
    /// `"thick fo"*`.
    package func prefix(_ text: String) -> ParsedQuery {
        var marks = QueryMarks()
        marks.isPrefix = true
        let text = Self.trimmed(text)
        return leaf(text, Self.hasBlanks(text) ? .phrase : .word, marks)
    }

    /// Words a few edits from `word`: what `parse` makes of `word~` and `word~1`.
    /// - Parameter edits: nil for a number that goes by the word's length.
    package func fuzzy(_ word: String, edits: Int?) -> ParsedQuery {
        var marks = QueryMarks()
        marks.tilde = edits.map { .number(max(0, $0)) } ?? .bare
        return leaf(Self.trimmed(word), .word, marks)
    }

    /// Words side by side in which `*` stands for any run of characters and `?` for one.
    package func wildcards(_ text: String) -> ParsedQuery {
        let scanner = ScalarScanner(text)
        var pieces: [Range<Int>] = []
        var start = 0
        for place in 0...scanner.count {
            if place < scanner.count, scanner.isOfWord(place) || scanner[place] == "*" || scanner[place] == "?" { continue }
            if start < place { pieces.append(scanner.bytes(start..<place)) }
            start = place + 1
        }
        var reader = reader(text)
        let query = reader.wildcards(pieces)
        return finished(query.map { .matching($0) } ?? .nothing, reader.notes)
    }

    /// Words and phrases at most `distance` other words apart: what `parse` makes of `NEAR(thick "dense fog", 5)`.
    package func near(_ texts: [String], within distance: Int) -> ParsedQuery {
        var notes = QueryNotes()
        if texts.count > Self.mostNearLeaves { notes.add(.nearTooLong) }
        if distance > Self.greatestDistance { notes.add(.nearTooFar) }
        var parts: [QueryLeaf] = []
        for text in texts.prefix(Self.mostNearLeaves) {
            let text = Self.trimmed(text)
            var reader = reader(text)
            let token = QueryToken(kind: Self.hasBlanks(text) ? .phrase : .word, range: 0..<text.utf8.count)
            if case .matching(let query) = reader.leaf(token, field: nil, isWhole: true), let leaf = query.leaf { parts.append(leaf) }
            notes.add(reader.notes)
        }
        let query: Query =
            parts.count > 1 ? .near(parts, within: min(max(0, distance), Self.greatestDistance)) : .joinedAll(parts.map { Query($0) })
        return finished(parts.isEmpty ? .nothing : .matching(query), notes)
    }

    private func leaf(_ text: String, _ kind: QueryToken.Kind, _ marks: QueryMarks) -> ParsedQuery {
        var reader = reader(text)
        let part = reader.leaf(QueryToken(kind: kind, range: 0..<text.utf8.count, marks: marks), field: nil)
        return finished(part, reader.notes)
    }

    private func reader(_ text: String) -> QueryLeafReader {
        QueryLeafReader(text: text, adjacency: adjacency, analyzer: analyzer.queryAnalyzer(for: text), forms: forms, isLiteral: true)
    }

    /// What is between blanks, a word each; a star alone is not one, as it means every article.
    static func literalTokens(of text: String) -> [QueryToken] {
        let scanner = ScalarScanner(text)
        var tokens: [QueryToken] = []
        var start = 0
        for place in 0...scanner.count where place == scanner.count || scanner.isBlank(place) {
            if start < place, !(place == start + 1 && scanner[start] == "*") {
                tokens.append(QueryToken(kind: .word, range: scanner.bytes(start..<place)))
            }
            start = place + 1
        }
        return tokens
    }

    private static func hasBlanks(_ text: String) -> Bool { text.unicodeScalars.contains(where: QueryCharacter.isBlank) }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !QueryCharacter.isBlank($0) }),
            let last = scalars.lastIndex(where: { !QueryCharacter.isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
