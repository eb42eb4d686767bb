/// A headline as a page's metadata or its `<title>` gives it.
enum HeadlineText {
    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " • ", " · ", " « ", " » ", " ‹ ", " › ", " : ", " / ", " ~ ", "| ", " |", ": ", "|",
    ]
    private static let mostParts = 5

    /// The headline without the site's name, and sections beside it, at its end or its beginning.
    /// - Parameter isDocumentTitle: whether it is from `<title>`, where even an unknown name may follow the last separator.
    static func withoutSite(_ text: String, _ sites: SiteNames, isDocumentTitle: Bool = false) -> String {
        var head = text.collapsingSpaces()
        for _ in 0..<mostParts {
            guard let cut = cutSite(head, sites) else { break }
            head = cut
        }
        return isDocumentTitle && head == text.collapsingSpaces() ? withoutName(head) : head
    }

    private static func cutSite(_ text: String, _ sites: SiteNames) -> String? {
        guard
            text.utf8.contains(where: {
                $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/")
                    || $0 == UInt8(ascii: "~") || $0 >= 0x80
            })
        else { return nil }
        let bytes = Array(text.utf8)
        for separator in separators {
            let pieces = pieces(of: bytes, separator)
            guard pieces.count >= 2 else { continue }
            let head = pieces.dropLast().joined(separator: separator)
            if let tail = pieces.last, tail.split(separator: " ").count <= 8, sites.contains(tail), hasWords(head) {
                return withoutSections(head.trimmingSpaces(), separator)
            }
            // In front only the bare name counts: `Ann Bee: …` of the site `annbee.example` is a headline.
            let rest = pieces.dropFirst().joined(separator: separator)
            if sites.isName(pieces[0]), separator != ": " || pieces[0].contains(" "), hasWords(rest) { return rest.trimmingSpaces() }
        }
        return nil
    }

    /// The parts of a text around the first separator it has; the text alone if it has none.
    static func pieces(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        for separator in separators {
            let pieces = pieces(of: bytes, separator)
            if pieces.count > 1 { return pieces }
        }
        return [text]
    }

    /// What is between separators, and is not empty; nothing without a separator.
    private static func pieces(of bytes: [UInt8], _ separator: String) -> [String] {
        let sought = Array(separator.utf8)
        guard let first = sought.first, bytes.count > sought.count else { return [] }
        var pieces: [String] = []
        var start = 0
        var at = 0
        while at + sought.count <= bytes.count, pieces.count < 20 {
            guard bytes[at] == first, bytes[at..<at + sought.count].elementsEqual(sought) else {
                at += 1
                continue
            }
            if at > start { pieces.append(String(decoding: bytes[start..<at], as: UTF8.self)) }
            at += sought.count
            start = at
        }
        guard start > 0 else { return [] }
        if start < bytes.count { pieces.append(String(decoding: bytes[start...], as: UTF8.self)) }
        return pieces
    }

    /// Without the sections that are between headline and site: `Headline | World | News`.
    private static func withoutSections(_ text: String, _ separator: String) -> String {
        guard !separator.contains("-"), !separator.contains(":") else { return text }
        var pieces = text.split(separator: separator)
        while pieces.count > 1, let last = pieces.last, last.split(separator: " ").count <= 2, pieces[0].split(separator: " ").count >= 4 {
            pieces.removeLast()
        }
        return pieces.joined(separator: separator).trimmingSpaces()
    }

    private static func hasWords(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } && text.utf8.count >= 3 }

    /// `Headline | Name` without a name of few words, all with capitals.
    private static func withoutName(_ text: String) -> String {
        for separator in [" | ", " — ", " – ", " - ", " :: ", " • ", " · ", " » "] {
            let pieces = text.split(separator: separator)
            guard pieces.count >= 2, let tail = pieces.last else { continue }
            let head = pieces.dropLast().joined(separator: separator)
            let words = tail.split(separator: " ")
            let isName =
                words.count <= 5
                && words.allSatisfy {
                    $0.first.map { $0.isUppercase || $0.isNumber || "&".contains($0) } == true || ["of", "the", "and", "in"].contains($0)
                        || $0.contains(".")
                }
            if isName, head.split(separator: " ").count >= max(3, words.count),
                separator == " | " || words.count >= 2 || words[0].contains(".")
            {
                return head.trimmingSpaces()
            }
        }
        return text
    }

    /// How much two headlines agree, from 0 to 1: the share of their words that both have; 1 if they differ only in marks and case.
    static func agreement(_ left: String, _ right: String) -> Double { agreement(ofKeys: key(left), key(right)) }

    /// The same of their keys.
    static func agreement(ofKeys left: String, _ right: String) -> Double {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        if left == right { return 1 }
        let (first, second) = (Set(left.split(separator: " ")), Set(right.split(separator: " ")))
        let shared = Double(first.intersection(second).count)
        // One within the other: a part of the headline that a page shows, or a kicker before it.
        let contained = min(first.count, second.count) >= 3 ? 0.9 * shared / Double(min(first.count, second.count)) : 0
        return max(shared / Double(first.union(second).count), contained)
    }

    /// Whether two headlines are the same but for marks, case and blanks.
    static func isSame(_ left: String, _ right: String) -> Bool {
        let key = key(left)
        return !key.isEmpty && key == self.key(right)
    }

    /// What headlines are compared by: the words in lower case, a space between them; apostrophes are not marks. Complexity: O(n).
    static func key(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        var isPending = false
        func append(_ bytes: some Sequence<UInt8>) {
            if isPending, !out.isEmpty { out.append(0x20) }
            isPending = false
            out.append(contentsOf: bytes)
        }
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let byte = UInt8(value)
                if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
                    append(CollectionOfOne(byte))
                } else if (0x41...0x5A).contains(byte) {
                    append(CollectionOfOne(byte | 0x20))
                } else if byte != UInt8(ascii: "'") {
                    isPending = true
                }
            } else if value == 0x2019 || value == 0x2018 || value == 0xAD || value == 0x200B || value == 0x200D {
                continue
            } else if (0x2000...0x206F).contains(value)
                || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.generalCategory == .nonspacingMark)
            {
                isPending = true
            } else {
                append(scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
