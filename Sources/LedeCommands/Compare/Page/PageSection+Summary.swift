import LedeModules

extension PageSection {
    /// The findings, and the figures that people look for first.
    static func summary(_ report: ComparisonReport) -> PageSection {
        PageSection(id: "summary", title: "Summary", body: findings(report) + figures(report) + backends(report))
    }

    /// What the judgments say first, the rest after a click; without judgments all of it.
    private static func findings(_ report: ComparisonReport) -> String {
        let findings = ComparisonFindings(report: report)
        guard let decision = findings.judged.first else {
            return findings.others.isEmpty ? "" : "<div class=\"lead\">\(HTMLText.list(findings.others))</div>\n"
        }
        var html =
            "<div class=\"lead\"><p class=\"decision\">\(HTMLText.escaped(decision))</p>\n\(HTMLText.list(Array(findings.judged.dropFirst())))"
        if !findings.others.isEmpty {
            html += "<details><summary>How alike the lists are, speed and size</summary>\n\(HTMLText.list(findings.others))</details>\n"
        }
        return html + "</div>\n"
    }

    private static func figures(_ report: ComparisonReport) -> String {
        let measures = Array((report.effectiveness?.measures ?? []).prefix(6))
        let rows = report.backends.map { backend -> [String] in
            let values = measures.map { measure -> String in
                guard let value = backend.measures?[measure] else { return "–" }
                let column = report.backends.compactMap { $0.measures?[measure] }
                let text = value == value.rounded() && value > 1 ? HumanFormat.count(Int(value)) : HumanFormat.decimal(value, digits: 4)
                return value == column.max() && column.contains { $0 != value } ? "<span class=\"best\">\(text)</span>" : text
            }
            return [HTMLText.breakable(backend.name), HumanFormat.count(backend.answered)] + values
                + [backend.seconds.map { HumanFormat.duration(seconds: $0.p50) } ?? "–", backend.bytes.map(HumanFormat.bytes) ?? "–"]
        }
        let note = report.effectiveness.map { effectiveness in
            let meaning = effectiveness.measures.isEmpty ? nil : MeasureMeaning.text(effectiveness.measures[effectiveness.primaryIndex])
            return ([meaning].compactMap(\.self) + ["Means over the judged queries asked; one without an answer counts as 0."]).joined(
                separator: " ")
        }
        return HTMLTable(head: ["", "answered"] + measures + ["median time", "on disk"], rows: rows, note: note).html
    }

    private static func backends(_ report: ComparisonReport) -> String {
        let items = report.backends.map { backend in
            let spec = backend.spec.flatMap { $0 == backend.name ? nil : " <code>\(HTMLText.escaped($0))</code>" } ?? ""
            return "<li><strong>\(HTMLText.breakable(backend.name))</strong>: \(HTMLText.escaped(backend.summary))\(spec)</li>\n"
        }
        return "<ul class=\"small\">\n\(items.joined())</ul>\n"
    }
}
