extension String {
    /// The text as passages, matches and concordances show it: on one line, each run of white space as one blank.
    var onOneLine: String {
        var line = ""
        for character in self { line.appendOnOneLine(character) }
        return line
    }

    /// Appends a character; for white space one blank, unless the text already ends in one.
    mutating func appendOnOneLine(_ character: Character) {
        if !character.isWhitespace {
            append(character)
        } else if last != " " {
            append(" ")
        }
    }
}
