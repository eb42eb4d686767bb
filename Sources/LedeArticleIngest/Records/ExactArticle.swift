import LedeArticleModel

/// An article as one line of JSON that reads back exactly: what `lede export --jsonl` writes.
///
///     {"id","title","date","author","url","path","text"[,NAME: STRING | [STRING…]]…[,"metadata":{NAME: …}],"lede":1}
///
/// Date, author, url and path are null if the article has none, and so is the text if the index does not store it. Kept fields have their
/// own names, in order; those with a name from above go into `metadata`. A list kept as the JSON of its strings is an array, as is a field
/// that occurs several times; all other values are strings. The mark `"lede":1` says that the rules for other people's names, dates and
/// markup do not apply.
package enum ExactArticle {
    private static let markName = "lede"
    private static let mark = "1"
    private static let ownNames: Set = ["id", "title", "date", "author", "url", "path", "text", "metadata", markName]

    /// The line, without its end.
    /// - Parameter storesText: whether the body is known.
    package static func line(_ article: Article, storesText: Bool = true) -> String {
        var out = "{"
        func add(_ name: String, _ value: String) {
            if out.utf8.last != UInt8(ascii: "{") { out += "," }
            out += quoted(name) + ":" + value
        }
        func text(_ value: String?) -> String { value.map(quoted) ?? "null" }
        add("id", quoted(article.id))
        add("title", quoted(article.title))
        add("date", text(article.date))
        add("author", text(article.author))
        add("url", text(article.url))
        add("path", text(article.path))
        add("text", storesText ? quoted(article.body) : "null")
        let fields = merged(article.metadata)
        for field in fields where !ownNames.contains(field.name) { add(field.name, value(field.texts)) }
        let others = fields.filter { ownNames.contains($0.name) }
        if !others.isEmpty { add("metadata", "{" + others.map { quoted($0.name) + ":" + value($0.texts) }.joined(separator: ",") + "}") }
        add(markName, mark)
        return out + "}"
    }

    /// The article given by a line's members; nil for one without the mark, or otherwise not written by `line`.
    static func article(_ members: [SourceField]) -> Article? {
        guard let last = members.last, last.name == markName, last.value == .number(mark) else { return nil }
        var article = Article(id: "", body: "")
        var seen: Set<String> = []
        for member in members {
            guard seen.insert(member.name).inserted else { return nil }
            switch (member.name, member.value) {
            case (markName, _): break
            case ("id", .string(let text)): article.id = text
            case ("title", .string(let text)): article.title = text
            case ("text", .string(let text)): article.body = text
            case ("date", .string(let text)): article.date = text
            case ("author", .string(let text)): article.author = text
            case ("url", .string(let text)): article.url = text
            case ("path", .string(let text)): article.path = text
            case ("text", .null), ("date", .null), ("author", .null), ("url", .null), ("path", .null): break
            case ("metadata", .json(let text)):
                var scanner = JSONRecordScanner(Array(text.utf8))
                guard let inner = try? scanner.members() else { return nil }
                for member in inner {
                    guard let text = member.text else { return nil }
                    article.metadata.append(Metadatum(name: member.name, value: text))
                }
            case (let name, _) where ownNames.contains(name): return nil
            default:
                guard let text = member.text else { return nil }
                article.metadata.append(Metadatum(name: member.name, value: text))
            }
        }
        return article.id.isEmpty ? nil : article
    }

    /// Each name once, at its first place, with all its values.
    private static func merged(_ metadata: [Metadatum]) -> [(name: String, texts: [String])] {
        var places: [String: Int] = [:]
        var fields: [(name: String, texts: [String])] = []
        for datum in metadata {
            if let place = places[datum.name] {
                fields[place].texts.append(datum.value)
            } else {
                places[datum.name] = fields.count
                fields.append((datum.name, [datum.value]))
            }
        }
        return fields
    }

    private static func value(_ texts: [String]) -> String {
        if texts.count == 1, texts[0] == "[]" { return "[]" }
        let lists = texts.map(list)
        guard texts.count > 1 || lists[0] != nil else { return quoted(texts[0]) }
        return "[" + zip(texts, lists).flatMap { $1 ?? [$0] }.map(quoted).joined(separator: ",") + "]"
    }

    /// The strings of a list as the JSON reader keeps it; nil for what would read back as another text.
    private static func list(_ text: String) -> [String]? {
        guard text.hasPrefix("[\""), text.hasSuffix("\"]") else { return nil }
        var scanner = JSONRecordScanner(Array("{\"list\":\(text)}".utf8))
        guard let member = try? scanner.members().first, case .strings(let list) = member.value, member.text == text else { return nil }
        return list
    }

    /// A JSON string in which nothing moves a terminal's cursor: DEL, C1 and the two line separators are escaped too.
    private static func quoted(_ text: String) -> String {
        let quoted = JSONText.quoted(text)
        guard quoted.unicodeScalars.contains(where: isAwkward) else { return quoted }
        var out = ""
        for scalar in quoted.unicodeScalars {
            guard isAwkward(scalar) else {
                out.unicodeScalars.append(scalar)
                continue
            }
            let digits = String(scalar.value, radix: 16)
            out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return out
    }

    private static func isAwkward(_ scalar: Unicode.Scalar) -> Bool {
        (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}
