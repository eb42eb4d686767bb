// A measure's name is
//
//     name     := base [ "(" [ parameter { "," parameter } ] ")" ] [ "@" cutoff ]
//     parameter := key "=" value              value: a number, or text in single or double quotes
//
// Blanks may stand within the parentheses. Cutoffs and thresholds are whole numbers from 1.

/// A measure's name taken apart.
struct MeasureSyntax {
    let base: String
    /// After the `@`; nil without one.
    let cutoff: Int?
    private let parameters: [(key: String, value: String)]
    private let text: String

    /// - Throws: `MeasureError` for what does not follow the grammar.
    init(_ text: String) throws(MeasureError) {
        self.text = text
        var rest = Substring(text)
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = rest.dropFirst(name.count)
        base = String(name)
        if name.isEmpty { throw MeasureError(name: text, problem: "does not begin with a name", choices: []) }
        var parameters: [(key: String, value: String)] = []
        if rest.first == "(" {
            guard let end = rest.firstIndex(of: ")") else {
                throw MeasureError(name: text, problem: "has a parenthesis that does not end", choices: [])
            }
            let inside = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            for part in inside.split(separator: ",", omittingEmptySubsequences: !inside.contains { !$0.isWhitespace }) {
                let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
                guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
                    throw MeasureError(name: text, problem: "has \"\(Self.trimmed(part))\" where key=value should stand", choices: [])
                }
                if parameters.contains(where: { $0.key == sides[0] }) {
                    throw MeasureError(name: text, problem: "gives \(sides[0]) twice", choices: [])
                }
                parameters.append((sides[0], sides[1]))
            }
        }
        if rest.first == "@" {
            rest = rest.dropFirst()
            guard let number = Self.positive(rest) else {
                throw MeasureError(name: text, problem: "has \"@\(rest)\" where a whole number from 1 should follow the @", choices: [])
            }
            cutoff = number
        } else if rest.isEmpty {
            cutoff = nil
        } else {
            throw MeasureError(name: text, problem: "has \"\(rest)\" after its end", choices: [])
        }
        self.parameters = parameters
    }

    /// Refuses parameters but these, and a cutoff where the measure has none.
    func allow(_ keys: String..., cutoff isAllowed: Bool = true) throws(MeasureError) {
        if let other = parameters.first(where: { !keys.contains($0.key) }) {
            throw MeasureError(name: text, problem: "has no parameter \(other.key)", choices: keys)
        }
        if cutoff != nil, !isAllowed { throw MeasureError(name: text, problem: "has no cutoff", choices: []) }
    }

    func neededCutoff() throws(MeasureError) -> Int {
        guard let cutoff else { throw MeasureError(name: text, problem: "needs a cutoff, as in \(base)@10", choices: []) }
        return cutoff
    }

    func relevance() throws(MeasureError) -> Int? {
        guard let value = value("rel") else { return nil }
        guard let relevance = Self.positive(value[...]) else {
            throw MeasureError(name: text, problem: "has rel=\(value) where a whole number from 1 should stand", choices: [])
        }
        return relevance
    }

    func persistence() throws(MeasureError) -> Double? {
        guard let value = value("p") else { return nil }
        guard let persistence = Double(value), persistence > 0, persistence < 1 else {
            throw MeasureError(name: text, problem: "has p=\(value) where a number between 0 and 1 should stand", choices: [])
        }
        return persistence
    }

    func gain() throws(MeasureError) -> Gain {
        guard let value = value("dcg") else { return .linear }
        switch value.trimmingQuotes {
        case "log2": return .linear
        case "exp-log2": return .exponential
        default: throw MeasureError(name: text, problem: "has no gain \(value)", choices: ["dcg='log2'", "dcg='exp-log2'"])
        }
    }

    private func value(_ key: String) -> String? { parameters.first { $0.key == key }?.value }

    private static func positive(_ digits: Substring) -> Int? {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number >= 1 else { return nil }
        return number
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension String {
    /// Without the quotes around it, which are both single or both double.
    fileprivate var trimmingQuotes: String {
        guard count >= 2, let quote = first, quote == "'" || quote == "\"", last == quote else { return self }
        return String(dropFirst().dropLast())
    }
}
