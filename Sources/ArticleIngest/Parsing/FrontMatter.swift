import ArticleModel

/// The fields between two lines `---` at the head of a Markdown file: the subset of YAML that front matter is written in.
///
///     matter := "---" line* ("---" | "...")
///     line   := key ":" value | key ":" ("- " value)* | "#" comment
///     value  := "text" | 'text' | [ value, … ] | bare text to the line's end or to " #"
enum FrontMatter {
    /// The fields in their order, and the text behind them. A head that is not closed is no front matter.
    static func split(_ text: String) -> (fields: [Metadatum], rest: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.trimmingSpaces() == "---",
            let end = lines.dropFirst().firstIndex(where: { ["---", "..."].contains($0.trimmingSpaces()) })
        else { return ([], text) }
        var fields: [Metadatum] = []
        for line in lines[1..<end] {
            let content = line.trimmingSpaces()
            if content.isEmpty || content.hasPrefix("#") { continue }
            if content.hasPrefix("- ") || content == "-" {
                guard let last = fields.indices.last else { continue }
                let item = value(String(content.dropFirst(1)))
                fields[last].value += fields[last].value.isEmpty ? item : ", " + item
                continue
            }
            guard line.first?.isWhitespace == false, let colon = content.firstIndex(of: ":") else { continue }
            let key = content[..<colon].trimmingSpaces()
            if key.isEmpty { continue }
            fields.append(Metadatum(name: key, value: value(String(content[content.index(after: colon)...]))))
        }
        return (fields, lines[(end + 1)...].joined(separator: "\n"))
    }

    private static func value(_ written: String) -> String {
        let text = written.trimmingSpaces()
        guard let first = text.first else { return "" }
        if first == "\"" || first == "'" {
            return unquoted(text, first)
        }
        if first == "[", text.hasSuffix("]") {
            let items = text.dropFirst().dropLast().split(separator: ",").map { item in
                let item = item.trimmingSpaces()
                return item.first == "\"" || item.first == "'" ? unquoted(item, item.first ?? "\"") : item
            }
            return items.joined(separator: ", ")
        }
        if let comment = text.firstRange(of: " #") { return text[..<comment.lowerBound].trimmingSpaces() }
        return ["null", "~", "|", ">"].contains(text) ? "" : text
    }

    private static func unquoted(_ text: String, _ quote: Character) -> String {
        var out = ""
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            if character == quote {
                guard quote == "'", rest.first == "'" else { break }
                rest.removeFirst()
                out.append("'")
            } else if character == "\\", quote == "\"", let next = rest.popFirst() {
                out.append(next == "n" ? "\n" : next == "t" ? "\t" : next)
            } else {
                out.append(character)
            }
        }
        return out
    }
}
