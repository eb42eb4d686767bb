import Foundation
import Lede

/// The charts of a comparison as SVG, each with a title and a description in words.
struct ComparisonCharts {
    let document: ComparisonDocument

    private static let width = 720.0

    /// A chart in its frame.
    /// - Parameter isFluid: whether it can be read when it is made as narrow as a phone.
    private func chart(_ name: String, height: Double, title: String, description: String, isFluid: Bool = false, _ body: String) -> String {
        """
        <div class="chart\(isFluid ? " fluid" : "")"><svg viewBox="0 0 \(HTMLText.coordinate(Self.width)) \(HTMLText.coordinate(height))" role="img" aria-labelledby="\(name)-title \(name)-text">
        <title id="\(name)-title">\(HTMLText.escaped(title))</title><desc id="\(name)-text">\(HTMLText.escaped(description))</desc>
        \(body)</svg></div>

        """
    }

    private func text(_ x: Double, _ y: Double, _ text: String, anchor: String = "start", style: String = "label") -> String {
        "<text x=\"\(HTMLText.coordinate(x))\" y=\"\(HTMLText.coordinate(y))\" text-anchor=\"\(anchor)\" class=\"\(style)\">\(HTMLText.escaped(text))</text>\n"
    }

    private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> String {
        "<line x1=\"\(HTMLText.coordinate(x1))\" y1=\"\(HTMLText.coordinate(y1))\" x2=\"\(HTMLText.coordinate(x2))\" y2=\"\(HTMLText.coordinate(y2))\" class=\"\(style)\"/>\n"
    }

    /// A name that fits `characters`.
    private func short(_ name: String, _ characters: Int = 30) -> String { name.count > characters ? name.prefix(characters - 1) + "…" : name }

    /// The mean difference of each backend in each measure, with its interval; nil without judgments or another backend.
    var effects: String? {
        guard let differences = document.effectiveness?.differences.filter({ $0.difference != nil }), !differences.isEmpty else { return nil }
        let reach = max(0.005, differences.flatMap { [abs($0.low ?? 0), abs($0.high ?? 0), abs($0.difference ?? 0)] }.max() ?? 1)
        let (left, right, rowHeight) = (300.0, Self.width - 20, 24.0)
        let middle = (left + right) / 2
        func x(_ value: Double) -> Double { middle + value / reach * (right - left) / 2 }
        var body = ""
        var y = 20.0
        var backend = ""
        for difference in differences {
            if difference.backend != backend {
                backend = difference.backend
                body += text(0, y + 4, short("\(backend) against \(document.backends[0].name)", 60), style: "heading")
                y += rowHeight
            }
            let mean = difference.difference ?? 0
            body += text(12, y + 4, difference.measure)
            body += text(left - 12, y + 4, ComparisonFindings.signed(mean), anchor: "end")
            if let low = difference.low, let high = difference.high { body += line(x(low), y, x(high), y, "whisker") }
            let style = difference.isReal ? (mean > 0 ? "up" : "down") : "even"
            body += "<circle cx=\"\(HTMLText.coordinate(x(mean)))\" cy=\"\(HTMLText.coordinate(y))\" r=\"5\" class=\"\(style)\"/>\n"
            y += rowHeight
        }
        body = line(middle, 8, middle, y - 8, "zero") + body
        body += line(left, y, right, y, "axis")
        for (value, anchor) in [(-reach, "start"), (0, "middle"), (reach, "end")] {
            body += text(x(value), y + 18, ComparisonFindings.signed(value, digits: 3), anchor: anchor)
        }
        let real = differences.count { $0.isReal }
        return chart(
            "effects", height: y + 26, title: "Differences against the baseline, with 95 % intervals",
            description: "\(differences.count) differences, of which \(real) hold up at 5 % after Holm's correction. "
                + differences.map { "\($0.backend), \($0.measure): \(ComparisonFindings.signed($0.difference ?? 0))" }.joined(separator: "; ") + ".",
            body)
    }

    /// For each other backend each query's difference in the first measure, sorted; a bar leads to its query.
    func differences(_ index: Int) -> String? {
        guard let measures = document.effectiveness?.measures, let measure = measures.first else { return nil }
        let values = document.queries.enumerated().compactMap { number, query -> (number: Int, id: String, value: Double)? in
            guard let first = query.backends[0].measures.first, let other = query.backends[index].measures.first else { return nil }
            let difference = other - first
            return (number, query.id, abs(difference) < 1e-12 ? 0 : difference)
        }.sorted { ($1.value, $0.number) < ($0.value, $1.number) }
        guard !values.isEmpty else { return nil }
        let reach = max(0.05, values.map { abs($0.value) }.max() ?? 1)
        let (left, right, height) = (50.0, Self.width - 10, 180.0)
        let middle = height / 2
        let step = (right - left) / Double(values.count)
        var body = line(left, middle, right, middle, "zero")
        for (value, label) in [(reach, ComparisonFindings.signed(reach, digits: 2)), (0, "0"), (-reach, ComparisonFindings.signed(-reach, digits: 2))] {
            body += text(left - 8, middle - value / reach * (middle - 12) + 4, label, anchor: "end")
        }
        for (place, found) in values.enumerated() {
            let size = abs(found.value) / reach * (middle - 12)
            let top = found.value > 0 ? middle - size : middle
            let label = HTMLText.escaped("query \(found.id): \(ComparisonFindings.signed(found.value))")
            body += "<a href=\"#\(HTMLText.identifier("query", found.number))\" aria-label=\"\(label)\"><rect x=\"\(HTMLText.coordinate(left + Double(place) * step))\" "
                + "y=\"\(HTMLText.coordinate(top - (size == 0 ? 1 : 0)))\" width=\"\(HTMLText.coordinate(max(0.5, step - (step > 3 ? 1 : 0))))\" "
                + "height=\"\(HTMLText.coordinate(max(2, size)))\" class=\"\(found.value > 0 ? "up" : found.value < 0 ? "down" : "even")\"><title>\(label)</title></rect></a>\n"
        }
        let (wins, losses) = (values.count { $0.value > 0 }, values.count { $0.value < 0 })
        return chart(
            "queries-\(index)", height: height, title: "\(measure) of \(document.backends[index].name) less that of \(document.backends[0].name), query by query",
            description: "\(wins) queries are better, \(losses) worse, \(values.count - wins - losses) the same. Each bar leads to its query.", isFluid: true, body)
    }

