import LedePageExtraction

/// What a template contributes to the text: mostly nothing, or words of a sentence.
struct WikiTemplate {
    /// As it is written.
    private let written: String
    /// In lower case.
    private let name: String
    private let arguments: [String]
    private let title: String

    /// - Parameter parts: the name and the arguments, without their own markup.
    init(_ parts: [String], title: String) {
        written = (parts.first ?? "").replacing("_", with: " ").trimmingSpaces()
        name = written.lowercased()
        arguments = Array(parts.dropFirst())
        self.title = title
    }

    /// The argument with a number, from 1: unnamed, or named by the number.
    private func argument(_ number: Int) -> String? {
        var count = 0
        for argument in arguments {
            if let (key, value) = Self.named(argument) {
                if key == String(number) { return value }
            } else {
                count += 1
                if count == number { return argument.trimmingSpaces() }
            }
        }
        return nil
    }

    private func argument(named names: String...) -> String? {
        for argument in arguments {
            if let (key, value) = Self.named(argument), names.contains(key) { return value }
        }
        return nil
    }

    private static func named(_ argument: String) -> (key: String, value: String)? {
        guard let mark = argument.firstIndex(of: "=") else { return nil }
        let key = argument[..<mark].trimmingSpaces()
        guard !key.isEmpty, key.utf8.count <= 40, !key.contains("<"), !key.contains("\"") else { return nil }
        return (key.lowercased(), argument[argument.index(after: mark)...].trimmingSpaces())
    }

    private var unnamed: [String] { arguments.filter { Self.named($0) == nil }.map { $0.trimmingSpaces() }.filter { !$0.isEmpty } }

    /// The day that the template gives a Wikinews article.
    var newsDate: String? {
        switch name {
        case "date", "datum", "fecha", "data", "dátum", "дата", "dato", "tarih", "data artykułu", "dateline", "날짜", "日期":
            argument(1) ?? argument(named: "date", "data", "fecha", "datum")
        case "byline", "luogodata", "ciudad fecha", "lieudate": argument(named: "date", "data", "fecha") ?? argument(1)
        default: nil
        }
    }

    /// Complexity: O(n).
    var text: String {
        if let mark = name.firstIndex(of: ":") { return function(String(name[..<mark])) }
        if let symbol = Self.symbols[name] { return symbol }
        switch Self.manners[name] ?? Self.manner(ofPrefix: name) {
        case .first: return argument(1) ?? ""
        case .second: return argument(2) ?? argument(1) ?? ""
        case .third: return argument(3) ?? argument(2) ?? argument(1) ?? ""
        case .last: return unnamed.last ?? ""
        case .all: return unnamed.joined(separator: " ")
        case .list: return "\n" + unnamed.map { "* " + $0 }.joined(separator: "\n") + "\n"
        case .quote:
            let words = argument(named: "text", "quote", "zitat", "texte", "cita", "1") ?? argument(1) ?? ""
            let by = argument(named: "author", "source", "autor", "auteur", "sign", "by", "2") ?? argument(2) ?? ""
            return words.isEmpty ? "" : "\n\n\(words)" + (by.isEmpty ? "" : "\n\n— \(by)") + "\n\n"
        case .measure: return [argument(1), argument(2)].compactMap { $0 }.joined(separator: " ")
        case .fraction:
            return unnamed.count == 3
                ? "\(unnamed[0]) \(unnamed[1])/\(unnamed[2])" : unnamed.count == 1 ? "1/\(unnamed[0])" : unnamed.joined(separator: "/")
        case .circa: return "c. " + (argument(1) ?? "")
        case .asOf: return "As of " + unnamed.joined(separator: "-")
        case .day: return unnamed.joined(separator: unnamed.allSatisfy { $0.allSatisfy(\.isNumber) } ? "-" : " ")
        case .century: return (argument(1) ?? "") + (name.hasPrefix("s") ? "e siècle" : "")
        case .title: return title
        case nil: return ""
        }
    }

    /// `{{lc:WORDS}}`, `{{formatnum:1000}}`: the name ends at the colon, and the rest is the first argument.
    private func function(_ function: String) -> String {
        let whole = (written.split(separator: ":", maxSplits: 1).last ?? "").trimmingSpaces()
        switch function {
        case "formatnum": return whole
        case "lc": return whole.lowercased()
        case "lcfirst": return whole.prefix(1).lowercased() + whole.dropFirst()
        case "uc": return whole.uppercased()
        case "ucfirst": return whole.prefix(1).uppercased() + whole.dropFirst()
        default: return ""
        }
    }

    private enum Manner {
        case first, second, third, last, all, list, quote, measure, fraction, circa, asOf, day, century, title
    }

