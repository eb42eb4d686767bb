import LedeArticleModel

/// The date at the head of a file's name, as in blogs and diaries: `2024-10-28-name.md`, `2024-10-28.md`.
enum FileNameDate {
    /// The date in the name; nil if there is none.
    static func date(of path: String) -> String? {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
        guard name.count >= 10, name[4] == UInt8(ascii: "-"), name[7] == UInt8(ascii: "-") else { return nil }
        for index in 0..<10 where index != 4 && index != 7 {
            guard (0x30...0x39).contains(name[index]) else { return nil }
        }
        if name.count > 10, !"-_ .T".utf8.contains(name[10]) { return nil }
        let date = String(decoding: name[..<10], as: UTF8.self)
        return ArticleDate(text: date) == nil ? nil : date
    }
}
