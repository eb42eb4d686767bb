import LedeModules

/// What `lede index` says about dates whose order of day and month is open.
enum DateOrderText {
    /// Sources that contradict themselves, or `--dates`, and are named; there may be as many as files.
    private static let mostNamed = 5

    static func lines(_ report: DateOrderReport) -> [String] {
        var lines = report.ambiguities.map { found in
            let others = DayMonthOrder.allCases.filter { $0 != found.order && ($0 != .yearFirst || found.order == .yearFirst) }
            let verb = found.count == 1 ? "is" : "are"
            return "\(HumanFormat.count(found.count)) such as \(shown(found.example)) \(verb) ambiguous, read \(found.order.name)"
                + " (\(name(found.source))\(found.sourceCount > 1 ? " and \(HumanFormat.count(found.sourceCount - 1, "other"))" : "")); "
                + others.map { "--dates \($0.rawValue) reads them \($0.name)" }.joined(separator: ", ")
        }
        lines += report.contradictions.prefix(mostNamed).map { found in
            "\(name(found.source)) has dates of more than one order: \(HumanFormat.count(found.otherCount)) such as \(shown(found.otherExample)) cannot be read "
                + "\(found.order.name), as most can"
                + (found.openExample.map {
                    "; \(HumanFormat.count(found.openCount)) such as \(shown($0)) can be read in two ways and are read \(found.order.name)"
                } ?? "")
        }
        if report.contradictions.count > mostNamed {
            lines.append("\(HumanFormat.count(report.contradictions.count - mostNamed, "other source")) with dates of more than one order")
        }
        lines += report.refusals.prefix(mostNamed).map { found in
            "\(name(found.source)) is read \(found.order.name) in spite of --dates: \(shown(found.example)) can be read in no other way"
        }
        if report.refusals.count > mostNamed {
            lines.append("so are \(HumanFormat.count(report.refusals.count - mostNamed, "other source"))")
        }
        return lines
    }

    private static func shown(_ text: String) -> String { text.sanitizedForTerminal().truncated(to: 40) }

    private static func name(_ source: String) -> String { source == "-" ? "standard input" : source.sanitizedForTerminal() }
}
