/// A passage of an article with the places that matched.
package struct Snippet: Sendable, Equatable {
    /// The passage on one line; "…" marks where a sentence is cut.
    package var text: String
    /// What to highlight: bytes of `text`'s UTF-8, ascending, not overlapping, at bounds of whole characters.
    package var highlights: [Range<Int>]

    /// The highlights in Unicode scalars of `text` instead of bytes, as `TextRange.characters`.
    package var characterHighlights: [Range<Int>] {
        let offsets = ScalarOffsets(text, at: highlights.flatMap { [$0.lowerBound, $0.upperBound] })
        return highlights.map { offsets.range($0).characters }
    }

    /// A given passage.
    package init(text: String, highlights: [Range<Int>]) {
        self.text = text
        self.highlights = highlights
    }

    /// The passage cut at the bounds of the highlights.
    package var pieces: [(text: String, isHighlighted: Bool)] {
        var pieces: [(text: String, isHighlighted: Bool)] = []
        var done = 0
        func append(_ range: Range<Int>, _ isHighlighted: Bool) {
            if !range.isEmpty {
                pieces.append((String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self), isHighlighted))
            }
        }
        for highlight in highlights where highlight.lowerBound >= done {
            append(done..<highlight.lowerBound, false)
            append(highlight, true)
            done = highlight.upperBound
        }
        append(done..<max(done, text.utf8.count), false)
        return pieces
    }
}
