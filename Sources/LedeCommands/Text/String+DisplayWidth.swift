extension String {
    /// Terminal columns: 2 for wide East Asian characters and emoji, 0 for marks and formatting, else 1.
    ///
    /// Terminals differ on rare sequences; this follows Unicode's East Asian Width and its emoji presentation.
    var displayWidth: Int {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// At most `columns` wide; what is cut off ends in "…".
    func truncated(to columns: Int) -> String {
        guard displayWidth > columns else { return self }
        guard columns > 0 else { return "" }
        var result = ""
        var room = columns - 1
        for character in self {
            let width = character.displayWidth
            if width > room { break }
            room -= width
            result.append(character)
        }
        while result.last == " " { result.removeLast() }
        return result + "…"
    }

    /// At least `columns` wide, filled with spaces.
    func padded(to columns: Int, alignment: TextAlignment = .left) -> String {
        let fill = String(repeating: " ", count: max(0, columns - displayWidth))
        return alignment == .left ? self + fill : fill + self
    }
}

extension Character {
    /// Terminal columns of one grapheme cluster, 0–2.
    var displayWidth: Int {
        var width = 0
        for scalar in unicodeScalars {
            if scalar.value == 0xFE0F { return 2 }
            width = max(width, scalar.displayWidth)
        }
        return width
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        return isWide ? 2 : 1
    }

    /// East Asian Width W or F, in the ranges where those are (EastAsianWidth.txt), and emoji shown as pictures.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1_7000...0x1_8DFF, 0x1_B000...0x1_B2FF, 0x2_0000...0x3_FFFD:
            true
        default:
            properties.isEmojiPresentation
        }
    }
}
