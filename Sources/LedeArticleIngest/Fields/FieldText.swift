import LedePageExtraction

/// What a value says as a part of an article: a text, a list of texts, or objects that hold them.
enum FieldText {
    /// How deeply nested objects are followed.
    private static let maxDepth = 6
    /// The members that may hold an object's value: the table's names of the part first.
    private static let valueNames = [
        "value", "rendered", "text", "plain", "main", "original", "label", "content", "html", "name", "t", "markdown", "iso",
    ]
    private static let personNames = ["name", "fullname", "displayname", "author", "byline", "original", "text", "value", "label"]
    /// Blocks of a story that are not its text (as in the Washington Post collection).
    private static let foreignBlocks: Set<String> = [
        "title", "headline", "byline", "author", "authorinfo", "date", "image", "video", "gallery", "audio", "ad", "advertisement", "embed",
    ]

    /// The text for a part; nil if the value has none. Complexity: O(size).
    static func text(of value: SourceField.Value, as role: ArticleRole) -> String? {
        // Nearly all values are one text.
        if case .string(let text) = value, role != .id { return text.isEmpty ? nil : text }
        let found: String?
        switch role {
        case .text: found = paragraphs(value, 0).joined(separator: "\n\n")
        case .author: found = names(value, 0).joined(separator: ", ")
        case .id: found = single(value, role, 0).map { $0.trimmingSpaces() }
        case .title, .url: found = single(value, role, 0)
        case .date: found = date(value)
        }
        return found.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A value's single text: the first of a list.
    private static func single(_ value: SourceField.Value, _ role: ArticleRole, _ depth: Int) -> String? {
        switch value {
        case .null: return nil
        case .string(let text), .number(let text): return text.isEmpty ? nil : text
        case .strings(let list): return role == .id && list.count > 1 ? nil : list.first { !$0.isEmpty }
        case .json:
            guard depth < maxDepth else { return nil }
            if let items = value.items { return role == .id ? nil : items.lazy.compactMap { single($0, role, depth + 1) }.first }
            guard let members = value.members else { return nil }
            return known(members, FieldNames.names(of: role) + valueNames).flatMap { single($0.value, role, depth + 1) }
        }
    }

    /// A value's date: a text, a list with one, an object that holds it, or a MongoDB export. What is not a date is kept as it is, and
    /// counted as a date that cannot be read.
    private static func date(_ value: SourceField.Value) -> String? {
        switch value {
        case .null: nil
        case .string(let text), .number(let text): text
        case .strings: single(value, 0) ?? SourceField(name: "", value: value).text
        case .json(let json): JSONDate.text(ofMongo: json) ?? single(value, 0) ?? json
        }
    }

    private static func single(_ value: SourceField.Value, _ depth: Int) -> String? {
        switch value {
        case .null: return nil
        case .string(let text), .number(let text): return text.isEmpty ? nil : text
        case .strings(let list): return list.count == 1 ? list[0] : nil
        case .json:
            guard depth < 4 else { return nil }
            if let items = value.items { return items.count == 1 ? single(items[0], depth + 1) : nil }
            guard let members = value.members else { return nil }
            return known(members, ["value", "date", "iso", "datetime", "published", "text"]).flatMap { single($0.value, depth + 1) }
        }
    }

    private static func names(_ value: SourceField.Value, _ depth: Int) -> [String] {
        switch value {
        case .null: return []
        case .string(let text), .number(let text): return text.isEmpty ? [] : [text]
        case .strings(let list): return list.filter { !$0.isEmpty }
        case .json:
            guard depth < maxDepth else { return [] }
            if let items = value.items { return items.flatMap { names($0, depth + 1) } }
            guard let members = value.members else { return [] }
            if let named = known(members, personNames) { return names(named.value, depth + 1) }
            func part(_ choices: [String]) -> String? { known(members, choices).flatMap { single($0.value, .author, depth + 1) } }
            let parts = [
                part(["first", "firstname", "given", "givenname", "forename"]),
                part(["last", "lastname", "family", "familyname", "surname"]),
            ]
            let whole = parts.compactMap { $0 }.joined(separator: " ")
            return whole.isEmpty ? [] : [whole]
        }
    }

    private static func paragraphs(_ value: SourceField.Value, _ depth: Int) -> [String] {
        switch value {
        case .null: return []
        case .string(let text), .number(let text): return text.isEmpty ? [] : [text]
        case .strings(let list): return list.filter { !$0.isEmpty }
        case .json(let text):
            guard depth < maxDepth else { return [] }
            if let items = value.items { return items.flatMap { paragraphs($0, depth + 1) } }
            guard let members = value.members else { return text == "true" || text == "false" ? [] : [text] }
            if depth > 0, let type = known(members, ["type", "subtype"]).flatMap({ single($0.value, .text, depth + 1) }),
                foreignBlocks.contains(FieldNames.normalized(type))
            {
                return []
            }
            if let named = known(members, FieldNames.names(of: .text) + valueNames) { return paragraphs(named.value, depth + 1) }
            // Sections under their own names: what reads as prose is text.
            return members.flatMap { member in
                paragraphs(member.value, depth + 1).filter { $0.contains(where: \.isWhitespace) }
            }
        }
    }

    /// The member with the first of some normalized names, or the one value of extended JSON (`{"$oid": …}`).
    private static func known(_ members: [SourceField], _ names: [String]) -> SourceField? {
        if members.count == 1, members[0].name.hasPrefix("$") { return members[0] }
        let normalized = members.map { FieldNames.normalized($0.name) }
        for name in names {
            if let index = normalized.firstIndex(of: name), !members[index].isEmpty { return members[index] }
        }
        return nil
    }
}

extension SourceField {
    /// Null, or a text without a character.
    var isEmpty: Bool {
        switch value {
        case .null: true
        case .string(let text): text.isEmpty
        default: false
        }
    }
}
