/// A table of the page. If it is wider than the window, each row becomes a block of lines, a line per cell, with the column's name before
/// it.
struct HTMLTable {
    /// The columns' names, as text.
    let head: [String]
    /// Cells, as HTML; the first of a row names it.
    let rows: [[String]]
    /// What the figures are, as text.
    let note: String?

    var html: String {
        var html = "<div class=\"table\"><table class=\"\(width)\">\n"
        html += "<thead><tr>" + head.map { "<th scope=\"col\">\(HTMLText.breakable($0))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            let cells = zip(row, head).enumerated().map { index, cell in
                index == 0 ? "<th scope=\"row\">\(cell.0)</th>" : "<td data-label=\"\(HTMLText.escaped(cell.1))\">\(cell.0)</td>"
            }
            html += "<tr>\(cells.joined())</tr>\n"
        }
        return html + "</tbody></table></div>\n" + (note.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>\n" } ?? "")
    }

    /// The least width of a window at which it is a table.
    private var width: String { head.count < 5 ? "few" : head.count < 8 ? "some" : "many" }
}
