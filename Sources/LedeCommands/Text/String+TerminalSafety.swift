extension String {
    /// The text without anything that a terminal would obey: a document must not move the cursor, change colours or reorder a line.
    ///
    /// Control characters (C0, DEL, C1, so every escape sequence) and bidirectional overrides become U+FFFD; tabs, line ends and
    /// the Unicode line separators become spaces, unless line feeds are kept.
    func sanitizedForTerminal(keepingLines: Bool = false) -> String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A:
                scalars.append(keepingLines ? "\n" : " ")
            case 0x09, 0x0D, 0x2028, 0x2029:
                scalars.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
                scalars.append("\u{FFFD}")
            default:
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
