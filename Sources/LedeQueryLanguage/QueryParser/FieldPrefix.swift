/// A field's name with its colon and something to search after it.
struct FieldPrefix {
    let field: QueryField
    /// The place where what is searched for begins.
    let end: Int

    /// The one at `place`; names are read in any case. Nil if there is none.
    init?(_ scanner: ScalarScanner, at place: Int, vocabulary: QueryVocabulary, notes: inout QueryNotes) {
        guard scanner.isOfWord(place) || scanner[place] == "_" else { return nil }
        var colon = place
        while colon < scanner.count, colon - place <= QueryVocabulary.longestName, scanner[colon] != ":", !scanner.isBlank(colon) {
            colon += 1
        }
        guard colon + 1 < scanner.count, scanner[colon] == ":" else { return nil }
        var start = colon + 1
        while start < scanner.count, scanner.isBlank(start), !QueryCharacter.isLineBreak(scanner[start]) { start += 1 }
        let isApart = start > colon + 1
        guard start < scanner.count, !scanner.isBlank(start), scanner[start] != ")" else { return nil }
        let name = scanner.string(place..<colon)
        guard let field = vocabulary.field(name) else {
            if !isApart, Self.isMeant(name, at: place, before: start, scanner) { notes.add(.unknownField(name)) }
            return nil
        }
        if isApart {
            guard !field.isLocator, scanner.startsItem(start) else { return nil }
            var end = start
            while !scanner.isEnd(end), end - start <= 3 { end += 1 }
            if end - start <= 3, WordLexer.operators[scanner.string(start..<end)] != nil { return nil }
        }
        if field == .date, scanner[start] != "(", !scanner.opensQuotation(start),
            !Self.isDate(scanner, at: start, isApart: isApart, notes: &notes)
        {
            return nil
        }
        if isApart { notes.add(.blankAfterField(name)) }
        self.field = field
        end = start
    }

    /// Whether a date begins at `start`.
    /// - Parameter isApart: whether a blank precedes it: `Date: Monday` is text as it appears above an event.
    private static func isDate(_ scanner: ScalarScanner, at start: Int, isApart: Bool, notes: inout QueryNotes) -> Bool {
        var end = start
        while !scanner.isEnd(end), end - start <= 64 { end += 1 }
        let text = scanner.string(start..<end)
        if isApart, !text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return false }
        if AskedTime(text) != nil { return true }
        if !isApart { notes.add(.noDate(text, longer: longerDate(scanner, from: start, end))) }
        return false
    }

    /// The date that goes from `start` to past `end` if the words that follow belong to it, as in `Dec 2009`.
    private static func longerDate(_ scanner: ScalarScanner, from start: Int, _ end: Int) -> String? {
        var end = end
        for _ in 0..<3 {
            guard end < scanner.count, scanner[end] == " " else { return nil }
            end += 1
            while end < scanner.count, !scanner.isBlank(end), end - start <= 64 { end += 1 }
            let text = scanner.string(start..<end)
            if AskedTime(text) != nil { return text }
        }
        return nil
    }

    /// Whether `name`, which no field has, looks meant as one, given what is at `start` after its colon.
    private static func isMeant(_ name: String, at place: Int, before start: Int, _ scanner: ScalarScanner) -> Bool {
        scanner.startsWord(place) && name.count > 1 && name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic }
            && (scanner.isOfWord(start) || scanner.opensQuotation(start))
    }
}
