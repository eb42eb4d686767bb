import ArticleModel

/// The date that a member of a JSON object says: as text, a number, a list of one of these, or as MongoDB exports it.
///
///     date := text | number | [date] | {"$date": text | milliseconds | {"$numberLong": text}}
enum JSONDate {
    /// The member's date as a date field has it; anything else as it stands, so that it is counted as a date that cannot be read; nil for null and an empty text.
    static func text(of member: JSONMember) -> String? {
        switch member.value {
        case .null: return nil
        case .string(let text): return text.isEmpty ? nil : text
        case .number(let digits): return digits
        case .strings(let list): return list.count == 1 ? (list[0].isEmpty ? nil : list[0]) : member.text
        case .json(let text): return inner(text, depth: 0) ?? text
        }
    }

    /// - Parameter text: compact JSON.
    private static func inner(_ text: String, depth: Int) -> String? {
        guard depth < 4 else { return nil }
        if text.hasPrefix("["), text.hasSuffix("]") {
            var scanner = JSONRecordScanner(Array("{\"\":\(text.dropFirst().dropLast())}".utf8))
            guard let members = try? scanner.members(), members.count == 1 else { return nil }
            return plain(members[0], depth: depth + 1)
        }
        var scanner = JSONRecordScanner(Array(text.utf8))
        guard let members = try? scanner.members(), members.count == 1, let member = members.first else { return nil }
        guard member.name == "$date" || member.name == "$numberLong", let value = plain(member, depth: depth + 1) else { return nil }
        // A number of MongoDB's is milliseconds, however few its digits are.
        if case .string = member.value, member.name == "$date" { return value }
        guard let milliseconds = Int(value) else { return value }
        return WrittenDate.iso(millisecondsSince1970: milliseconds)
    }

    private static func plain(_ member: JSONMember, depth: Int) -> String? {
        switch member.value {
        case .string(let text): text
        case .number(let digits): digits
        case .strings(let list): list.count == 1 ? list[0] : nil
        case .json(let text): inner(text, depth: depth)
        case .null: nil
        }
    }
}
