/// Recognises short lines with a number that are about the page: `4 min read`, `3 days ago`, `34 Comments`.
enum ShortNote {
    /// The label of a line; nil if it is no such note.
    ///
    /// - Parameter line: as `NormalizedLine` gives it, of at most eight words.
    static func label(of line: String) -> LineLabel? {
        let words = line.split(separator: " ").map { $0.trimmingCharacters(of: ":.,()") }
        guard let count = words.firstIndex(where: { $0.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false || articles.contains($0) })
        else { return nil }
        if count == 0, words.count >= 2, !articles.contains(words[0]), readers.contains(words[1]),
            words.count == 2 || followers.contains(words[2])
        {
            return .comments
        }
        if isReadingTime(words) || isAge(words) { return .notice }
        return nil
    }

    /// Whether a line says how long ago something was.
    static func isAge(_ text: String) -> Bool {
        isAge(NormalizedLine.text(text).split(separator: " ").map { $0.trimmingCharacters(of: ":.,()") })
    }

    private static let articles: Set<String> = ["an", "a", "one", "einer", "einem", "une", "una", "um"]
    private static let readers: Set<String> = [
        "comments", "comment", "responses", "response", "replies", "thoughts", "kommentare", "kommentar", "commentaires", "comentarios",
        "comentários",
        "комментариев", "комментария", "комментарий", "коментарів", "коментарі", "commenti", "komentarzy", "reacties",
    ]
    private static let followers: Set<String> = ["to", "on", "zu", "sur", "sobre", "en", "к", "до", "su", "op", "|"]

    private static let minutes: Set<String> = [
        "min", "mins", "minute", "minutes", "minuten", "minutos", "минут", "минуты", "мин", "хв", "хвилин", "хвилини", "minuti", "minuto",
        "minut", "dakika", "dk",
    ]
    private static let reading: Set<String> = [
        "read", "reading", "time", "lesezeit", "lesedauer", "lesen", "temps", "lecture", "de", "di", "tiempo", "tempo", "lectura",
        "lettura", "leitura", "время", "чтения", "на", "чтение",
        "час", "читання", "leestijd", "leestid", "lästid", "læsetid", "czas", "czytania", "okuma", "süresi", "to", "ca", "about", "approx",
        "circa", "zum", "a", "est", "estimated", "~", "⏱", "-",
    ]

    /// Minutes, a number, and only words about reading: `Lesezeit: 4 Min.`, `5-minute read`.
    private static func isReadingTime(_ words: [String]) -> Bool {
        var hasMinutes = false
        var hasReading = false
        for word in words {
            if word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) || word.isEmpty { continue }
            let unit = word.drop { $0.isNumber || "-–~".contains($0) }
            if minutes.contains(String(unit)) {
                hasMinutes = true
            } else if reading.contains(word) {
                hasReading = true
            } else {
                return false
            }
        }
        return hasMinutes && hasReading
    }

    private static let units: Set<String> = [
        "s", "sec", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "d", "day", "days",
        "week", "weeks", "month", "months", "year", "years",
        "sekunden", "minuten", "stunde", "stunden", "tag", "tagen", "tage", "woche", "wochen", "monat", "monaten", "jahr", "jahren",
        "heure", "heures", "jour", "jours", "semaine", "semaines", "mois", "an", "ans",
        "minutos", "hora", "horas", "día", "días", "dia", "dias", "semana", "semanas", "mes", "meses", "año", "años", "ora", "ore",
        "minuti", "giorno", "giorni", "uur", "dag", "dagen", "weken",
        "минут", "минуты", "минуту", "час", "часа", "часов", "день", "дня", "дней", "неделю", "недели", "хвилин", "хвилини", "годину",
        "години", "годин", "дні", "днів", "тому", "godzin", "godziny", "dni", "minut",
    ]
    private static let before: Set<String> = [
        "vor", "il", "y", "a", "hace", "há", "updated", "published", "posted", "aktualisiert", "publié", "about", "an", "einer", "einem",
        "une", "una", "um",
    ]
    private static let behind: Set<String> = ["ago", "назад", "тому", "geleden", "temu", "fa", "atrás", "siden", "sedan"]

    /// `3 days ago`, `vor 2 Stunden`, `il y a 5 heures`.
    private static func isAge(_ words: [String]) -> Bool {
        var hasUnit = false
        var hasSign = false
        for (index, word) in words.enumerated() {
            if word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { continue }
            let unit = String(word.drop { $0.isNumber })
            if behind.contains(word), index == words.count - 1 {
                hasSign = true
            } else if units.contains(unit), index > 0 || unit.utf8.count < word.utf8.count {
                hasUnit = true
            } else if before.contains(word) {
                if ["vor", "il", "hace", "há"].contains(word) { hasSign = true }
            } else {
                return false
            }
        }
        return hasUnit && hasSign
    }
}
