import LedeModules

/// A chart being drawn, in SVG. Every chart is drawn twice, for a desktop and for a phone, as scaling alone would make its letters too
/// small; the page shows one.
struct ChartCanvas {
    /// Who it is drawn for.
    enum Size: CaseIterable {
        case wide, narrow
    }

    let size: Size
    private var body = ""

    init(_ size: Size) { self.size = size }

    var isNarrow: Bool { size == .narrow }

    /// In units that are pixels when the chart is as wide as it was meant to be.
    var width: Double { isNarrow ? 340 : 720 }

    /// The height of a line of text.
    static let lineHeight = 17.0
    /// The width of a letter of 13 pixels, on the safe side; of bold ones it is more.
    private static let letterWidth = 7.4
    private static let boldLetterWidth = 9.0

    mutating func text(_ x: Double, _ y: Double, _ text: String, anchor: String = "start", style: String = "label") {
        body +=
            "<text x=\"\(HTMLText.coordinate(x))\" y=\"\(HTMLText.coordinate(y))\" text-anchor=\"\(anchor)\" class=\"\(style)\">\(HTMLText.escaped(text))</text>\n"
    }

    /// Text in as many lines as `room` asks for, the first at `y`.
    /// - Returns: the number of lines.
    @discardableResult
    mutating func paragraph(_ x: Double, _ y: Double, _ text: String, room: Double, style: String = "label") -> Int {
        let lines = Self.lines(text, characters: Int(room / (style == "heading" ? Self.boldLetterWidth : Self.letterWidth)))
        for (index, line) in lines.enumerated() { self.text(x, y + Double(index) * Self.lineHeight, line, style: style) }
        return lines.count
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
        body +=
            "<line x1=\"\(HTMLText.coordinate(x1))\" y1=\"\(HTMLText.coordinate(y1))\" x2=\"\(HTMLText.coordinate(x2))\" y2=\"\(HTMLText.coordinate(y2))\" class=\"\(style)\"/>\n"
    }

    mutating func dot(_ x: Double, _ y: Double, radius: Double, style: String) {
        body +=
            "<circle cx=\"\(HTMLText.coordinate(x))\" cy=\"\(HTMLText.coordinate(y))\" r=\"\(HTMLText.coordinate(radius))\" class=\"\(style)\"/>\n"
    }

    mutating func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, style: String) {
        body += Self.rectangle(x, y, width, height, style) + "/>\n"
    }

    /// A bar that leads somewhere and says what it is.
    mutating func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, style: String, link: String, label: String) {
        let label = HTMLText.escaped(label)
        body +=
            "<a href=\"#\(link)\" aria-label=\"\(label)\">\(Self.rectangle(x, y, width, height, style))><title>\(label)</title></rect></a>\n"
    }

    private static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String) -> String {
        "<rect x=\"\(HTMLText.coordinate(x))\" y=\"\(HTMLText.coordinate(y))\" width=\"\(HTMLText.coordinate(width))\" height=\"\(HTMLText.coordinate(height))\" class=\"\(style)\""
    }

    /// The whole chart.
    /// - Parameters:
    ///   - name: distinguishes it from the page's other charts.
    ///   - description: what it shows, for those who cannot see it.
    func svg(_ name: String, height: Double, title: String, description: String) -> String {
        let name = isNarrow ? name + "-narrow" : name
        return """
            <div class="chart \(isNarrow ? "narrow" : "wide")"><svg viewBox="0 0 \(HTMLText.coordinate(width)) \(HTMLText.coordinate(height))" role="img" aria-labelledby="\(name)-title \(name)-text">
            <title id="\(name)-title">\(HTMLText.escaped(title))</title><desc id="\(name)-text">\(HTMLText.escaped(description))</desc>
            \(body)</svg></div>

            """
    }

    /// Broken after blanks, and after the marks of a backend's spec, so that none is longer than `most` columns of a terminal, 8 at
    /// least.
    static func lines(_ text: String, characters most: Int) -> [String] {
        let most = max(8, most)
        var lines: [String] = []
        var (line, breakable, width) = ("", 0, 0)
        for character in text {
            let next = character.displayWidth
            if width + next > most, !line.isEmpty {
                let rest = breakable > 0 ? String(line.dropFirst(breakable)) : ""
                lines.append((breakable > 0 ? String(line.prefix(breakable)) : line).trimmingBlanks)
                (line, breakable, width) = (rest, 0, rest.displayWidth)
            }
            line.append(character)
            width += next
            if " :,+/=(".contains(character) { breakable = line.count }
        }
        if !line.isEmpty { lines.append(line.trimmingBlanks) }
        return lines.isEmpty ? [""] : lines
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let kept = drop { $0 == " " }
        return String(kept.dropLast(kept.reversed().prefix { $0 == " " }.count))
    }
}
