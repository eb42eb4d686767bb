/// Reads what is enclosed: phrases, spellings and expressions.
struct PhraseLexer {
    /// Most characters between single quotes.
    private static let longestSpelling = 256

    let scanner: ScalarScanner
    /// Whether single quotes ask for a spelling.
    let keepsSpelling: Bool

    /// The phrase whose first quotation mark is at `place`.
    func phrase(at place: Int, closedBy quotes: [Unicode.Scalar], notes: inout QueryNotes) -> LexedPiece {
        let start = place + 1
        // A failed search reads the rest of the text, but then no such mark is left to start another.
        let rest = scanner.scalars[start...]
        guard let end = rest.firstIndex(where: { quotes.contains($0) }) else {
            let end = rest.firstIndex(where: { QueryCharacter.isLineBreak($0) }) ?? scanner.count
            return phrase(start..<end, QueryMarks(), end: end, notes: &notes)
        }
        var marks = QueryMarks()
        let next = scanner.readMarks(at: end + 1, &marks)
        if next == end + 1, next < scanner.count, "~^*".unicodeScalars.contains(scanner[next]) { notes.add(.textAfterPhrase) }
        return phrase(start..<end, marks, end: next, notes: &notes)
    }

    /// A star that ends the last word of a phrase is read as if it came after the quotation mark.
    private func phrase(_ range: Range<Int>, _ marks: QueryMarks, end: Int, notes: inout QueryNotes) -> LexedPiece {
        let wildcards = range.filter { scanner.isInnerWildcard($0, within: range) }
        guard wildcards == [range.upperBound - 1], scanner[range].firstIndex(of: "*") == range.upperBound - 1 else {
            if !wildcards.isEmpty { notes.add(.wildcardsInPhrase) }
            return LexedPiece(kind: .phrase, range: range, marks: marks, end: end)
        }
        var marks = marks
        marks.isPrefix = true
        notes.add(.starInPhrase(scanner.string(range.lowerBound..<min(range.upperBound - 1, range.lowerBound + 64))))
        return LexedPiece(kind: .phrase, range: range.lowerBound..<range.upperBound - 1, marks: marks, end: end)
    }

    /// The expression whose first slash is at `place`; nil if it is text.
    func expression(at place: Int, notes: inout QueryNotes) -> LexedPiece? {
        let start = place + 1
        var end = start
        while end < scanner.count, scanner[end] != "/" {
            if scanner.isBlank(end) { return nil }
            end += scanner[end] == "\\" ? 2 : 1
        }
        guard end > start, end < scanner.count else { return nil }
        var marks = QueryMarks()
        let behind = scanner.readBoost(at: end + 1, &marks)
        guard scanner.isEnd(behind) else { return nil }
        guard scanner[start..<end].contains(where: { ".[]()|*+?{}\\^$".unicodeScalars.contains($0) }) else {
            notes.add(.plainExpression(scanner.string(start..<min(end, start + 64))))
            return nil
        }
        return LexedPiece(kind: .expression, range: start..<end, marks: marks, end: behind)
    }

    /// The spelling whose first quote is at `place`; nil if it is text.
    func spelling(at place: Int, notes: inout QueryNotes) -> LexedPiece? {
        let start = place + 1
        guard start < scanner.count, scanner.isOfWord(start) else { return nil }
        var end = start
        while end < min(scanner.count, start + Self.longestSpelling), !QueryCharacter.isLineBreak(scanner[end]) {
            if scanner[end] == "'" || scanner[end] == "’" {
                if scanner.isBlank(end - 1) { return nil }
                var marks = QueryMarks()
                let behind = scanner.readMarks(at: end + 1, &marks)
                if scanner.isEnd(behind) {
                    guard keepsSpelling else {
                        notes.add(.noSpellings)
                        return nil
                    }
                    return LexedPiece(kind: .spelled, range: start..<end, marks: marks, end: behind)
                }
            }
            end += 1
        }
        return nil
    }
}
