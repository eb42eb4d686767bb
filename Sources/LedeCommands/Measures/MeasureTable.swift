import LedeModules

/// The measures of several backends or runs, with the differences that chance does not explain: for spreadsheets and for papers.
struct MeasureTable {
    let names: [String]
    let reports: [EffectivenessReport]
    let compared: EffectivenessComparison

    /// Nil without judgments.
    init?(_ evaluation: EvaluationReport, names: [String], primary: String?, allPairs: Bool) {
        guard let reports = evaluation.effectiveness,
            let compared = EffectivenessComparison(evaluation, names: names, primary: primary, allPairs: allPairs)
        else { return nil }
        self.names = names
        self.reports = reports
        self.compared = compared
    }

    private static let columns = [
        "system", "measure", "value", "queries", "decides", "against", "difference", "low", "high", "p", "p_holm", "p_t", "effect_size",
        "better", "same", "worse", "verdict",
    ]

    /// Comma-separated (RFC 4180), a row for each measure of each system and what it is compared with; the first system's columns after
    /// `decides` are empty. Figures have as many digits as give the same double back; what does not exist is empty.
    var csv: String {
        var rows = [Self.columns]
        for (index, name) in names.enumerated() {
            let overall = reports[index].overall
            for (measure, measureName) in compared.measures.enumerated() {
                let head = [
                    name, measureName, Self.number(overall?[measure]), String(reports[index].queryIDs.count),
                    compared.primary == measureName ? "yes" : "no",
                ]
                let found = differences.filter { $0.backend == name && $0.measure == measureName }
                rows += found.map { head + Self.cells($0) }
                if found.isEmpty { rows.append(head + Array(repeating: "", count: Self.columns.count - head.count)) }
            }
        }
        return rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private var differences: [EffectivenessComparison.Difference] { compared.differences + (compared.pairs ?? []) }

    private static func cells(_ found: EffectivenessComparison.Difference) -> [String] {
        [found.against ?? ""] + [found.difference, found.low, found.high, found.p, found.pHolm, found.pT, found.effectSize].map(number)
            + [String(found.wins), String(found.ties), String(found.losses), found.verdict?.rawValue ?? ""]
    }

    private static func number(_ value: Double?) -> String { value.map { $0 == 0 ? "0.0" : String($0) } ?? "" }

    /// A field, in quotes if it needs them.
    private static func quoted(_ field: String) -> String {
        let needsQuotes =
            field.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) } || field.hasPrefix(" ") || field.hasSuffix(" ")
        return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }

    /// A table for LaTeX that needs no package. Systems are lettered; a superscript names those that a value beats beyond chance;
    /// the best of a measure is bold.
    var latex: String {
        let letters = names.indices.map(Self.letter)
        var rows: [String] = []
        for (index, name) in names.enumerated() {
            let overall = reports[index].overall
            let cells = compared.measures.enumerated().map { measure, measureName -> String in
                guard let value = overall?[measure] else { return "--" }
                if reports[index].aggregations[measure] == .sum { return HumanFormat.count(Int(value)) }
                let column = reports.compactMap { $0.overall?[measure] }
                let text = LaTeXText.number(HumanFormat.decimal(value, digits: 4))
                let isBest = value == column.max() && column.contains { $0 != value }
                let marks = names.indices.filter { isBetter(name, than: names[$0], measureName) }.map { letters[$0] }
                return (isBest ? "\\textbf{\(text)}" : text) + (marks.isEmpty ? "" : "\\textsuperscript{\(marks.joined(separator: ","))}")
            }
            rows.append(([letters[index], LaTeXText.escaped(name)] + cells).joined(separator: " & ") + " \\\\")
        }
        let counts = Set(reports.map(\.queryIDs.count)).sorted().map { HumanFormat.count($0, "query", "queries") }.joined(separator: " or ")
        let level = HumanFormat.decimal(DifferenceVerdict.level, digits: 2)
        var caption = "Means over \(counts)."
        if names.count > 1 {
            caption += " Superscripts: better than the systems of these letters (paired randomisation test, two-sided, $p < \(level)$"
            caption += compared.familySize > 1 ? " after Holm's correction for the \(compared.familySize) comparisons of a measure)" : ")"
            caption += compared.pairs == nil && names.count > 2 ? "; each is compared with \(letters[0]) alone." : "."
            caption += " Bold: the highest."
        }
        return """
            \\begin{table}
            \\centering
            \\caption{\(caption)}
            \\begin{tabular}{ll\(String(repeating: "r", count: compared.measures.count))}
            \\hline
            \((["", "System"] + compared.measures.map(LaTeXText.escaped)).joined(separator: " & ")) \\\\
            \\hline
            \(rows.joined(separator: "\n"))
            \\hline
            \\end{tabular}
            \\end{table}

            """
    }

    private func isBetter(_ name: String, than other: String, _ measure: String) -> Bool {
        differences.contains { found in
            guard found.measure == measure, found.isReal, let difference = found.difference else { return false }
            return difference > 0 ? found.backend == name && found.against == other : found.backend == other && found.against == name
        }
    }

    /// `a` to `z`, then `aa`.
    private static func letter(_ index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
        return index < 26 ? last : letter(index / 26 - 1) + last
    }
}
