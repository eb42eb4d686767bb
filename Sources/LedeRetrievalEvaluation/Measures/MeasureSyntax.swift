// A measure's name is
//
//     name      := base [ "(" [ parameter { "," parameter } ] ")" ] [ "@" cutoff ]
//     parameter := key "=" value              value: a number, True or False, text in single or double quotes, or {grade:gain,…}
//
// Blanks are allowed within the parentheses. Cutoffs and thresholds are whole numbers from 1; the cutoff of IPrec is a level of recall,
// from 0 to 1.

/// A parsed measure name.
struct MeasureSyntax {
    let base: String
    /// What follows the `@`; nil without one.
    private let end: Substring?
    private let parameters: [(key: String, value: String)]
    /// As given.
    let text: String

    /// - Throws: `MeasureError` for what does not follow the grammar.
    init(_ text: String) throws(MeasureError) {
        self.text = text
        var rest = Substring(text)
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
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
            for part in Self.parts(inside) {
                let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
                guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
                    throw MeasureError(name: text, problem: "has \"\(Self.trimmed(part))\" where key=value should be", choices: [])
                }
                if parameters.contains(where: { $0.key == sides[0] }) {
                    throw MeasureError(name: text, problem: "gives \(sides[0]) twice", choices: [])
                }
                parameters.append((sides[0], sides[1]))
            }
        }
        if rest.first == "@" {
            end = rest.dropFirst()
        } else if rest.isEmpty {
            end = nil
        } else {
            throw MeasureError(name: text, problem: "has \"\(rest)\" after its end", choices: [])
        }
        self.parameters = parameters
    }

    /// The parts of what is in parentheses: commas within braces do not separate.
    private static func parts(_ inside: Substring) -> [String] {
        if inside.allSatisfy(\.isWhitespace) { return [] }
        var parts = [""]
        var depth = 0
        for character in inside {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            if character == ",", depth <= 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts
    }

    /// Refuses parameters other than these, and a cutoff if the measure has none.
    func allow(_ keys: [String], cutoff isAllowed: Bool) throws(MeasureError) {
        if let other = parameters.first(where: { !keys.contains($0.key) }) {
            throw MeasureError(name: text, problem: "has no parameter \(other.key)", choices: keys)
        }
        if end != nil, !isAllowed { throw MeasureError(name: text, problem: "has no cutoff", choices: []) }
    }

    func cutoff() throws(MeasureError) -> Int? {
        guard let end else { return nil }
        guard let number = Self.positive(end) else {
            throw MeasureError(name: text, problem: "has \"@\(end)\" where a whole number from 1 should follow the @", choices: [])
        }
        return number
    }

    /// A level of recall in place of the cutoff.
    func recall() throws(MeasureError) -> Double {
        guard let end else { throw MeasureError(name: text, problem: "needs a level of recall, as in \(base)@0.1", choices: []) }
        guard let recall = Self.number(end), (0...1).contains(recall) else {
            throw MeasureError(name: text, problem: "has \"@\(end)\" where a number from 0 to 1 should follow the @", choices: [])
        }
        return recall.magnitude
    }

    func neededCutoff() throws(MeasureError) -> Int {
        guard let cutoff = try cutoff() else { throw MeasureError(name: text, problem: "needs a cutoff, as in \(base)@10", choices: []) }
        return cutoff
    }

    func relevance() throws(MeasureError) -> Int? {
        guard let value = value("rel") else { return nil }
        guard let relevance = Self.positive(value[...]) else {
            throw MeasureError(name: text, problem: "has rel=\(value) where a whole number from 1 should be", choices: [])
        }
        return relevance
    }

    func persistence() throws(MeasureError) -> Double? {
        guard let value = value("p") else { return nil }
        guard let persistence = Double(value), persistence > 0, persistence < 1 else {
            throw MeasureError(name: text, problem: "has p=\(value) where a number between 0 and 1 should be", choices: [])
        }
        return persistence
    }

    /// A number above 0 and below a bound.
    func number(_ key: String, below bound: Double, orZero: Bool = false) throws(MeasureError) -> Double? {
        guard let value = value(key) else { return nil }
        guard let number = Self.number(value[...]), orZero ? number >= 0 : number > 0, number <= bound else {
            throw MeasureError(
                name: text, problem: "has \(key)=\(value) where a number \(orZero ? "from" : "above") 0 and up to \(bound) should be",
                choices: [])
        }
        return number.magnitude
    }

    /// False if absent.
    func flag(_ key: String) throws(MeasureError) -> Bool {
        switch value(key)?.lowercased() {
        case nil, "false": return false
        case "true": return true
        default: throw MeasureError(name: text, problem: "has \(key)=\(value(key) ?? "") where True or False should be", choices: [])
        }
    }

    func gain() throws(MeasureError) -> Gain {
        if let value = value("gains") {
            if self.value("dcg") != nil { throw MeasureError(name: text, problem: "has dcg and gains, of which one must do", choices: []) }
            return .custom(try gains(value))
        }
        guard let value = value("dcg") else { return .linear }
        switch value.trimmingQuotes {
        case "log2": return .linear
        case "exp-log2": return .exponential
        default: throw MeasureError(name: text, problem: "has no gain \(value)", choices: ["dcg='log2'", "dcg='exp-log2'"])
        }
    }

    /// Most grades with gains.
    private static let mostGains = 1_000
    /// A greater gain than anyone uses: sums of such stay finite.
    private static let greatestGain = 1e100

    /// `{0:0,1:1,2:5}`.
    private func gains(_ value: String) throws(MeasureError) -> [Int: Double] {
        let form = MeasureError(
            name: text, problem: "has gains=\(value) where {grade:gain,…} should be, as in gains={1:1,2:5}", choices: [])
        guard value.hasPrefix("{"), value.hasSuffix("}"), value.count >= 2 else { throw form }
        var gains: [Int: Double] = [:]
        for pair in value.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false) {
            let sides = pair.split(separator: ":", omittingEmptySubsequences: false).map(Self.trimmed)
            guard sides.count == 2, let grade = Int(sides[0]), grade >= 0, let gain = Self.number(sides[1][...]),
                (0...Self.greatestGain).contains(gain),
                gains.updateValue(gain.magnitude, forKey: grade) == nil, gains.count <= Self.mostGains
            else { throw form }
        }
        return gains
    }

    private func value(_ key: String) -> String? { parameters.first { $0.key == key }?.value }

    /// A decimal number.
    private static func number(_ text: Substring) -> Double? {
        guard text.utf8.count <= 32, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
        return Double(text)
    }

    private static func positive(_ digits: Substring) -> Int? {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number >= 1 else { return nil }
        return number
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension String {
    /// Without its quotes, which are both single or both double.
    fileprivate var trimmingQuotes: String {
        guard count >= 2, let quote = first, quote == "'" || quote == "\"", last == quote else { return self }
        return String(dropFirst().dropLast())
    }
}