    private static let symbols: [String: String] = [
        "!": "|", "=": "=", "nbsp": " ", "spaces": " ", "space": " ", "thinsp": " ", "ndash": "–", "mdash": "—", "snd": " – ",
        "spaced ndash": " – ", "dash": " – ", "–": " – ", "—": " — ",
        "spnd": " – ", "'": "'", "`": "'", "'s": "'s", "’s": "’s", "\"": "\"", "bull": " • ", "dot": " · ", "middot": " · ", "·": " · ",
        "•": " • ", "hyphen": "-", "minus": "−", "times": "×",
        "euro": "€", "gbp": "£", "pound": "£", "yen": "¥", "ellipsis": "…", "...": "…", "(": "{", ")": "}", "((": "{{", "))": "}}",
        "br": "\n", "break": "\n", "clear": "", "-": "", "ad": "AD",
        "ce": "CE", "bce": "BCE", "bc": "BC", "av. j.-c.": "av. J.-C.", "apr. j.-c.": "apr. J.-C.", "1er": "1er", "ier": "er", "ère": "ère",
        "e": "e", "er": "er",
    ]

    private static let manners: [String: Manner] = {
        var manners: [String: Manner] = [:]
        for name in [
            "nowrap", "nobr", "nobreak", "small", "smaller", "big", "larger", "resize", "midsize", "noitalic", "nobold", "bold", "strong",
            "em", "italic", "abbr", "abbrv", "abréviation",
            "tooltip", "hover title", "ill", "interlanguage link", "link-interwiki", "lien", "trad", "illm", "red link", "sic",
            "not a typo", "as written", "proper name", "center", "centre",
            "align", "sup", "sub", "mono", "code", "tt", "keypress", "key press", "kbd", "var", "math", "mvar", "nihongo", "nihongo2", "zh",
            "okina", "visible anchor", "vanchor", "smallcaps",
            "sc", "caps", "smc", "allcaps", "usd", "unité/2", "formatnum", "nombre", "num", "val", "gaps", "angle bracket", "langnf",
            "script", "nastaliq", "hebrew", "rtl-lang", "unichar",
            "ruby-ja", "no-wrap", "nobr|", "gras", "italique", "petit", "grand", "guil", "citation", "cita", "«", "« »", "incise",
            "formatted", "s.", "fs", "text", "not typo", "anchored text",
            "highlight", "color", "underline", "strikethrough", "strike", "nocat", "pagename link", "linktext", "wt", "gender", "hashtag",
            "bibleverse", "bibleref",
        ] { manners[name] = .first }
        for name in [
            "lang", "lang2", "langue", "idioma", "transl", "transliteration", "xlit", "tlit", "color text", "font color", "colour",
            "fontcolor", "font", "langx", "lang-x", "translit", "legend2", "w", "wp", "wikipedia", "wiki", "wt|", "source w", "polytonic 2",
            "ss", "wikipédia", "infobox link",
        ] { manners[name] = .second }
        manners["transl"] = .last
        manners["transliteration"] = .last
        manners["colored link"] = .third
        manners["color link"] = .last
        for name in [
            "hlist", "flatlist", "plainlist", "ubl", "unbulleted list", "bulleted list", "blist", "ordered list", "plain list", "cslist",
            "enumeration", "columns-list", "div col list", "liste simple", "collapsible list",
        ] { manners[name] = .list }
        for name in [
            "quote", "blockquote", "cquote", "bquote", "quotation", "quote box", "quotebox", "rquote", "pull quote", "pullquote", "zitat",
            "citation bloc", "début citation", "cita destacada", "centered pull quote", "epigraph", "quote frame", "block quote",
            "poem quote", "poemquote", "verse translation", "dialogue", "цитата", "citat",
        ] { manners[name] = .quote }
        for name in ["convert", "cvt", "unité", "unit", "unità", "höhe", "conversion"] { manners[name] = .measure }
        for name in ["frac", "fraction", "sfrac", "bruch"] { manners[name] = .fraction }
        for name in ["circa", "c.", "ca.", "ca"] { manners[name] = .circa }
        for name in ["as of", "asof"] { manners[name] = .asOf }
        for name in [
            "date", "fecha", "datum", "data", "start date", "end date", "dts", "date table sorting", "birth date", "death date",
            "birth-date", "death-date", "film date", "дата", "dob", "dod",
        ] { manners[name] = .day }
        for name in ["s", "s-", "s mini-", "siècle"] { manners[name] = .century }
        for name in ["pagename", "pagenamee", "fullpagename", "basepagename", "subpagename"] { manners[name] = .title }
        return manners
    }()

    /// `{{lang-fr|…}}`, `{{US$|10}}`.
    private static func manner(ofPrefix name: String) -> Manner? {
        if name.hasPrefix("lang-") || name.hasPrefix("langue-") || name.hasPrefix("small ") { return .first }
        return name.hasSuffix("$") && name.utf8.count <= 4 ? .first : nil
    }
}
