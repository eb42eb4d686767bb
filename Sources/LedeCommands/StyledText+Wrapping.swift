extension StyledText {
    /// The text in lines of at most `columns`, broken at blanks; a word that is too long for a line is broken where the line ends.
    func wrapped(to columns: Int) -> [StyledText] {
        let columns = max(2, columns)
        var lines: [StyledText] = []
        var line = StyledText()
        var lineWidth = 0
        var word = StyledText()
        var wordWidth = 0

        func endLine() {
            lines.append(line)
            line = StyledText()
            lineWidth = 0
        }
        func endWord(style: TextStyle) {
            guard wordWidth > 0 else { return }
            if lineWidth > 0, lineWidth + 1 + wordWidth > columns { endLine() }
            if lineWidth > 0 {
                line.append(" ", style)
                lineWidth += 1
            }
            line.append(word)
            lineWidth += wordWidth
            word = StyledText()
            wordWidth = 0
        }
        /// The style of a blank: a highlighted phrase is one stretch, blanks included.
        var blankStyle = TextStyle.plain
        for piece in pieces {
            for character in piece.text {
                if character == " " {
                    endWord(style: blankStyle)
                    blankStyle = piece.style
                } else {
                    let width = character.displayWidth
                    if wordWidth + width > columns { endWord(style: blankStyle) }
                    word.append(String(character), piece.style)
                    wordWidth += width
                }
            }
        }
        endWord(style: blankStyle)
        if lineWidth > 0 || lines.isEmpty { endLine() }
        return lines
    }
}
