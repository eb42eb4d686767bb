import LedeModules

/// A query in the page: its figures in a line, and after that the backends' lists side by side.
struct QueryCard {
    let query: ComparisonReport.Query
    /// Its place in the comparison.
    let number: Int
    /// The measure that decides, and its index in the values; nil without judgments.
    let measure: (name: String, index: Int)?

    var html: String {
        """
        <details class="query" id="\(HTMLText.identifier("query", number))" data-kinds="\(kinds.joined(separator: " "))" data-text="\(escaped("\(query.id) \(query.text)".lowercased()))">
        <summary><span class="id">\(escaped(query.id))</span><span>\(escaped(query.text))</span><span class="figures">\(escaped(figures))</span></summary>
        <div class="lists">
        \(groups.map(list).joined())</div>
        </details>

        """
    }

    private func escaped(_ text: String) -> String { HTMLText.escaped(text) }

    /// What the page filters by.
    private var kinds: [String] {
        var kinds: [String] = []
        let lists = query.answers.map(\.ids)
        if lists.contains(where: { $0 != lists[0] }) { kinds.append("changed") }
        guard let measure else { return kinds }
        let values = query.answers.map { $0.measures.indices.contains(measure.index) ? $0.measures[measure.index] : nil }
        guard let first = values[0] else { return kinds + ["unjudged"] }
        let others = values.dropFirst().compactMap(\.self)
        if others.contains(where: { $0 - first > 1e-12 }) { kinds.append("better") }
        if others.contains(where: { first - $0 > 1e-12 }) { kinds.append("worse") }
        return kinds
    }

    private var figures: String {
        if let measure, query.answers.allSatisfy({ $0.measures.indices.contains(measure.index) }) {
            return measure.name + " "
                + query.answers.map { HumanFormat.decimal($0.measures[measure.index], digits: 3) }.joined(separator: " · ")
        }
        guard !query.agreements.isEmpty else {
            return query.answers.compactMap(\.matchCount).map { HumanFormat.count($0, "match", "matches") }.joined()
        }
        return "RBO " + query.agreements.map { HumanFormat.decimal($0.rbo, digits: 3) }.joined(separator: " · ")
    }

    /// The backends, those together that list the same articles in the same order.
    private var groups: [[Int]] { query.sameLists }

    private func list(_ group: [Int]) -> String {
        let results = query.answers[group[0]].articles
        let headings = group.map { index -> String in
            let answer = query.answers[index]
            var line = answer.matchCount.map { HumanFormat.count($0, "match", "matches") } ?? ""
            if let seconds = answer.seconds { line += (line.isEmpty ? "" : ", ") + HumanFormat.duration(seconds: seconds.p50) }
            return "<h4>\(HTMLText.breakable(answer.name)) <span class=\"faint small\">\(escaped(line))</span></h4>"
        }.joined(separator: "\n")
        let same =
            group.count < 2 || results.isEmpty
            ? ""
            : "<p class=\"faint small\">The same \(HumanFormat.count(results.count, "article")) in \(group.count == 2 ? "both" : "all \(group.count)"), in this order; scores are of \(escaped(query.answers[group[0]].name)).</p>\n"
        return """
            <div>\(headings)
            \(same)\(results.isEmpty ? "<p class=\"faint\">Nothing found.</p>\n" : "<ol>\n\(results.map { item($0, isBaseline: group[0] == 0) }.joined())</ol>\n")</div>

            """
    }

    private func item(_ result: ComparisonReport.ListedArticle, isBaseline: Bool) -> String {
        var html = "<li><span class=\"rank\">\(result.rank)</span>"
        html +=
            result.title.map(escaped) ?? result.beginning.map { "<span class=\"beginning\">\(escaped($0))</span>" } ?? escaped(result.id)
        if !isBaseline { html += " " + move(result) }
        if let grade = result.grade, grade >= 0 {
            html +=
                " <span class=\"badge \(grade > 0 ? "gain" : "faint")\">\(grade > 0 ? "relevant" + (grade > 1 ? " \(grade)" : "") : "not relevant")</span>"
        }
        html +=
            " <span class=\"score\">\(HumanFormat.score(result.score))\(result.title == nil && result.beginning == nil ? "" : " · " + escaped(result.id))</span>"
        if let passage = result.passage, passage.pieces.contains(where: { !$0.isEmpty }) {
            let pieces = passage.pieces.enumerated().map { $0.isMultiple(of: 2) ? escaped($1) : "<mark>\(escaped($1))</mark>" }
            html += "<p class=\"passage\" dir=\"auto\">\(pieces.joined())</p>"
        }
        if let causes = result.causes, !causes.isEmpty {
            let parts = causes.map {
                escaped("\($0.cause) \($0.gain > 0 ? "+" : "\u{2212}")\(abs($0.gain))" + ($0.detail.map { " (\($0))" } ?? ""))
            }
            html += "<p class=\"why\">\(parts.joined(separator: "; "))</p>"
        }
        return html + "</li>\n"
    }

    private func move(_ result: ComparisonReport.ListedArticle) -> String {
        switch result.move {
        case nil: "<span class=\"badge gain\">new</span>"
        case 0?: "<span class=\"faint\">=</span>"
        case let ranks? where ranks > 0: "<span class=\"badge gain\">up \(ranks)</span>"
        case let ranks?: "<span class=\"badge loss\">down \(-ranks)</span>"
        }
    }
}
