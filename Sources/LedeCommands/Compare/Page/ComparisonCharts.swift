import Foundation
import LedeModules

/// The charts of a comparison, each with a title and a description in words.
struct ComparisonCharts {
    let report: ComparisonReport

    /// A chart in both sizes.
    private func drawn(_ draw: (inout ChartCanvas) -> String) -> String {
        ChartCanvas.Size.allCases.map { size in
            var canvas = ChartCanvas(size)
            return draw(&canvas)
        }.joined()
    }

    private var primaryIndex: Int { report.effectiveness?.primaryIndex ?? 0 }

    private var primary: String? { report.effectiveness.flatMap { $0.measures.isEmpty ? nil : $0.measures[$0.primaryIndex] } }

    /// The mean difference of each backend in each measure, with its interval; nil without judgments or another backend.
    var effects: String? {
        guard let differences = report.effectiveness?.differences.filter({ $0.difference != nil }), !differences.isEmpty else {
            return nil
        }
        let reach = max(0.005, differences.flatMap { [abs($0.low ?? 0), abs($0.high ?? 0), abs($0.difference ?? 0)] }.max() ?? 1)
        let real = differences.count { $0.isReal }
        let description =
            "\(differences.count) differences, of which \(real) are more than chance explains. "
            + differences.map { "\($0.backend), \($0.measure): \(RankingFindings.signed($0.difference ?? 0))" }.joined(separator: "; ")
            + "."
        return drawn { canvas in
            // On a phone the figures are above the whiskers, not beside them.
            let (left, right) = canvas.isNarrow ? (12.0, canvas.width - 12) : (300.0, canvas.width - 20)
            let (rowHeight, drop) = canvas.isNarrow ? (38.0, 14.0) : (24.0, 0.0)
            let middle = (left + right) / 2
            func x(_ value: Double) -> Double { middle + value / reach * (right - left) / 2 }
            var y = 20.0
            var backend = ""
            var segments: [(from: Double, to: Double)] = []
            for difference in differences {
                if difference.backend != backend {
                    backend = difference.backend
                    let count = canvas.paragraph(
                        0, y + 4, "\(backend) against \(report.backends[0].name)", room: canvas.width, style: "heading")
                    y += 7 + Double(count) * ChartCanvas.lineHeight
                    segments.append((y - 12, y))
                }
                let mean = difference.difference ?? 0
                canvas.text(
                    canvas.isNarrow ? 0 : 12, y + 4,
                    difference.measure
                        + (difference.measure == primary && differences.contains { $0.measure != primary } ? " (decides)" : ""))
                canvas.text(canvas.isNarrow ? canvas.width : left - 12, y + 4, RankingFindings.signed(mean), anchor: "end")
                if let low = difference.low, let high = difference.high { canvas.line(x(low), y + drop, x(high), y + drop, "whisker") }
                canvas.dot(x(mean), y + drop, radius: 5, style: difference.isReal ? (mean > 0 ? "up" : "down") : "even")
                y += rowHeight
                segments[segments.count - 1].to = y - 8
            }
            for segment in segments where !canvas.isNarrow { canvas.line(middle, segment.from, middle, segment.to, "zero") }
            canvas.line(left, y, right, y, "axis")
            if canvas.isNarrow { canvas.line(middle, y - 5, middle, y + 5, "zero") }
            for (value, place, anchor) in [(-reach, left, "start"), (0, middle, "middle"), (reach, right, "end")] {
                canvas.text(place, y + 18, RankingFindings.signed(value, digits: 3), anchor: anchor)
            }
            return canvas.svg(
                "effects", height: y + 26, title: "Differences against the baseline, with 95 % intervals", description: description)
        }
    }

    /// For each other backend each query's difference in the measure that decides, sorted; a bar leads to its query.
    func differences(_ index: Int) -> String? {
        guard let measure = primary else { return nil }
        let values = report.queries.enumerated().compactMap { number, query -> (number: Int, id: String, value: Double)? in
            guard query.answers[0].measures.count > primaryIndex, query.answers[index].measures.count > primaryIndex else { return nil }
            let difference = query.answers[index].measures[primaryIndex] - query.answers[0].measures[primaryIndex]
            return (number, query.id, abs(difference) < 1e-12 ? 0 : difference)
        }.sorted { ($1.value, $0.number) < ($0.value, $1.number) }
        guard !values.isEmpty else { return nil }
        let reach = max(0.05, values.map { abs($0.value) }.max() ?? 1)
        let (wins, losses) = (values.count { $0.value > 0 }, values.count { $0.value < 0 })
        return drawn { canvas in
            let (left, right, height) = (50.0, canvas.width - 10, 180.0)
            let middle = height / 2
            let step = (right - left) / Double(values.count)
            canvas.line(left, middle, right, middle, "zero")
            for value in [reach, 0, -reach] {
                canvas.text(
                    left - 8, middle - value / reach * (middle - 12) + 4, value == 0 ? "0" : RankingFindings.signed(value, digits: 2),
                    anchor: "end")
            }
            for (place, found) in values.enumerated() {
                let size = abs(found.value) / reach * (middle - 12)
                let top = found.value > 0 ? middle - size : middle
                canvas.bar(
                    left + Double(place) * step, top - (size == 0 ? 1 : 0), max(0.5, step - (step > 3 ? 1 : 0)), max(2, size),
                    style: found.value > 0 ? "up" : found.value < 0 ? "down" : "even", link: HTMLText.identifier("query", found.number),
                    label: "query \(found.id): \(RankingFindings.signed(found.value))")
            }
            return canvas.svg(
                "queries-\(index)", height: height,
                title: "\(measure) of \(report.backends[index].name) less that of \(report.backends[0].name), query by query",
                description:
                    "\(wins) queries are better, \(losses) worse, \(values.count - wins - losses) the same. Each bar leads to its query.")
        }
    }

