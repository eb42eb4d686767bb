import LedeModules

/// An error of a query's syntax for the person who typed it: what is wrong, the line of the query, and a mark under the place.
struct QueryErrorText {
    let text: String

    private static let indent = "  "

    /// - Parameter columns: of the terminal; of a longer line the part around the place is shown.
    init(_ error: QuerySyntaxError, columns: Int) {
        let place = error.characters
        let characters = Array(error.text)
        let start = (characters[..<place.lowerBound].lastIndex { $0.isNewline } ?? -1) + 1
        let end = characters[place.lowerBound...].firstIndex { $0.isNewline } ?? characters.count
        let shown = characters[start..<end].map { String($0).sanitizedForTerminal() }
        let widths = shown.map(\.displayWidth)
        let marked = (place.lowerBound - start)..<max(place.lowerBound, min(place.upperBound, end)) - start

        // What does not fit is cut off on the left up to some columns before the place, then on the right.
        let room = max(20, columns - Self.indent.count - 2)
        var first = 0
        var before = widths[..<marked.lowerBound].reduce(0, +)
        if widths.reduce(0, +) > room {
            while first < marked.lowerBound, before > room / 2 {
                before -= widths[first]
                first += 1
            }
        }
        var last = first
        var width = 0
        while last < shown.count, width + widths[last] <= room {
            width += widths[last]
            last += 1
        }
        let lead = first > 0 ? "…" : ""
        let line = lead + shown[first..<last].joined() + (last < shown.count ? "…" : "")
        let length = widths[min(marked.lowerBound, last)..<min(marked.upperBound, last)].reduce(0, +)
        let mark = "^" + String(repeating: "~", count: max(0, length - 1))
        text = error.message + "\n" + Self.indent + line + "\n" + Self.indent + String(repeating: " ", count: lead.count + before) + mark
    }
}
