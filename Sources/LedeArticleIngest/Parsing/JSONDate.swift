import LedeArticleModel

/// The date in a JSON value as exported by MongoDB.
///
///     date := [date] | {"$date": text | milliseconds | {"$numberLong": text}}
enum JSONDate {
    /// The date as in a date field; nil for any other value.
    /// - Parameter text: compact JSON.
    static func text(ofMongo text: String) -> String? { inner(text, depth: 0) }

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
        // A number from MongoDB is in milliseconds, however few its digits.
        if case .string = member.value, member.name == "$date" { return value }
        guard let milliseconds = Int(value) else { return value }
        return WrittenDate.iso(millisecondsSince1970: milliseconds)
    }

    private static func plain(_ member: SourceField, depth: Int) -> String? {
        switch member.value {
        case .string(let text): text
        case .number(let digits): digits
        case .strings(let list): list.count == 1 ? list[0] : nil
        case .json(let text): inner(text, depth: depth)
        case .null: nil
        }
    }
}
