/// A headline as a page's metadata or its `<title>` gives it.
enum HeadlineText {
    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " « ", " » ", " ‹ ", " › ", " : ", " / ", " ~ ", "| ", " |", ": ", "|"]
    private static let mostParts = 5

    /// The headline without the site's name, and sections beside it, at its end or its beginning.
    /// - Parameter isDocumentTitle: whether it is from `<title>`, where a name that is not known may stand behind the last separator too.
    static func withoutSite(_ text: String, _ sites: SiteNames, isDocumentTitle: Bool = false) -> String {
        var head = text.collapsingSpaces()
        for _ in 0..<mostParts {
            guard let cut = cutSite(head, sites) else { break }
            head = cut
        }
        return isDocumentTitle && head == text.collapsingSpaces() ? withoutName(head) : head
    }

    private static func cutSite(_ text: String, _ sites: SiteNames) -> String? {
        for separator in separators {
            let pieces = text.split(separator: separator, maxSplits: 20)
            guard pieces.count >= 2 else { continue }
            let head = pieces.dropLast().joined(separator: separator)
            if let tail = pieces.last, tail.split(separator: " ").count <= 8, sites.contains(tail), hasWords(head) { return head.trimmingSpaces() }
            // In front it is the name alone: `Ann Bee: …` of the site `annbee.example` is a headline.
            let rest = pieces.dropFirst().joined(separator: separator)
            if sites.isName(String(pieces[0])), separator != ": " || pieces[0].contains(" "), hasWords(rest) { return rest.trimmingSpaces() }
        }
        return nil
    }

    private static func hasWords(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } && text.utf8.count >= 3 }

    /// `Headline | Name` without a name of few words, all with capitals.
    private static func withoutName(_ text: String) -> String {
        for separator in [" | ", " — ", " – ", " - ", " :: ", " • ", " · ", " » "] {
            let pieces = text.split(separator: separator)
            guard pieces.count >= 2, let tail = pieces.last else { continue }
            let head = pieces.dropLast().joined(separator: separator)
            let words = tail.split(separator: " ")
            let isName = words.count <= 5 && words.allSatisfy { $0.first.map { $0.isUppercase || $0.isNumber || "&".contains($0) } == true || ["of", "the", "and", "in"].contains($0) || $0.contains(".") }
            if isName, head.split(separator: " ").count >= max(3, words.count), separator == " | " || words.count >= 2 || words[0].contains(".") { return head.trimmingSpaces() }
        }
        return text
    }

    /// How much two headlines agree, from 0 to 1: the share of their words that both have; 1 where they differ in marks and case alone.
    static func agreement(_ left: String, _ right: String) -> Double {
        let (left, right) = (words(left), words(right))
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        if left == right { return 1 }
        let (first, second) = (Set(left), Set(right))
        let shared = Double(first.intersection(second).count)
        // One within the other: a part of the headline that a page shows, or a kicker before it.
        let contained = min(first.count, second.count) >= 3 ? 0.9 * shared / Double(min(first.count, second.count)) : 0
        return max(shared / Double(first.union(second).count), contained)
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) && $0 != "'" && $0 != "’" }.map { String($0.filter { $0 != "'" && $0 != "’" }) }.filter { !$0.isEmpty }
    }

    /// Whether two headlines are the same but for marks, case and blanks.
    static func isSame(_ left: String, _ right: String) -> Bool { words(left) == words(right) && !left.isEmpty }
}
