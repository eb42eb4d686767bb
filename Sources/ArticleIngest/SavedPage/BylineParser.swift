import ArticleModel

/// Finds who wrote an article in a line that names them: `by Ann Bee October 28, 2024 2 min read`, `Ann Bee, Reuters | Published 3 May 2021`.
enum BylineParser {
    struct Found: Equatable {
        /// The names as the line gives them, without "by", date and reading time.
        var author: String
        /// Whether the line says that it names an author; otherwise it only looks like a name.
        var isCertain: Bool
    }

    /// Words that announce an author, in lower case, the longest first where one begins another.
    private static let announcements = [
        "written by", "reported by", "posted by", "story by", "words by", "published by", "text by", "article by", "a report by", "by",
        "von", "ein beitrag von", "par", "por", "di", "door", "autor", "autorin", "autora", "auteur", "author", "authors", "reporter",
        "автор", "автори", "авторы", "авторка", "текст", "від", "написал", "tekst", "opracowanie", "publié par", "escrito por",
    ]
    /// Announcements that also begin ordinary sentences.
    private static let ambiguous: Set<String> = ["by", "von", "par", "por", "di", "door", "від", "reporter", "text", "autor", "текст"]

    /// Without an announcement in front.
    static func withoutPrefix(_ line: String) -> String {
        let text = line.collapsingSpaces()
        return announced(text)?.rest ?? text
    }

    /// Whether a line begins with an announcement such as "by".
    static func isAnnounced(_ line: String) -> Bool { announced(line) != nil }

    /// The author that a line names; nil where it names none. Complexity: O(n), for lines up to 300 bytes; longer ones name none.
    static func author(in line: String) -> Found? {
        guard line.utf8.count <= 300 else { return nil }
        var weak: Found?
        for segment in segments(of: line) {
            if let (word, rest) = announced(segment) {
                let name = withoutBrackets(rest.trimmingCharacters(of: " ,:;"))
                if looksLikeNames(name, isAnnounced: !ambiguous.contains(word) || rest.hasPrefix(":")) {
                    return Found(author: name, isCertain: true)
                }
            } else if weak == nil, looksLikeOnePerson(segment) {
                weak = Found(author: segment, isCertain: false)
            }
        }
        return weak
    }

    /// What a line holds beside dates, reading time and words like "Published".
    static func segments(of line: String) -> [String] {
        var text = line
        for _ in 0..<3 {
            guard let date = DateParser.firstDate(in: text) else { break }
            text.replaceSubrange(date.range, with: " | ")
        }
        text = withoutReadingTime(text)
        var segments: [String] = []
        for part in text.split(whereSeparator: { "|•·\t–—●▪".contains($0) }) {
            for piece in String(part).split(separator: " - ") {
                let segment = withoutDateWords(String(piece))
                if !segment.isEmpty { segments.append(segment) }
            }
        }
        return segments
    }

    private static let dateWords: Set<String> = [
        "published", "updated", "posted", "modified", "last", "on", "at", "first", "date", "created", "edited", "gmt", "utc",
        "veröffentlicht", "aktualisiert", "stand", "am", "um", "uhr", "publié", "mis", "à", "jour", "le", "modifié", "publicado",
        "actualizado", "el", "опубликовано", "обновлено", "дата", "опубліковано", "оновлено", "pubblicato", "aggiornato", "il",
    ]

    /// Without words about a date at both ends.
    private static func withoutDateWords(_ text: String) -> String {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        func isDateWord(_ word: Substring) -> Bool {
            let bare = word.lowercased().trimmingCharacters(of: ".,:;()[]")
            return bare.isEmpty || dateWords.contains(bare) || MonthNames.weekdays.contains(bare) || MonthNames.zones.contains(bare)
        }
        while let word = words.first, isDateWord(word) { words.removeFirst() }
        while let word = words.last, isDateWord(word) { words.removeLast() }
        return words.joined(separator: " ").trimmingCharacters(of: " ,:;")
    }

    private static let minutes: Set<String> = [
        "min", "mins", "minute", "minutes", "minuten", "minutos", "минут", "минуты", "мин", "хв", "хвилин", "хвилини", "minuti", "min.", "minutes.",
    ]
    private static let reading: Set<String> = [
        "read", "reading", "lesezeit", "lecture", "lectura", "чтения", "читання", "lesen", "lettura", "time", "de", "di", "to",
    ]

