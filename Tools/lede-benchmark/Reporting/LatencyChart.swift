import LedeBenchmarkSupport
import Foundation

/// The geometric means of all cells as an SVG: one row per cell, one mark per engine, on a logarithmic axis.
///
/// It stands alone (no script, no font, no other file), follows the reader's light or dark setting, tells engines apart by shape as well as
/// by colour, and says in words what it shows: a title and a description, and a title for every mark.
struct LatencyChart {
    private let report: BenchmarkReport
    private let engines: [String]
    private let cells: [Cell]
    /// Powers of ten at the ends of the axis, in microseconds.
    private let decades: ClosedRange<Int>

    private static let left = 196.0
    private static let right = 40.0
    private static let width = 860.0
    private static let rowHeight = 20.0
    private static let top = 92.0
    private static let groupGap = 12.0

    /// Nil if nothing was measured.
    init?(_ report: BenchmarkReport) {
        self.report = report
        engines = report.engines.filter { report.times[$0]?.cells.isEmpty == false }
        cells = Cell.all.filter { cell in report.times.values.contains { $0.cells[cell] != nil } }
        let values = report.times.values.flatMap { $0.cells.values.map(\.geometricMean) }
        guard let least = values.min(), let most = values.max() else { return nil }
        let first = Int(log10(least).rounded(.down))
        decades = first...max(first + 1, Int(log10(most).rounded(.up)))
    }

    var svg: String {
        let height = y(of: cells.count - 1) + Self.rowHeight + 34
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(height))" role="img" \
            aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="12">
            <title id="title">Query latency of \(engines.joined(separator: ", "))</title>
            <desc id="description">\(description)</desc>
            <style>
            \(style)
            </style>
            <rect class="back" width="100%" height="100%"/>
            <text x="16" y="26" font-size="16" font-weight="600">Query latency, geometric mean in µs (further left is faster)</text>
            <text x="16" y="46" class="faint">\(subtitle)</text>
            \(legend)
            \(axis(to: height - 28))
            \(cells.indices.map(row).joined(separator: "\n"))
            </svg>

            """
    }

    /// Classes, not variables: renderers that are no browsers know no variables.
    private var style: String {
        func rules(_ back: String, _ ink: String, _ faint: String, _ line: String, _ marks: [String]) -> String {
            let colors = marks.enumerated().map { ".m\($0) { fill: \($1); stroke: \(back); stroke-width: 1 }" }.joined(separator: " ")
            return ".back { fill: \(back) } text { fill: \(ink) } .faint { fill: \(faint) } .line { stroke: \(line) } \(colors)"
        }
        let light = rules("#ffffff", "#1f2328", "#59636e", "#d1d9e0", ["#0b5cad", "#b35900", "#1a7f37", "#8250df", "#b3261e", "#5c6670"])
        let dark = rules("#0d1117", "#f0f6fc", "#9198a1", "#3d444d", ["#58a6ff", "#f0a04b", "#4cc38a", "#c4a3ff", "#ff8f85", "#aab4be"])
        return ".end { text-anchor: end } .middle { text-anchor: middle }\n\(light)\n@media (prefers-color-scheme: dark) { \(dark) }"
    }

    private var subtitle: String {
        "\(NumberFormat.whole(report.corpus.documentCount)) documents, one thread; smallest time a query. Logarithmic axis."
    }

    /// What a reader who cannot see the chart should know.
    private var description: String {
        let rows = cells.map { cell in
            "\(cell.name): "
                + engines.compactMap { engine in value(engine, cell).map { "\(engine) \(NumberFormat.short($0))" } }.joined(separator: ", ")
        }
        let ratios = cells.compactMap { report.ratio($0, \.geometricMean) }
        let wins = ratios.count { $0 < 1 }
        let summary = ratios.isEmpty ? "" : "Lede is the fastest in \(wins) of \(ratios.count) cells. "
        return summary + "Geometric means in microseconds. " + rows.joined(separator: "; ") + "."
    }

    private func value(_ engine: String, _ cell: Cell) -> Double? { report.times[engine]?.cells[cell]?.geometricMean }

    private func x(of microseconds: Double) -> Double {
        let part = (log10(microseconds) - Double(decades.lowerBound)) / Double(decades.count - 1)
        return Self.left + part * (Self.width - Self.left - Self.right)
    }

    /// The middle of a row. A gap comes before every further command.
    private func y(of row: Int) -> Double {
        let commands = cells[...max(row, 0)].map(\.command)
        let gaps = zip(commands, commands.dropFirst()).count { $0 != $1 }
        return Self.top + (Double(row) + 0.5) * Self.rowHeight + Double(gaps) * Self.groupGap
    }

    private var legend: String {
        engines.enumerated().map { index, engine in
            let x = Self.left + Double(index) * 110
            return mark(index, x: x, y: 66, title: engine) + "<text x=\"\(x + 12)\" y=\"70\">\(engine)</text>"
        }.joined(separator: "\n")
    }

    private func axis(to bottom: Double) -> String {
        decades.map { decade in
            let x = x(of: pow(10, Double(decade))).rounded()
            let label =
                decade < 0 ? String(format: "%.\(-decade)f", pow(10, Double(decade))) : NumberFormat.whole(Int(pow(10, Double(decade))))
            return """
                <line class="line" x1="\(x)" x2="\(x)" y1="\(Self.top - 6)" y2="\(bottom)"/><text class="faint middle" x="\(x)" y="\(bottom + 16)">\(label)</text>
                """
        }.joined(separator: "\n")
    }

    private func row(_ index: Int) -> String {
        let cell = cells[index]
        let y = y(of: index)
        let known = engines.enumerated().compactMap { number, engine in value(engine, cell).map { (number, engine, $0) } }
        let places = known.map { x(of: $0.2) }
        var parts = ["<text class=\"end\" x=\"\(Self.left - 14)\" y=\"\(y + 4)\">\(cell.name)</text>"]
        if let first = places.min(), let last = places.max() {
            parts.append(
                "<line class=\"line\" stroke-width=\"2\" x1=\"\(Self.short(first))\" x2=\"\(Self.short(last))\" y1=\"\(y)\" y2=\"\(y)\"/>")
        }
        // This project's own mark comes last, so that no other hides it.
        for (number, engine, value) in known.reversed() {
            parts.append(mark(number, x: x(of: value), y: y, title: "\(cell.name), \(engine): \(NumberFormat.short(value)) µs"))
        }
        return parts.joined(separator: "\n")
    }

    private static func short(_ value: Double) -> String { String(format: "%.1f", value) }

    /// The mark of an engine: circle, square, triangle, diamond, plus, triangle upside down.
    private func mark(_ index: Int, x: Double, y: Double, title: String) -> String {
        let shape =
            switch index % 6 {
            case 0: "<circle r=\"6.5\"/>"
            case 1: "<rect x=\"-5\" y=\"-5\" width=\"10\" height=\"10\"/>"
            case 2: "<path d=\"M0-6 6 5-6 5z\"/>"
            case 3: "<path d=\"M0-7 7 0 0 7-7 0z\"/>"
            case 4: "<path d=\"M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2z\"/>"
            default: "<path d=\"M0 6 6-5-6-5z\"/>"
            }
        return "<g class=\"m\(index % 6)\" transform=\"translate(\(Self.short(x)) \(Self.short(y)))\"><title>\(title)</title>\(shape)</g>"
    }
}
