/// Plain text: its ends, its lines, and whether its first line is a title.
package enum PlainText {
    /// The text as it is but for blank lines at both ends and white space at the end.
    package static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        var start = scalars.startIndex
        while let first = scalars.first, first.properties.isWhitespace {
            scalars.removeFirst()
            if first == "\n" { start = scalars.startIndex }
        }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(text[min(start, scalars.endIndex)..<scalars.endIndex])
    }

    /// Lines without white space at their ends, at most one blank line in a row, none at the text's ends.
    package static func tidied(_ text: String) -> String {
        var out = ""
        var blanks = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.trimmingSpaces()
            if line.isEmpty {
                blanks += 1
                continue
            }
            if !out.isEmpty { out += blanks > 0 ? "\n\n" : "\n" }
            blanks = 0
            out += line
        }
        return out
    }

    /// The first line as a title, and what follows it, if that line looks like a headline: short, alone, not a sentence.
    ///
    /// - Returns: an empty title and the whole text if it does not.
    package static func splitTitle(_ text: String) -> (title: String, body: String) {
        var rest = text[...]
        while let line = rest.first, line.isNewline { rest = rest.dropFirst() }
        guard let end = rest.utf8.firstIndex(of: 0x0A) else { return ("", text) }
        let line = rest[..<end]
        let behind = rest[end...]
        let title = line.trimmingSpaces()
        // A blank line must separate it from what follows: a poem's first line and a note's first line are not titles.
        let isAlone = behind.dropFirst().prefix { $0 != "\n" }.allSatisfy(\.isWhitespace)
        guard isAlone, line.utf8.count <= 700, looksLikeHeadline(title) else { return ("", text) }
        let follows = trimmed(String(behind))
        return follows.isEmpty ? ("", text) : (title, follows)
    }

    package static func looksLikeHeadline(_ line: String) -> Bool {
        let words = line.split(separator: " ").count
        guard (1...20).contains(words), line.count <= 160, let last = line.last else { return false }
        return !".,;:…".contains(last) && line.contains(where: \.isLetter)
    }
}
