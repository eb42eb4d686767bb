import LedeArticleModel

extension Article {
    /// The first words of the story, in one line, with an ellipsis if it goes on; nil for an article without text.
    /// - Parameter length: the most characters, at least 1.
    package func beginning(_ length: Int = 80) -> String? {
        // Twice as many are enough, as blanks are joined.
        let words = body.prefix(4 * length).split(whereSeparator: \.isWhitespace)
        guard let first = words.first else { return nil }
        var text = String(first.prefix(length))
        var isWhole = first.count <= length
        for word in words.dropFirst() {
            guard isWhole, text.count + 1 + word.count <= length else {
                isWhole = false
                break
            }
            text += " " + word
        }
        return isWhole && body.count <= 4 * length ? text : text + "…"
    }
}
