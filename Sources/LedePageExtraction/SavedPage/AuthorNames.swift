/// Reduces what a byline says about its authors to their names: outlets, places, offices and categories after a name are removed.
///
///     Tomas Reyes, CNN                        Tomas Reyes
///     Annegret Holm und Jörg Wiebke, Altwerda Annegret Holm und Jörg Wiebke
///     Ann Bee in Berlin and Cy Dee in Moscow  Ann Bee and Cy Dee
enum AuthorNames {
    /// The names in a byline without "by" and dates, as written; the whole text if it does not begin with a person (`The
    /// Associated Press`).
    static func reduced(_ text: String) -> String {
        let parts = text.split(separator: ",").map { words(of: $0) }.filter { !$0.isEmpty }
        guard let first = parts.first else { return text }
        let head = withoutOffice(withoutPlaces(withoutGlued(first)))
        guard head.split(whereSeparator: isLink).contains(where: { isPerson($0) }) else { return text }
        var names = joined(head)
        var isBehindOutlet = false
        for part in parts.dropFirst() {
            if part.count == 1, suffixes.contains(part[0].lowercased()) {
                names += ", " + part[0]
                continue
            }
            let isLinked = isLink(part[0])
            let rest = withoutPlaces(isLinked ? part.dropFirst() : part)
            let persons = rest.split(whereSeparator: isLink)
            // What follows an outlet without "and" is more of the same: places, page categories.
            guard !persons.isEmpty, persons.allSatisfy({ isPerson($0, isBehindComma: persons.count == 1 && !isLinked) }),
                isLinked || !isBehindOutlet
            else {
                isBehindOutlet = true
                continue
            }
            names += (isLinked ? " \(part[0]) " : ", ") + joined(rest)
        }
        return names
    }

    /// Whether words are the name of one person: two to four of them, capitals in front, no word of outlets, offices or buttons.
    static func isPerson(_ name: ArraySlice<Substring>) -> Bool { isPerson(name, isBehindComma: false) }

    private static func isPerson(_ name: ArraySlice<Substring>, isBehindComma: Bool) -> Bool {
        guard (2...4).contains(name.count), let first = name.first, !articles.contains(first.lowercased()) else { return false }
        let isShouting = name.allSatisfy { $0 == $0.uppercased() }
        var capitals = 0
        for word in name {
            guard let initial = word.first, initial.isLetter, !word.contains(where: { "?!:…\"“”()[]/@0123456789".contains($0) }) else {
                return false
            }
            let lower = word.lowercased().trimmingCharacters(of: ".")
            if nameless.contains(lower) || (isBehindComma && places.contains(lower)) { return false }
            if !initial.isUppercase {
                guard particles.contains(lower) else { return false }
                continue
            }
            capitals += 1
            // BBC, dpa: an outlet. JD, O. are initials.
            if !isShouting, word.count > 2, word.count <= 5, word == word.uppercased(), !word.contains(".") { return false }
        }
        return capitals >= 2 || (capitals == 1 && name.count >= 3)
    }

    /// Whether a text is such a name, perhaps with an outlet, a place or an office after a comma.
    static func beginsWithPerson(_ text: String) -> Bool { text.split(separator: ",").first.map { isPerson(words(of: $0)) } ?? false }

    /// The single persons among names.
    static func single(_ names: String) -> [String] {
        names.split(separator: ",").flatMap { words(of: $0).split(whereSeparator: isLink) }.filter { isPerson($0) }.map(joined)
    }

    private static func words(of text: Substring) -> ArraySlice<Substring> { text.split(whereSeparator: \.isWhitespace)[...] }

    private static func joined(_ words: ArraySlice<Substring>) -> String { words.joined(separator: " ") }

    private static func isLink(_ word: Substring) -> Bool { links.contains(word.lowercased()) }

    /// `Ann Bee in Berlin and Cy Dee for The Ledger`: what comes between such a word and the next name goes.
    private static func withoutPlaces(_ words: ArraySlice<Substring>) -> ArraySlice<Substring> {
        guard words.count > 3 else { return words }
        var kept: ArraySlice<Substring> = []
        var isPassingOver = false
        for word in words {
            if isLink(word) { isPassingOver = false }
            if kept.count >= 2, prepositions.contains(word.lowercased()) { isPassingOver = true }
            if !isPassingOver { kept.append(word) }
        }
        return kept
    }