    /// The first measure over the median time; nil where a backend lacks either.
    var costs: String? {
        guard let measure = document.effectiveness?.measures.first else { return nil }
        let points = document.backends.compactMap { backend -> (name: String, seconds: Double, value: Double)? in
            guard let seconds = backend.seconds?.p50, seconds > 0, let value = backend.measures?[measure] else { return nil }
            return (backend.name, seconds, value)
        }
        guard points.count > 1 else { return nil }
        let (left, right, top, bottom) = (70.0, Self.width - 170, 20.0, 210.0)
        let logs = points.map { log10($0.seconds) }
        let (least, most) = ((logs.min() ?? 0) - 0.1, (logs.max() ?? 1) + 0.1)
        // From 0, so that a small difference looks small.
        let high = max(1e-6, points.map(\.value).max() ?? 1)
        func x(_ seconds: Double) -> Double { left + (log10(seconds) - least) / (most - least) * (right - left) }
        func y(_ value: Double) -> Double { bottom - max(0, value) / (high * 1.1) * (bottom - top) }
        var body = line(left, bottom, right, bottom, "axis") + line(left, top, left, bottom, "axis")
        body += text(left - 8, y(high) + 4, HumanFormat.decimal(high, digits: 4), anchor: "end")
        body += text(left - 8, bottom + 4, "0", anchor: "end")
        for (point, anchor) in [(points.min { $0.seconds < $1.seconds }, "middle"), (points.max { $0.seconds < $1.seconds }, "middle")] {
            if let point { body += text(x(point.seconds), bottom + 18, HumanFormat.duration(seconds: point.seconds), anchor: anchor) }
        }
        body += text((left + right) / 2, bottom + 36, "median time of a query (logarithmic)", anchor: "middle") + text(left, top - 6, measure)
        // Names of points that stand close together are moved apart.
        var last = -Double.infinity
        for point in points.sorted(by: { y($0.value) < y($1.value) }) {
            last = max(y(point.value), last + 15)
            body += "<circle cx=\"\(HTMLText.coordinate(x(point.seconds)))\" cy=\"\(HTMLText.coordinate(y(point.value)))\" r=\"6\" class=\"accent\"/>\n"
            body += text(x(point.seconds) + 10, last + 4, short(point.name, 24), style: "name")
        }
        return chart(
            "costs", height: max(bottom + 44, last + 12), title: "Cost against quality",
            description: points.map { "\($0.name): \(measure) \(HumanFormat.decimal($0.value, digits: 4)) at \(HumanFormat.duration(seconds: $0.seconds))" }
                .joined(separator: "; ") + ". Better is higher and further left.", body)
    }

    /// What moved articles; nil where that was not asked for, or nothing moved.
    func causes(_ found: ComparedCauses, _ index: Int) -> String? {
        guard !found.causes.isEmpty else { return nil }
        let most = Double(max(1, found.causes.map(\.ranks).max() ?? 1))
        let (left, right, rowHeight) = (160.0, Self.width - 220, 24.0)
        var body = ""
        for (row, cause) in found.causes.enumerated() {
            let y = 14 + Double(row) * rowHeight
            let width = max(1, Double(cause.ranks) / most * (right - left))
            body += text(left - 10, y + 4, cause.name, anchor: "end", style: "name")
            body += "<rect x=\"\(HTMLText.coordinate(left))\" y=\"\(HTMLText.coordinate(y - 8))\" width=\"\(HTMLText.coordinate(width))\" height=\"16\" class=\"accent\"/>\n"
            body += text(left + width + 8, y + 4, "\(HumanFormat.count(cause.ranks, "rank")), \(HumanFormat.count(cause.articles, "result"))")
        }
        return chart(
            "causes-\(index)", height: 14 + Double(found.causes.count) * rowHeight, title: "Why articles stand elsewhere under \(found.backend)",
            description: found.causes.map { "\($0.name): \($0.ranks) ranks over \($0.articles) results, mainly in \($0.mainly)" }.joined(separator: "; ") + ".",
            body)
    }
}
