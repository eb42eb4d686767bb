/// Rows of columns as wide as their widest cell; the first column is aligned left, the others right unless told otherwise.
struct TextTable {
    private var rows: [[StyledText]] = []
    private let alignment: TextAlignment
    /// Spaces between columns.
    private static let gap = "  "

    /// - Parameter alignment: of all columns but the first.
    init(alignment: TextAlignment = .right) {
        self.alignment = alignment
    }

    mutating func append(_ row: [StyledText]) { rows.append(row) }

    /// The lines, none wider than `columns`: what does not fit is cut.
    func lines(columns: Int) -> [StyledText] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].width : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = StyledText()
            for (column, cell) in row.enumerated() {
                if column > 0 { line.append(Self.gap) }
                let side = column == 0 ? .left : alignment
                // Nothing follows the last cell, so it needs no blanks after it.
                let isFilled = column + 1 < row.count || side == .right
                line.append(isFilled ? cell.padded(to: widths[column], alignment: side) : cell)
            }
            return line.truncated(to: columns)
        }
    }
}

/// The side of a column that text is aligned to.
enum TextAlignment: Sendable {
    case left
    case right
}
