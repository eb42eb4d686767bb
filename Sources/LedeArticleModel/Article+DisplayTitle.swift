extension Article {
    /// Most characters of a title that is taken from the text.
    private static let longestDisplayTitle = 80

    /// What to call the article in a list, on one line: its title, or else the first line of its text, cut at a blank, or else the name of
    /// the file that is the article. Empty if it has none.
    package var displayTitle: String {
        if let title = Self.onOneLine(title, longest: .max) { return title }
        // `isNewline` knows every kind of line end.
        for line in body.prefix(16_384).split(whereSeparator: \.isNewline) where line.contains(where: { $0.isLetter || $0.isNumber }) {
            if let title = Self.onOneLine(line, longest: Self.longestDisplayTitle) { return title }
        }
        // A file with many articles names none of them.
        guard let path, path == id, let name = path.split(separator: "/").last else { return "" }
        return Self.onOneLine(name, longest: Self.longestDisplayTitle) ?? ""
    }

    /// `text` with single blanks; what goes beyond `longest` characters ends in "…". Nil if nothing can be seen.
    private static func onOneLine(_ text: some StringProtocol, longest: Int) -> String? {
        var line = ""
        var count = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            // Room for a blank and the dots.
            guard count + word.count <= longest - 2 else {
                return count == 0 ? String(word.prefix(longest - 1)) + "…" : line + " …"
            }
            if count > 0 { line += " " }
            line += word
            count += word.count + 1
        }
        return line.isEmpty ? nil : line
    }
}
