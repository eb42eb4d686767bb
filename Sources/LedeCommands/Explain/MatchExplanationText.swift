import LedeModules

/// Why an article matches or not, for people.
///
///     ferry-vote does not match
///       lacks  "sea wall": the words are in the body with 4 others among them
///                … the sea rose over the old harbour wall …
///       has    ferry, 2 times
///       has    calm, which the query leaves out
///                The sea was calm.
struct MatchExplanationText {
    private(set) var lines: [StyledText] = []

    init(_ match: MatchExplanation, id: String) {
        let id = id.sanitizedForTerminal()
        if let standing = match.standing {
            var text =
                "\(id) matches: rank \(HumanFormat.count(standing.rank)) of \(HumanFormat.count(standing.matchCount)), "
                + "score \(HumanFormat.score(standing.score))"
            if !standing.isShown, let threshold = standing.threshold {
                text += "; the first \(HumanFormat.count(standing.limit)) end at \(HumanFormat.score(threshold))"
            }
            lines.append(StyledText(text, .heading))
        } else {
            lines.append(StyledText("\(id) does not match", .heading))
            append(match.clause, indent: 2, isWanted: true)
        }
    }

    private mutating func append(_ clause: ClauseExplanation, indent: Int, isWanted: Bool) {
        switch clause.kind {
        case .leaf(let leaf): append(leaf, clause, indent: indent, isWanted: isWanted)
        case .all: for child in clause.children { append(child, indent: indent, isWanted: isWanted) }
        case .without:
            for (child, isKept) in zip(clause.children, [true, false]) { append(child, indent: indent, isWanted: isWanted == isKept) }
        case .any:
            append(
                label: clause.matches ? "has" : "lacks", clause.matches ? "one of" : "each of", indent: indent,
                isBad: clause.matches != isWanted)
            for child in clause.children { append(child, indent: indent + 2, isWanted: isWanted) }
        case .near(let distance):
            let isApart = !clause.matches && clause.children.allSatisfy(\.matches)
            let names = clause.children.map { if case .leaf(let leaf) = $0.kind { LeafName.text(leaf) } else { "" } }
            var text = names.joined(separator: " near ")
            if isApart {
                text +=
                    clause.nearMisses.isEmpty
                    ? ": no field has all of them\(Set(names).count < names.count ? " as often as they are asked for" : "")"
                    : ", which may be \(HumanFormat.count(distance, "word")) apart"
            }
            append(label: clause.matches ? "has" : "lacks", text, indent: indent, isBad: clause.matches != isWanted)
            append(clause.nearMisses, indent: indent)
            if !clause.matches, !isApart { for child in clause.children { append(child, indent: indent + 2, isWanted: isWanted) } }
        case .nothing: append(label: "lacks", "anything: the query has no word to search for", indent: indent, isBad: true)
        }
    }

    private mutating func append(_ leaf: QueryLeaf, _ clause: ClauseExplanation, indent: Int, isWanted: Bool) {
        // What is left out and does not occur is as it should be, and not worth a line.
        guard isWanted || clause.matches else { return }
        var text = LeafName.text(leaf)
        if clause.matches {
            let isFilter = if case .filter = leaf { true } else { false }
            text += !isWanted ? ", which the query leaves out" : isFilter ? "" : ", \(HumanFormat.count(Int(clause.freq), "time"))"
        }
        append(label: clause.matches ? "has" : "lacks", text, indent: indent, isBad: clause.matches != isWanted)
        append(clause.nearMisses, indent: indent)
    }

    private mutating func append(_ misses: [NearMiss], indent: Int) {
        for miss in misses {
            let described = Self.described(miss)
            let margin = StyledText(String(repeating: " ", count: indent + Self.labelWidth))
            if let text = described.text { lines.append(margin + StyledText(text)) }
            guard let passage = described.passage, !passage.text.isEmpty else { continue }
            var line = margin + StyledText("  ")
            for piece in passage.pieces { line.append(piece.text.sanitizedForTerminal(), piece.isHighlighted ? .match : .faint) }
            lines.append(line)
        }
    }

    private static func described(_ miss: NearMiss) -> (text: String?, passage: Snippet?) {
        func list(_ words: [String]) -> String { words.map { $0.sanitizedForTerminal().truncated(to: 40) }.joined(separator: ", ") }
        switch miss {
        case .lacks(let words, let present):
            return present.isEmpty ? (nil, nil) : ("\(list(words)) does not occur in the article; \(list(present)) does", nil)
        case .scattered: return ("its words occur, but no field has all of them", nil)
        case .similar(let word, let found): return ("\(list([word])) does not occur, but \(list(found))", nil)
        case .apart(let field, let gaps, let inOrder, let passage):
            let order = inOrder ? "" : gaps == 0 ? ", in another order" : " and in another order"
            let among = gaps == 0 ? "" : ", at the closest with \(HumanFormat.count(gaps, "other", "others")) among them"
            return ("its words are in the \(field.name)\(among)\(order)", passage)
        case .otherField(let field, let passage): return ("it occurs only in the \(field.name)", passage)
        case .notFirst(let field, let before, let passage):
            return ("it occurs in the \(field.name) after \(HumanFormat.count(before, "other word"))", passage)
        case .far(let field, let gaps, let passage):
            return ("at the closest \(HumanFormat.count(gaps, "word stands", "words stand")) between them in the \(field.name)", passage)
        case .attribute(let name, let value): return ("the article has \(value.map { "\(name) \(list([$0]))" } ?? "no \(name)")", nil)
        case .unwanted(_, let passage): return (nil, passage)
        }
    }

    private static let labelWidth = 7

    private mutating func append(label: String, _ text: String, indent: Int, isBad: Bool) {
        var line = StyledText(String(repeating: " ", count: indent))
        line.append(label.padded(to: Self.labelWidth), isBad ? .failure : .faint)
        line.append(text)
        lines.append(line)
    }
}
