import LedePageExtraction

/// The fields at the head of a Markdown file, in any form that blogs and notebooks use.
///
///     matter := "---" YAML ("---" | "...")          Jekyll, Hugo, Obsidian
///             | "+++" TOML "+++"                    Hugo, Zola
///             | "{" JSON "}"                        Hugo
///             | (name ":" value)+ blank line        Pelican, MultiMarkdown
enum FrontMatter {
    /// Longer front matter is text: its readers are not made for hostile megabytes.
    static let longest = 64 << 10

    /// The fields in their order, and the text after them. What is not closed, or holds no fields, is text.
    static func split(_ text: String) -> (fields: [SourceField], rest: String) {
        let start = text.utf8.first { $0 > 0x20 }
        switch start {
        case UInt8(ascii: "-"): return fenced(text, opening: "---", closing: ["---", "..."], YAMLFields.fields) ?? ([], text)
        case UInt8(ascii: "+"): return fenced(text, opening: "+++", closing: ["+++"], TOMLFields.fields) ?? ([], text)
        case UInt8(ascii: "{"): return object(text) ?? ([], text)
        default: return HeaderFields.split(text) ?? ([], text)
        }
    }

    private static func fenced(
        _ text: String, opening: String, closing: [String], _ read: (String) -> [SourceField]?
    ) -> (fields: [SourceField], rest: String)? {
        var bytes = 0
        var lines: [Substring] = []
        var rest = text[...]
        var isFirst = true
        while !rest.isEmpty {
            let end = rest.utf8.firstIndex(of: 0x0A) ?? rest.endIndex
            let line = rest[..<end]
            rest = end < rest.endIndex ? rest[rest.utf8.index(after: end)...] : rest[end...]
            if isFirst {
                guard line.trimmingSpaces() == opening else { return nil }
                isFirst = false
            } else if line.first != " ", closing.contains(line.trimmingSpaces()) {
                return read(lines.joined(separator: "\n")).map { ($0, String(rest)) }
            } else {
                bytes += line.utf8.count + 1
                guard bytes <= longest else { return nil }
                lines.append(line)
            }
        }
        return nil
    }

    /// A JSON object whose last line has nothing else.
    private static func object(_ text: String) -> (fields: [SourceField], rest: String)? {
        let bytes = Array(text.utf8)
        var object = JSONObjectEnd()
        guard let last = bytes.prefix(longest).firstIndex(where: { object.isReached(by: $0) }) else { return nil }
        let at = last + 1
        guard bytes[at...].prefix(while: { $0 != 0x0A }).allSatisfy({ $0 <= 0x20 }) else { return nil }
        var scanner = JSONRecordScanner(Array(bytes[..<at].drop { $0 <= 0x20 }))
        guard let members = try? scanner.members(), !members.isEmpty else { return nil }
        return (SourceField.last(of: members), String(decoding: bytes[at...], as: UTF8.self))
    }
}