    /// The measure that decides over the median time; nil if a backend lacks either. Points have numbers, explained by the names below.
    var costs: String? {
        guard let measure = primary else { return nil }
        let points = report.backends.compactMap { backend -> (name: String, seconds: Double, value: Double)? in
            guard let seconds = backend.seconds?.p50, seconds > 0, let value = backend.measures?[measure] else { return nil }
            return (backend.name, seconds, value)
        }
        guard points.count > 1 else { return nil }
        let logs = points.map { log10($0.seconds) }
        let (least, most) = ((logs.min() ?? 0) - 0.1, (logs.max() ?? 1) + 0.1)
        // From 0, so that a small difference looks small.
        let high = max(1e-6, points.map(\.value).max() ?? 1)
        let described = points.map {
            "\($0.name): \(measure) \(HumanFormat.decimal($0.value, digits: 4)) at \(HumanFormat.duration(seconds: $0.seconds))"
        }
        return drawn { canvas in
            let (left, right, top, bottom) = (70.0, canvas.width - 50, 24.0, 210.0)
            func x(_ seconds: Double) -> Double { left + (log10(seconds) - least) / (most - least) * (right - left) }
            func y(_ value: Double) -> Double { bottom - max(0, value) / (high * 1.1) * (bottom - top) }
            canvas.line(left, bottom, right, bottom, "axis")
            canvas.line(left, top, left, bottom, "axis")
            canvas.text(left - 8, y(high) + 4, HumanFormat.decimal(high, digits: 4), anchor: "end")
            canvas.text(left - 8, bottom + 4, "0", anchor: "end")
            // Similar times would be written over each other.
            let (fastest, slowest) = (points.map(\.seconds).min() ?? 1, points.map(\.seconds).max() ?? 1)
            canvas.text(x(fastest), bottom + 18, HumanFormat.duration(seconds: fastest), anchor: "middle")
            if x(slowest) - x(fastest) > 70 {
                canvas.text(x(slowest), bottom + 18, HumanFormat.duration(seconds: slowest), anchor: "middle")
            }
            canvas.text((left + right) / 2, bottom + 36, "median time of a query (logarithmic)", anchor: "middle")
            canvas.text(0, 12, measure)
            // Numbers that would lie on one another are moved down, a little more than their height, as adding may round down.
            var placed: [(x: Double, y: Double)] = []
            for (number, point) in points.enumerated().sorted(by: { (y($0.element.value), $0.offset) < (y($1.element.value), $1.offset) }) {
                var place = (x: x(point.seconds) + 10, y: y(point.value) + 4)
                while let other = placed.first(where: { abs($0.x - place.x) < 24 && abs($0.y - place.y) < 15 }) {
                    place.y = other.y + 15.01
                }
                placed.append(place)
                canvas.dot(x(point.seconds), y(point.value), radius: 6, style: "accent")
                canvas.text(place.x, place.y, String(number + 1), style: "name")
            }
            var legend = bottom + 62
            for (number, text) in described.enumerated() {
                legend += Double(canvas.paragraph(0, legend, "\(number + 1)  \(text)", room: canvas.width)) * ChartCanvas.lineHeight + 3
            }
            return canvas.svg(
                "costs", height: max(legend, (placed.map(\.y).max() ?? 0) + 8), title: "Cost against quality",
                description: described.joined(separator: "; ") + ". Better is higher and further left.")
        }
    }

    /// What moved articles; nil if that was not asked for, or nothing moved.
    func causes(_ found: ComparisonReport.Causes, _ index: Int) -> String? {
        guard !found.causes.isEmpty else { return nil }
        let most = Double(max(1, found.causes.map(\.ranks).max() ?? 1))
        let description =
            found.causes.map { "\($0.name): \($0.ranks) ranks over \($0.articles) results, mainly in \($0.mainly)" }.joined(separator: "; ")
            + "."
        return drawn { canvas in
            let (left, right) = canvas.isNarrow ? (0.0, canvas.width) : (160.0, canvas.width - 220)
            let (rowHeight, drop) = canvas.isNarrow ? (44.0, 18.0) : (24.0, 0.0)
            for (row, cause) in found.causes.enumerated() {
                let y = 14 + Double(row) * rowHeight
                let width = max(1, Double(cause.ranks) / most * (right - left))
                let counts = "\(HumanFormat.count(cause.ranks, "rank")), \(HumanFormat.count(cause.articles, "result"))"
                canvas.text(canvas.isNarrow ? 0 : left - 10, y + 4, cause.name, anchor: canvas.isNarrow ? "start" : "end", style: "name")
                canvas.bar(left, y - 8 + drop, width, 16, style: "accent")
                canvas.text(canvas.isNarrow ? canvas.width : left + width + 8, y + 4, counts, anchor: canvas.isNarrow ? "end" : "start")
            }
            return canvas.svg(
                "causes-\(index)", height: 14 + Double(found.causes.count) * rowHeight,
                title: "Why articles moved under \(found.backend)", description: description)
        }
    }
}
