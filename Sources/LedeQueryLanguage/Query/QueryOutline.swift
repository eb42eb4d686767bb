import LedeTextAnalysis

/// A query tree in words, a line per node, for people who want to see how their query was read.
package struct QueryOutline: Sendable, Equatable {
    /// A node.
    package struct Line: Sendable, Equatable {
        /// Levels below the root.
        package var depth: Int
        /// The node in words, without indentation.
        package var text: String
    }

    /// The nodes, a parent before its children.
    package private(set) var lines: [Line] = []

    /// - Complexity: linear in the tree.
    package init(_ query: Query) { add(query, depth: 0, boost: 1) }

    private mutating func add(_ query: Query, depth: Int, boost: Double) {
        let weight = boost == 1 ? "" : ", weight × \(Self.number(boost))"
        switch query {
        case .phrase(let phrase): line(depth, Self.text(of: .phrase(phrase)) + weight)
        case .pattern(let pattern): line(depth, Self.text(of: .pattern(pattern)) + weight)
        case .filter(let filter): line(depth, Self.text(of: .filter(filter)))
        case .near(let leaves, let distance, _):
            line(depth, "near each other, at most \(distance) words between the end of the first and the start of the last\(weight)")
            for leaf in leaves { line(depth + 1, Self.text(of: leaf)) }
        case .boosted(let inner, let factor): add(inner, depth: depth, boost: boost * factor)
        case .all(let parts):
            line(depth, "all of\(weight)")
            for part in parts { add(part, depth: depth + 1, boost: 1) }
        case .any(let parts):
            line(depth, "one or more of\(weight)")
            for part in parts { add(part, depth: depth + 1, boost: 1) }
        case .without(let kept, let dropped):
            add(kept, depth: depth, boost: boost)
            line(depth, "but not")
            add(dropped, depth: depth + 1, boost: 1)
        case .none: line(depth, "nothing")
        }
    }

    private mutating func line(_ depth: Int, _ text: String) { lines.append(Line(depth: depth, text: text)) }

    private static func text(of leaf: QueryLeaf) -> String {
        let pattern: PatternQuery
        switch leaf {
        case .filter(let filter): return filter.description
        case .phrase(let phrase): pattern = QueryLeaf.phrase(phrase).pattern
        case .pattern(let own): pattern = own
        }
        var text = pattern.field.map { "\($0.name): " } ?? ""
        if pattern.startsField { text += "at the start: " }
        text += pattern.words.map(Self.text(of:)).joined(separator: " + ")
        if pattern.gaps < 0 { text += ", in no column" }
        if pattern.gaps > 0 { text += ", at most \(pattern.gaps) \(pattern.gaps == 1 ? "word" : "words") between them" }
        return text
    }

    package static func text(of word: WordPattern) -> String {
        switch word {
        case .term(let term): self.text(of: term)
        case .anyOf(let terms): "(" + terms.map { self.text(of: $0) }.joined(separator: " or ") + ")"
        case .prefix(let prefix): self.text(of: prefix, ending: "*")
        case .anyPrefix(let prefixes): "(" + prefixes.map { self.text(of: $0, ending: "*") }.joined(separator: " or ") + ")"
        case .wildcard(let pattern):
            self.text(
                of: Array(
                    pattern.parts.map { part in
                        switch part {
                        case .literal(let scalar): String(scalar)
                        case .one: "?"
                        case .any: "*"
                        }
                    }.joined().utf8))
        case .fuzzy(let pattern): self.text(of: pattern.term, ending: "~\(pattern.edits)")
        case .regex(let regex): self.text(of: regex.prefix + Array("/\(regex.source)/".utf8))
        }
    }

    /// A term by the word that it means, with its form if that is not the analyzer's.
    private static func text(of term: [UInt8], ending: String = "") -> String {
        if OmittedWord.isTerm(term) { return "(any word left out)" }
        let word = String(decoding: WordForm.word(of: term), as: UTF8.self) + ending
        return switch WordForm(of: term) {
        case .analyzed: word
        case .surface: "\(word) (as written)"
        case .spelling: "\(word) (as spelt)"
        }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
