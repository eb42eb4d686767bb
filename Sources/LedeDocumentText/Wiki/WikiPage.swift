/// The text of a wiki page, and what else its markup says.
package struct WikiPage: Equatable {
    /// Paragraphs separated by blank lines; headings are paragraphs; list items and table rows are lines.
    package var text: String
    /// Its categories, in order, each once.
    package var categories: [String]
    /// The day given by a page of Wikinews (`{{date|May 6, 2024}}`).
    package var date: String?

    /// Reads wikitext.
    ///
    /// Citations, boxes and navigation go, and so do templates except those that are words of a sentence. Unclosed markup is text.
    /// Complexity: O(n).
    /// - Parameters:
    ///   - title: of the page, for `{{PAGENAME}}`.
    ///   - isNews: whether the page is of Wikinews, where `{{date|…}}` dates it.
    package init(_ wikitext: [UInt8], title: String = "", namespaces: WikiNamespaces = WikiNamespaces(), isNews: Bool = false) {
        var markup = WikiMarkup(wikitext, title: title, namespaces: namespaces, isNews: isNews)
        markup.read()
        text = WikiLines.text(markup.out, captionMark: WikiMarkup.captionMark)
        categories = markup.categories
        date = markup.date
    }

    package init(_ wikitext: String, title: String = "", namespaces: WikiNamespaces = WikiNamespaces(), isNews: Bool = false) {
        self.init(Array(wikitext.utf8), title: title, namespaces: namespaces, isNews: isNews)
    }

    /// The target of a redirect; nil for a page with content of its own.
    package static func redirect(_ wikitext: [UInt8]) -> String? {
        let start = Array(wikitext.prefix(1000).drop { $0 <= 0x20 })
        guard start.first == UInt8(ascii: "#"), let open = XMLTag.firstIndex(of: "[[", in: start, from: 1, start.count),
            let close = XMLTag.firstIndex(of: "]]", in: start, from: open, start.count)
        else { return nil }
        let word = String(decoding: start[1..<open], as: UTF8.self).lowercased().trimmingCharacters(of: " :\n\t")
        guard redirectWords.contains(word) else { return nil }
        return String(decoding: start[(open + 2)..<close].prefix { $0 != UInt8(ascii: "|") }, as: UTF8.self)
    }

    private static let redirectWords: Set<String> = [
        "redirect", "weiterleitung", "redirection", "redirección", "redirecciona", "redirecionamento", "rinvia", "rinvio", "doorverwijzing",
        "omdirigering", "omdiriger", "patrz",
        "przekieruj", "tam", "перенаправление", "перенапр", "перенаправлення", "преусмери", "ohjaus", "uudelleenohjaus", "yönlendirme",
        "átirányítás", "redirecționare", "転送",
        "リダイレクト", "重定向", "넘겨주기", "تحويل", "تغییر مسیر", "הפניה", "alih", "đổi",
    ]
}
