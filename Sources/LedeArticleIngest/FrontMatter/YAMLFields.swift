import LedePageExtraction
import Yams

/// The fields of YAML front matter.
///
/// Valid YAML is read as such. Much of what people write is not (`title: Bridge: closed`, `author: @ann`); then each entry is read by
/// itself, and one that is not YAML gives the rest of its line.
enum YAMLFields {
    /// Most levels of lists and mappings, and most bytes of one value, aliases expanded.
    private static let maxDepth = 60
    private static let longestValue = 1 << 16

    /// The fields in their order; nil if no line names one.
    static func fields(_ yaml: String) -> [SourceField]? {
        let entries = Entry.entries(of: yaml)
        guard let entries, !entries.isEmpty, isShallow(yaml) else { return entries.flatMap { $0.isEmpty ? nil : $0.map(\.lenient) } }
        if let fields = mapping(yaml) { return fields }
        return entries.map { entry in mapping(entry.text)?.first ?? entry.lenient }
    }

    private static func mapping(_ yaml: String) -> [SourceField]? {
        guard let node = try? Yams.compose(yaml: yaml), case .mapping(let mapping) = node else { return nil }
        var fields: [SourceField] = []
        for (key, value) in mapping {
            guard case .scalar(let name) = key else { return nil }
            fields.append(SourceField(name: name.string, value: Self.value(value)))
        }
        return fields
    }

    private static func value(_ node: Node) -> SourceField.Value {
        switch node {
        case .scalar(let scalar): return text(scalar).map(SourceField.Value.string) ?? .null
        case .sequence(let sequence):
            var texts: [String] = []
            for item in sequence {
                guard case .scalar(let scalar) = item else { return nested(node) }
                if let text = text(scalar) { texts.append(text) }
            }
            return texts.isEmpty ? .null : .strings(texts)
        default: return nested(node)
        }
    }

    private static func nested(_ node: Node) -> SourceField.Value {
        var out = ""
        return write(node, to: &out, depth: 0) ? .json(out) : .null
    }

    /// - Returns: false if the value is too deep or, with its aliases expanded, too long.
    private static func write(_ node: Node, to out: inout String, depth: Int) -> Bool {
        guard depth < maxDepth, out.utf8.count < longestValue else { return false }
        switch node {
        case .scalar(let scalar): out += text(scalar).map(JSONText.quoted) ?? "null"
        case .sequence(let sequence):
            out += "["
            for (number, item) in sequence.enumerated() {
                if number > 0 { out += "," }
                guard write(item, to: &out, depth: depth + 1) else { return false }
            }
            out += "]"
        case .mapping(let mapping):
            out += "{"
            for (number, (key, value)) in mapping.enumerated() {
                guard case .scalar(let name) = key else { return false }
                out += (number > 0 ? "," : "") + JSONText.quoted(name.string) + ":"
                guard write(value, to: &out, depth: depth + 1) else { return false }
            }
            out += "}"
        default: return false
        }
        return out.utf8.count < longestValue
    }

    private static func text(_ scalar: Node.Scalar) -> String? {
        if scalar.style == .plain || scalar.style == .any, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return nil }
        let text = scalar.string.trimmingSpaces()
        return text.isEmpty ? nil : text
    }

    /// Whether no line nests lists and mappings too deeply for a recursive reader.
    private static func isShallow(_ yaml: String) -> Bool {
        var depth = 0
        for line in yaml.utf8.split(separator: 0x0A) {
            var dashes = 0
            for byte in line {
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
                if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") { dashes += 1 } else if byte != 0x20 { dashes = 0 }
                if dashes > maxDepth, line.contains(0x20) { return false }
            }
            if depth > maxDepth || line.prefix(while: { $0 == 0x20 }).count > 2 * maxDepth { return false }
        }
        return true
    }
}

/// An entry of front matter: its line and what is indented below it.
private struct Entry {
    var name: String
    /// The whole entry.
    var text: String
    /// What follows the colon on the first line.
    var first: String
    /// The lines below.
    var more: [Substring]

    /// The entries; nil if an unindented line is not one, and no entry has a name of the table.
    static func entries(of yaml: String) -> [Entry]? {
        var entries: [Entry] = []
        var hasStray = false
        for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.trimmingSpaces()
            if content.hasPrefix("#"), entries.last.map({ !$0.isBlock }) ?? true { continue }
            let isIndented = line.first?.isWhitespace ?? true
            if isIndented || content.hasPrefix("- ") || content == "-" || content == "]" || content == "}" {
                if content.isEmpty || !entries.isEmpty {
                    if let last = entries.indices.last {
                        entries[last].text += "\n" + line
                        entries[last].more.append(line)
                    }
                } else {
                    hasStray = true
                }
            } else if let (name, value) = named(content) {
                entries.append(Entry(name: name, text: String(line), first: value, more: []))
            } else if let last = entries.indices.last, entries[last].isOpenQuote {
                entries[last].text += "\n" + line
                entries[last].more.append(line)
            } else {
                hasStray = true
            }
        }
        let isKnown = entries.contains { FieldNames.place(of: FieldNames.normalized($0.name)) != nil }
        return hasStray && !isKnown ? nil : entries
    }

    private static func named(_ line: String) -> (String, String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let name = line[..<colon].trimmingSpaces().trimmingCharacters(of: "\"'")
        let value = line[line.index(after: colon)...]
        guard !name.isEmpty, name.count <= 60, value.isEmpty || value.first == " " || value.first == "\t",
            name.filter({ $0 == " " }).count <= 2,
            name.first.map({ $0.isLetter || $0 == "_" || $0.isNumber }) ?? false
        else { return nil }
        return (name, value.trimmingSpaces())
    }

    /// Whether the value is a block of text (`|`, `>-`).
    private var isBlock: Bool { first.hasPrefix("|") || first.hasPrefix(">") }

    private var isOpenQuote: Bool {
        guard let quote = first.first, quote == "\"" || quote == "'" else { return false }
        return text.filter { $0 == quote }.count % 2 == 1
    }

    /// What the entry says if read without YAML's rules.
    var lenient: SourceField {
        let items = more.map { $0.trimmingSpaces() }.filter { $0.hasPrefix("- ") }.map { Self.unquoted($0.dropFirst(2).trimmingSpaces()) }
            .filter { !$0.isEmpty }
        if first.isEmpty, !items.isEmpty { return SourceField(name: name, value: .strings(items)) }
        let lines = isBlock ? more.map { $0.trimmingSpaces() } : [first] + more.map { $0.trimmingSpaces() }
        let text = Self.unquoted(lines.filter { !$0.isEmpty }.joined(separator: " "))
        return SourceField(name: name, value: text.isEmpty ? .null : .string(text))
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count > 1, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else { return text }
        return String(text.dropFirst().dropLast())
    }
}
