/// Text in pieces of one style each: laid out by width first, coloured last.
struct StyledText: Sendable, Equatable, ExpressibleByStringLiteral {
    struct Piece: Sendable, Equatable {
        var text: String
        var style: TextStyle
    }

    private(set) var pieces: [Piece] = []

    init() {}

    init(_ text: String, _ style: TextStyle = .plain) {
        append(text, style)
    }

    init(stringLiteral text: String) {
        append(text)
    }

    mutating func append(_ text: String, _ style: TextStyle = .plain) {
        guard !text.isEmpty else { return }
        if let last = pieces.indices.last, pieces[last].style == style {
            pieces[last].text += text
        } else {
            pieces.append(Piece(text: text, style: style))
        }
    }

    mutating func append(_ other: StyledText) {
        for piece in other.pieces { append(piece.text, piece.style) }
    }

    static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.append(right)
        return sum
    }

    /// The text without styles.
    var plain: String {
        pieces.reduce(into: "") { $0 += $1.text }
    }

    /// Terminal columns, as of one line.
    var width: Int {
        pieces.reduce(0) { $0 + $1.text.displayWidth }
    }

    /// At most `columns` wide; what is cut off ends in "…".
    func truncated(to columns: Int) -> StyledText {
        guard width > columns else { return self }
        var result = StyledText()
        var room = columns
        for piece in pieces {
            let width = piece.text.displayWidth
            // A piece that fills the room exactly is also cut: something follows it.
            if width < room {
                result.append(piece.text, piece.style)
                room -= width
            } else {
                result.append((piece.text + " ").truncated(to: room), piece.style)
                break
            }
        }
        return result
    }

    /// At least `columns` wide, filled with spaces.
    func padded(to columns: Int, alignment: TextAlignment = .left) -> StyledText {
        let fill = StyledText(String(repeating: " ", count: max(0, columns - width)))
        return alignment == .left ? self + fill : fill + self
    }

    func rendered(colored: Bool) -> String {
        guard colored else { return plain }
        return pieces.reduce(into: "") { result, piece in
            if let parameters = piece.style.renditionParameters {
                result += "\u{1B}[\(parameters)m\(piece.text)\u{1B}[0m"
            } else {
                result += piece.text
            }
        }
    }
}
