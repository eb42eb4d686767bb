/// A table of figures, to be printed in any form.
struct FigureTable: Equatable {
    /// The heading of the first column.
    var title: String
    /// The headings of the other columns.
    var columns: [String]
    /// Each with a cell for the title's column and for each other one.
    var rows: [[String]]
    /// What the figures are.
    var note: String

    /// For a terminal: the table, the note, and a blank line.
    func lines(columns width: Int) -> [StyledText] {
        var table = TextTable()
        table.append(([title] + columns).map { StyledText($0, .heading) })
        for row in rows { table.append(row.map { StyledText($0.sanitizedForTerminal()) }) }
        return table.lines(columns: width) + StyledText(note.sanitizedForTerminal(), .faint).wrapped(to: width) + [StyledText()]
    }
}
