extension StyledText {
    /// The text as it is if it fits, else wrapped after its leading blanks, further lines by `indent` more: for rows, whose runs of blanks
    /// wrapping would close up.
    func fitted(to columns: Int, indent: Int = 0) -> [StyledText] {
        if width <= columns { return [self] }
        let start = min(plain.prefix { $0 == " " }.count, columns / 2)
        let indent = min(indent, columns / 4)
        let lines = wrapped(to: columns - start - indent, first: columns - start)
        return lines.enumerated().map { StyledText(String(repeating: " ", count: $0.offset == 0 ? start : start + indent)) + $0.element }
    }

    /// The text in lines of at most `columns`, broken at blanks; a word too long for a line is broken after its last slash that fits, else
    /// after a dash, a dot or an underscore, or at the end of the line.
    func wrapped(to columns: Int) -> [StyledText] { wrapped(to: columns, first: columns) }

    /// - Parameter first: columns of the first line.
    private func wrapped(to columns: Int, first: Int) -> [StyledText] {
        var wrapping = Wrapping(columns: max(2, columns), room: max(2, first))
        for piece in pieces {
            for character in piece.text { wrapping.add(character, piece.style) }
        }
        return wrapping.lines()
    }

    /// A text being laid out in lines.
    private struct Wrapping {
        private typealias Cell = (character: Character, width: Int, style: TextStyle)

        private let columns: Int
        /// Columns of the line being filled.
        private var room: Int
        private var finished: [StyledText] = []
        private var line = StyledText()
        private var lineWidth = 0
        private var word: [Cell] = []
        private var wordWidth = 0
        /// The style of the blank before the word: a highlighted phrase is one stretch, blanks included.
        private var blankStyle = TextStyle.plain
        /// Whether the word continues one that was broken.
        private var isRest = false

        init(columns: Int, room: Int) {
            self.columns = columns
            self.room = room
        }

        mutating func add(_ character: Character, _ style: TextStyle) {
            if character == " " {
                endWord()
                blankStyle = style
                return
            }
            let width = character.displayWidth
            while !word.isEmpty, wordWidth + width > columns { breakWord() }
            word.append((character, width, style))
            wordWidth += width
        }

        mutating func lines() -> [StyledText] {
            endWord()
            if lineWidth > 0 || finished.isEmpty { endLine() }
            return finished
        }

        private mutating func endLine() {
            finished.append(line)
            line = StyledText()
            lineWidth = 0
            room = columns
        }

        private mutating func endWord() {
            place(word[...])
            word = []
            wordWidth = 0
            isRest = false
        }

        /// Puts the beginning of an overlong word on a line.
        private mutating func breakWord() {
            let mark = word.lastIndex { $0.character == "/" } ?? word.lastIndex { "-._".contains($0.character) }
            let end = mark.map { $0 + 1 } ?? word.count
            place(word[..<end])
            word.removeFirst(end)
            wordWidth = word.reduce(0) { $0 + $1.width }
            isRest = true
        }

        private mutating func place(_ cells: ArraySlice<Cell>) {
            guard !cells.isEmpty else { return }
            let width = cells.reduce(0) { $0 + $1.width }
            let blank = lineWidth > 0 && !isRest ? 1 : 0
            if lineWidth > 0, lineWidth + blank + width > room { endLine() }
            if lineWidth > 0, blank > 0 {
                line.append(" ", blankStyle)
                lineWidth += 1
            }
            for cell in cells { line.append(String(cell.character), cell.style) }
            lineWidth += width
        }
    }
}
