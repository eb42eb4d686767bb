import LedePageExtraction

/// Fields in lines `Name: value` at the head of a text, up to a blank line: Pelican's and MultiMarkdown's.
enum HeaderFields {
    private static let mostLines = 100

    /// The fields and the text after them; nil if the head is text: a line of it is not a field, or none names a title, a date or an
    /// author.
    static func split(_ text: String) -> (fields: [SourceField], rest: String)? {
        var fields: [SourceField] = []
        var rest = text[...]
        var hasKnown = false
        while !rest.isEmpty, fields.count < mostLines {
            let end = rest.utf8.firstIndex(of: 0x0A) ?? rest.endIndex
            let line = rest[..<end]
            let behind = end < rest.endIndex ? rest[rest.utf8.index(after: end)...] : rest[end...]
            let content = line.trimmingSpaces()
            if content.isEmpty {
                guard hasKnown else { return nil }
                return (fields, String(behind))
            }
            if line.first == " " || line.first == "\t" {
                // A value goes on, indented.
                guard let last = fields.indices.last, case .string(let text) = fields[last].value else { return nil }
                fields[last].value = .string(text.isEmpty ? content : text + " " + content)
            } else {
                guard let (name, value) = field(content) else { return nil }
                if let role = FieldNames.place(of: FieldNames.normalized(name))?.role, role == .title || role == .date || role == .author {
                    hasKnown = true
                }
                fields.append(SourceField(name: name, value: .string(value)))
            }
            rest = behind
        }
        return nil
    }

    private static func field(_ line: String) -> (name: String, value: String)? {
        guard line.utf8.count <= 4096, let colon = line.firstIndex(of: ":") else { return nil }
        let name = line[..<colon]
        let value = line[line.index(after: colon)...]
        guard let first = name.first, first.isLetter, name.count <= 40, value.isEmpty || value.first == " " || value.first == "\t",
            name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == " " }), name.filter({ $0 == " " }).count <= 1
        else { return nil }
        return (String(name), value.trimmingSpaces())
    }
}
