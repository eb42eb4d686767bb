/// A page's names for its site, to tell them from headlines and authors.
struct SiteNames {
    /// As compared: only lower-case letters and digits, without a leading "the".
    private var keys: Set<String> = []

    mutating func add(_ name: String?) {
        guard let name else { return }
        let key = Self.key(name)
        if key.utf8.count >= 2 { keys.insert(key) }
        // `ledger.example` is `ledger`.
        if let dot = name.firstIndex(of: "."), !name.contains(" "), name[..<dot].utf8.count >= 3 {
            keys.insert(Self.key(String(name[..<dot])))
        }
    }

    /// Adds the names of a host: `news.ledger.co.example` is `newsledger`, `ledger` and the like.
    mutating func add(host: String) {
        keys.insert(Self.key(host))
        let labels = host.split(separator: ".").dropLast().filter { $0.utf8.count > 2 }
        for label in labels { keys.insert(Self.key(String(label))) }
        keys.insert(Self.key(labels.joined()))
        keys.remove("")
    }

    /// Whether a text is such a name, or one with a few words beside it: `Ledger World News` of the `Ledger`.
    func contains(_ text: some StringProtocol) -> Bool {
        let key = Self.key(String(text))
        guard key.utf8.count >= 2 else { return false }
        return keys.contains(key)
            || text.split(separator: " ").count <= 4
                && keys.contains {
                    $0.utf8.count >= 4 && (key.hasPrefix($0) || key.hasSuffix($0)) && key.utf8.count <= $0.utf8.count + 16
                        || key.utf8.count >= 4 && $0.hasPrefix(key) && key.utf8.count * 2 > $0.utf8.count
                }
    }

    /// Whether a text is just such a name.
    func isName(_ text: String) -> Bool { keys.contains(Self.key(text)) }

    static func key(_ text: String) -> String {
        let words = HeadlineText.key(text)
        return String((words.hasPrefix("the ") ? words.dropFirst(4) : words[...]).filter { $0 != " " })
    }
}
