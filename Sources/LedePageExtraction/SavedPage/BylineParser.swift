import LedeArticleModel

/// Finds an article's authors in a line that names them: `by Ann Bee October 28, 2024 2 min read`, `Ann Bee, Reuters | Published 3 May
/// 2021`, `Posted on May 3, 2021 by annbee`.
package enum BylineParser {
    struct Found: Equatable {
        /// The names as the line gives them, without "by", date, reading time, outlet, place and office.
        var author: String
        /// Whether the line says it names an author; otherwise it only looks like a name.
        var isCertain: Bool
    }

    /// Words that announce an author, in lower case, the longest first if one begins another.
    private static let announcements = [
        "written by", "reported by", "posted by", "story by", "words by", "published by", "text by", "article by", "a report by", "by",
        "von", "ein beitrag von", "par", "por", "di", "door", "autor", "autorin", "autora", "auteur", "author", "authors", "reporter",
        "автор", "автори", "авторы", "авторка", "автором", "текст", "від", "написал", "tekst", "opracowanie", "publié par", "escrito por",
        "da", "av", "af", "przez",
        "geschrieben von", "veröffentlicht von", "publicado por", "pubblicato da", "geplaatst door", "опубликовал", "опублікував",
    ]
    /// The same by their first word.
    private static let announcementsByWord = Dictionary(grouping: announcements) { $0.prefix { $0 != " " } }
    /// Announcements that also begin ordinary sentences.
    private static let ambiguous: Set<String> = [
        "by", "von", "par", "por", "di", "da", "av", "af", "door", "від", "przez", "reporter", "text", "autor", "текст",
    ]

    /// Without a leading announcement.
    package static func withoutPrefix(_ line: String) -> String {
        let text = line.collapsingSpaces()
        return announced(text)?.rest ?? text
    }

    /// Whether a line begins with an announcement such as "by".
    static func isAnnounced(_ line: String) -> Bool { announced(line) != nil }

    /// Whether an announcement may be in a line, before a name: a cheap test. Complexity: O(n).
    static func mayAnnounce(_ line: String) -> Bool {
        let words = line.split(separator: " ", maxSplits: 20)
        return words.count <= 16
            && words.contains {
                (2...24).contains($0.utf8.count) && announcementsByWord[$0.lowercased().trimmingCharacters(of: ":")[...]] != nil
            }
    }

    /// Whether a line is only an announcement: the name is on the next line.
    static func isAnnouncementAlone(_ line: String) -> Bool {
        guard line.utf8.count <= 30 else { return false }
        let word = line.trimmingCharacters(of: " :").lowercased()
        return announcementsByWord[word.prefix { $0 != " " }]?.contains(word) ?? false
    }

    /// The author that a line names; nil if it names none. Complexity: O(n), for lines up to 300 bytes; longer ones name none.
    static func author(in line: String) -> Found? { author(in: line, Segments(line)) }

    /// - Parameter parts: of the same line.
    static func author(in line: String, _ parts: Segments) -> Found? {
        guard line.utf8.count <= 300 else { return nil }
        var weak: Found?
        for segment in parts.texts {
            if let (word, rest) = announced(segment) {
                let name = withoutBrackets(withoutInvitation(withoutAccount(rest).trimmingCharacters(of: " ,:;")))
                if looksLikeNames(name, isAnnounced: !ambiguous.contains(word) || rest.hasPrefix(":")) {
                    return Found(author: AuthorNames.reduced(name), isCertain: true)
                }
                if parts.isDated, let user = userName(in: name) { return Found(author: user, isCertain: true) }
            } else if weak == nil, looksLikeOnePerson(withoutAccount(segment)) {
                weak = Found(author: AuthorNames.reduced(withoutBrackets(withoutAccount(segment))), isCertain: false)
            }
        }
        return weak
    }

    /// What a line holds besides dates, reading time and words like "Published".
    struct Segments {
        var texts: [String] = []
        /// Whether there was a date, or a word announcing a date of publication.
        var isDated = false

        init(_ line: String) {
            var text = line
            for _ in 0..<3 {
                guard let date = DateParser.firstDate(in: text) else { break }
                text.replaceSubrange(date.range, with: " | ")
                isDated = true
            }
            let first = line.prefix { !$0.isWhitespace && $0 != ":" }.lowercased()
            isDated = isDated || publishingWords.contains(first)
            text = withoutReadingTime(text)
            for part in text.unicodeScalars.split(whereSeparator: isSeparator) {
                for piece in String(part).split(separator: " - ") {
                    let segment = withoutDateWords(String(piece))
                    if !segment.isEmpty { texts.append(segment) }
                }
            }
        }
    }

    /// The name under which a blog's system knows its author, `annbee` or `ann.bee`, perhaps with a category after it: `annbee in Bridges`.
    private static func userName(in text: String) -> String? {
        guard let name = text.split(separator: " ").first, (3...24).contains(name.utf8.count) else { return nil }
        let behind = text.dropFirst(name.count).trimmingSpaces().lowercased()
        guard behind.isEmpty || userNameEnds.contains(where: { behind.hasPrefix($0) }) else { return nil }
        let isName = name.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) } && name.contains(where: \.isLetter)
        return isName && !MonthNames.weekdays.contains(name.lowercased()) && MonthNames.number[name.lowercased()] == nil
            ? String(name) : nil
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "|", "•", "·", "\t", "–", "—", "●", "▪": true
        default: false
        }
    }

    private static let publishingWords: Set<String> = [
        "posted", "published", "written", "created", "submitted", "veröffentlicht", "geschrieben", "erstellt", "publié", "publicado",
        "escrito", "pubblicato",
        "geplaatst", "opublikowano", "опубликовано", "опубліковано", "автор",
    ]

    private static let userNameEnds = ["in ", "at ", "on ", "um ", "am ", "à ", "le ", "a las ", "el ", "en ", "dans ", "под ", "в "]

    /// `Ann Bee@annbee` without the name of her account.
    private static func withoutAccount(_ text: String) -> String {
        guard let at = text.firstIndex(of: "@"), at > text.startIndex else { return text }
        return text[..<at].trimmingCharacters(of: " (")
    }

    /// Without what blogs write after a byline: `Leave a comment`, `3 Comments`.
    private static func withoutInvitation(_ text: String) -> String {
        let words = text.split(separator: " ")
        for (index, word) in words.enumerated() where index > 0 {
            let isTime = index + 1 < words.count && timeWords.contains(word.lowercased()) && words[index + 1].first?.isNumber == true
            let isCount = index + 1 < words.count && words[index].allSatisfy(\.isNumber)
            let phrase = words[index...].prefix(2).joined(separator: " ").lowercased()
            if isCount || isTime || invitations.contains(phrase) || invitations.contains(word.lowercased()) {
                return words[..<index].joined(separator: " ").trimmingCharacters(of: " ,:;/(")
            }
        }
        return text
    }

    private static let timeWords: Set<String> = ["on", "at", "am", "um", "le", "à", "el", "il", "op", "в"]
    private static let invitations: Set<String> = [
        "leave a", "add a", "add comment", "no comments", "hinterlasse einen", "schreibe einen", "keine kommentare", "laisser un",
        "deja un", "dejar un", "оставить комментарий",
        "залишити коментар", "lascia un", "deixe um", "dodaj komentarz", "comments", "comment", "follow",
    ]

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
        "min", "mins", "minute", "minutes", "minuten", "minutos", "минут", "минуты", "мин", "хв", "хвилин", "хвилини", "minuti", "min.",
        "minutes.",
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
        while first > 0, ["lesezeit:", "lesezeit", "reading", "time:", "time", "czytania"].contains(words[first - 1].lowercased()) {
            first -= 1
        }
        return (words[..<first] + ["|"] + words[end...]).joined(separator: " ")
    }

    private static func announced(_ text: String) -> (word: String, rest: String)? {
        let first = text.prefix(20).prefix { $0 != " " && $0 != ":" }.lowercased()
        guard let candidates = announcementsByWord[first[...]] else { return nil }
        let lower = text.lowercased()
        for word in candidates where lower.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            guard let next = rest.first, next == " " || next == ":" else { continue }
            return (word, rest.trimmingSpaces())
        }
        return nil
    }

    /// `Ann Bee (Orsund, special correspondent)` without what the brackets hold.
    static func withoutBrackets(_ name: String) -> String {
        guard name.hasSuffix(")"), let bracket = name.firstRange(of: " (") else { return name }
        return name[..<bracket.lowerBound].trimmingSpaces()
    }

    private static let connectors: Set<String> = [
        "and", "und", "et", "y", "e", "i", "и", "та", "й", "&", "de", "del", "der", "van", "von", "da", "di", "la", "le", "al", "bin", "of",
        "the",
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
            if bare.first?.isUppercase == true {
                capitals += 1
            } else if !connectors.contains(bare.lowercased()), !bare.isEmpty {
                others += 1
            }
        }
        if capitals == 0 { return isAnnounced && words.count <= 3 && others <= 3 }
        return others == 0 || (isAnnounced && others * 3 <= capitals) || isPersonWithOffice(text)
    }

    /// `Ann Bee, football correspondent`: a name of capitalised words, and a few words after a comma.
    private static func isPersonWithOffice(_ text: String) -> Bool {
        let parts = text.split(separator: ",", maxSplits: 1)
        guard parts.count == 2, (1...4).contains(parts[1].split(separator: " ").count) else { return false }
        let name = parts[0].split(separator: " ")
        return (2...4).contains(name.count) && name.allSatisfy { $0.first?.isUppercase == true }
    }

    /// Whether text is a personal name alone, perhaps with an agency or an office after a comma.
    private static func looksLikeOnePerson(_ text: String) -> Bool {
        guard let person = text.split(separator: ",").first, text.utf8.count <= 80 else { return false }
        let words = person.split(separator: " ")
        if text.contains(where: { "?!:…\"“”()[]/0123456789".contains($0) }) || text.hasSuffix(".") { return false }
        return AuthorNames.isPerson(words[...]) && !PageVocabulary.isBoilerplateWord(text)
    }
}
