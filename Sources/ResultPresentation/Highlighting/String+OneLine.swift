extension String {
    /// The text as passages, matches and concordances show it: on one line, each run of white space as one blank.
    var onOneLine: String {
        var line = ""
        for character in self { line.appendOnOneLine(character) }
        return line
    }

    /// Appends a character, or of white space one blank if none ends the text yet.
    mutating func appendOnOneLine(_ character: Character) {
        if !character.isWhitespace {
            append(character)
        } else if last != " " {
            append(" ")
        }
    }
}