    /// `Ann BeeStaff Writer`: two links of a page, run together.
    private static func withoutGlued(_ words: ArraySlice<Substring>) -> ArraySlice<Substring> {
        for index in words.indices.dropFirst() {
            if let end = endOfName(in: words[index]) { return words[..<index] + [words[index][..<end]] }
        }
        return words
    }

    /// Where an office or an outlet begins within a word: after a lower-case letter. `McBee` has none.
    private static func endOfName(in word: Substring) -> Substring.Index? {
        var previous: Character?
        for index in word.indices {
            if previous?.isLowercase == true, word[index].isUppercase, word[..<index].count >= 3, word[..<index] != "Mac" {
                let tail = word[index...]
                if nameless.contains(tail.lowercased()) || (tail.count >= 2 && tail.prefix(2).allSatisfy(\.isUppercase)) { return index }
            }
            previous = word[index]
        }
        return nil
    }

    /// `Ann Bee Staff Writer`, `Ann Bee CNN`: a single name with an office or an outlet right after it.
    private static func withoutOffice(_ words: ArraySlice<Substring>) -> ArraySlice<Substring> {
        guard words.count >= 3, !words.contains(where: isLink) else { return words }
        var rest = words
        while rest.count > 2, let last = rest.last, nameless.contains(last.lowercased()) || isAcronym(last, in: words) {
            rest = rest.dropLast()
        }
        return isPerson(rest) ? rest : words
    }

    private static func isAcronym(_ word: Substring, in words: ArraySlice<Substring>) -> Bool {
        (2...5).contains(word.count) && word == word.uppercased() && word.allSatisfy(\.isLetter)
            && words[words.startIndex] != words[words.startIndex].uppercased()
            && !suffixes.contains(word.lowercased())
    }

    private static let links: Set<String> = [
        "and", "und", "et", "y", "e", "i", "и", "та", "й", "&", "with", "mit", "avec", "con", "och", "og", "en",
    ]
    private static let prepositions: Set<String> = [
        "in", "for", "from", "at", "of", "via", "on", "aus", "für", "pour", "para", "per", "voor", "w", "в", "у", "из", "для", "special",
    ]
    private static let articles: Set<String> = [
        "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "het", "our", "my",
    ]
    private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]
    private static let particles: Set<String> = [
        "de", "del", "della", "der", "den", "dos", "das", "do", "du", "van", "von", "zu", "zur", "vom", "da", "di", "la", "le", "al", "el",
        "bin", "ibn", "ben", "af", "av", "ter", "ten", "y", "d",
    ]

    /// Words that no personal name has: of outlets, offices, buttons and page sections.
    private static let nameless: Set<String> = set(
        """
        news times herald tribune gazette telegraph network agency agencies magazine online media radio television tv newspaper newspapers broadcasting \
        company inc ltd llc com org net zeitung nachrichten rundfunk presse tagblatt journalistin journaliste journalist periódico diario gazzetta corriere \
        новости газета агентство новини reuters bloomberg associated wire services service staff writer reporter correspondent editor columnist contributor \
        contributors contributing senior chief political national international foreign bureau desk team redaktion redakteur redakteurin reporterin \
        korrespondent korrespondentin autorin autor rédaction envoyé envoyée spécial redacción redazione redactie special sports business science technology \
        tech health opinion politics world sport entertainment weather finance money image images photo photos photograph picture video videos gallery enlarge \
        view read more all see show share comments comment reply advertisement subscribe edition menu home sign log login about contact terms privacy policy \
        order reprints whatsapp facebook twitter instagram pinterest linkedin telegram latest top stories story related article articles sponsored newsletter follow search category categories photography getty shutterstock file updated \
        published posted save print email download app live breaking bild foto vergrößern artikel mehr university college institute school department ministry \
        council committee government police office centre center museum company league
        """)

    /// Words of outlets and places that are also surnames: after a comma they are not a second author.
    private static let places: Set<String> = set(
        """
        post press today journal guardian observer chronicle courier sentinel inquirer examiner dispatch bulletin mirror express standard independent review \
        report reports allgemeine anzeiger blatt kurier city new los las san santa saint st sankt fort north south east west northern southern eastern western \
        united states kingdom hong kong tel aviv buenos aires kuala lumpur abu dhabi sri lanka costa rica puerto port mount lake county district region island \
        islands river valley street road house group party
        """)

    private static func set(_ words: String) -> Set<String> { Set(words.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