    /// Without `2 min read`, `Lesezeit: 3 Minuten`.
    private static func withoutReadingTime(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard
            let at = words.indices.first(where: { index in
                index > 0 && minutes.contains(words[index].lowercased().trimmingCharacters(of: "."))
                    && words[index - 1].allSatisfy(\.isNumber)
            }) ?? words.indices.first(where: { words[$0].lowercased().hasSuffix("-minute") })
        else { return text }
        var first = max(0, at - 1)
        var end = at + 1
        while end < words.count, reading.contains(words[end].lowercased()) { end += 1 }
        while first > 0, ["lesezeit:", "lesezeit", "reading", "time:", "time", "czytania"].contains(words[first - 1].lowercased()) { first -= 1 }
        return (words[..<first] + ["|"] + words[end...]).joined(separator: " ")
    }

    private static func announced(_ text: String) -> (word: String, rest: String)? {
        let lower = text.lowercased()
        for word in announcements where lower.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            guard let next = rest.first, next == " " || next == ":" else { continue }
            return (word, rest.trimmingSpaces())
        }
        return nil
    }

    /// `Ann Bee (Orsund, special correspondent)` without what the brackets hold.
    private static func withoutBrackets(_ name: String) -> String {
        guard name.hasSuffix(")"), let bracket = name.firstRange(of: " (") else { return name }
        return name[..<bracket.lowerBound].trimmingSpaces()
    }

    private static let connectors: Set<String> = [
        "and", "und", "et", "y", "e", "i", "и", "та", "й", "&", "de", "del", "der", "van", "von", "da", "di", "la", "le", "al", "bin", "of", "the",
        "for", "in", "with", "mit", "für", "news", "desk", "staff", "writer", "reporter", "correspondent", "editor", "columnist", "team",
        "agencies", "contributor", "political", "business", "health", "science", "senior", "chief", "redaktion", "rédaction",
    ]

    /// Whether text that follows "by" is names: capitalised words and connectors, no sentence.
    private static func looksLikeNames(_ text: String, isAnnounced: Bool) -> Bool {
        let words = text.split(separator: " ")
        guard (1...16).contains(words.count), let last = text.last, !"?!…".contains(last) else { return false }
        if last == ".", !["jr.", "sr.", "inc.", "co."].contains(words.last?.lowercased() ?? "") { return false }
        let first = words[0].lowercased().trimmingCharacters(of: ",.:")
        if MonthNames.weekdays.contains(first) || MonthNames.number[first] != nil { return false }
        if words[0].first?.isNumber == true { return false }
        var capitals = 0
        var others = 0
        for word in words {
            let bare = word.trimmingCharacters(of: ",.()&")
            if bare.first?.isUppercase == true { capitals += 1 } else if !connectors.contains(bare.lowercased()), !bare.isEmpty { others += 1 }
        }
        if capitals == 0 { return isAnnounced && words.count <= 3 && others <= 3 }
        return others == 0 || (isAnnounced && others * 3 <= capitals) || isPersonWithOffice(text)
    }

    /// `Ann Bee, football correspondent`: a name of capitalised words, and a few words behind a comma.
    private static func isPersonWithOffice(_ text: String) -> Bool {
        let parts = text.split(separator: ",", maxSplits: 1)
        guard parts.count == 2, (1...4).contains(parts[1].split(separator: " ").count) else { return false }
        let name = parts[0].split(separator: " ")
        return (2...4).contains(name.count) && name.allSatisfy { $0.first?.isUppercase == true }
    }

    /// Whether text is a personal name alone, perhaps with an agency or an office behind a comma.
    private static func looksLikeOnePerson(_ text: String) -> Bool {
        guard let person = text.split(separator: ",").first, text.utf8.count <= 80 else { return false }
        let words = person.split(separator: " ")
        guard (2...4).contains(words.count) else { return false }
        if text.contains(where: { "?!:…\"“”()[]/0123456789".contains($0) }) || text.hasSuffix(".") { return false }
        guard !PageVocabulary.isBoilerplateWord(text) else { return false }
        var capitals = 0
        for word in words {
            guard let first = word.first, first.isLetter else { return false }
            if first.isUppercase { capitals += 1 } else if !connectors.contains(word.lowercased()) { return false }
        }
        return capitals >= 2
    }
}
