import LedePageExtraction

/// A tag in wikitext: of HTML, or of an extension.
struct WikiTag {
    enum Kind {
        /// Holds no text: a citation, a formula, a drawing.
        case silent
        /// Its content is shown verbatim.
        case literal
        case gallery
        case lineBreak
        case block
        case row
        case cell
        case item
        case inline
    }

    /// In lower case.
    let name: String
    let kind: Kind
    let isEnd: Bool
    /// `<ref name="a" />`
    let isClosed: Bool
    /// The place after the `>`.
    let end: Int

    private static let kinds: [String: Kind] = {
        var kinds: [String: Kind] = [
            "gallery": .gallery, "br": .lineBreak, "tr": .row, "td": .cell, "th": .cell, "li": .item, "dd": .item, "dt": .item,
        ]
        for name in [
            "ref", "references", "math", "chem", "ce", "timeline", "score", "graph", "mapframe", "maplink", "imagemap", "hiero",
            "templatestyles", "templatedata", "includeonly",
            "dynamicpagelist", "categorytree", "inputbox", "phonos", "script", "style", "indicator",
        ] { kinds[name] = .silent }
        for name in ["nowiki", "pre", "syntaxhighlight", "source"] { kinds[name] = .literal }
        for name in [
            "p", "div", "center", "blockquote", "hr", "table", "caption", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "section",
            "poem", "thead", "tbody", "tfoot",
        ] { kinds[name] = .block }
        for name in [
            "b", "i", "u", "s", "em", "strong", "small", "big", "sub", "sup", "span", "font", "code", "tt", "kbd", "samp", "var", "cite",
            "q", "del", "ins", "abbr", "dfn", "mark",
            "bdi", "bdo", "ruby", "rb", "rt", "rp", "strike", "wbr", "nobr", "onlyinclude", "noinclude", "translate", "tvar", "data",
            "time", "langconvert", "ol", "a", "img",
            "colgroup", "col", "label",
        ] where kinds[name] == nil { kinds[name] = .inline }
        return kinds
    }()

    private static let mostBytes = 2000

    /// The tag at a `<`; nil if wikis do not know it.
    init?(_ bytes: [UInt8], at start: Int) {
        var at = start + 1
        guard at < bytes.count else { return nil }
        isEnd = bytes[at] == UInt8(ascii: "/")
        if isEnd { at += 1 }
        let nameStart = at
        while at < bytes.count, at - nameStart < 20, (0x41...0x5A).contains(bytes[at] & 0xDF) || (0x30...0x39).contains(bytes[at]) {
            at += 1
        }
        name = String(decoding: bytes[nameStart..<at].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        guard let kind = Self.kinds[name], at < bytes.count,
            bytes[at] <= 0x20 || bytes[at] == UInt8(ascii: ">") || bytes[at] == UInt8(ascii: "/")
        else { return nil }
        self.kind = kind
        guard let close = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, from: at, end: min(bytes.count, at + Self.mostBytes))
        else { return nil }
        isClosed = bytes[close - 1] == UInt8(ascii: "/")
        end = close + 1
    }

    /// A formula that reads as text (`x`, `a + b`); nothing for one in TeX's own words.
    static func formula(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.count <= 24 && !bytes.contains { "\\{}^_&".utf8.contains($0) } ? Array(bytes) : []
    }
}

/// `[http://…` in wikitext.
enum WebLink {
    /// The place after the address that begins at `start` and the blank after that; nil if none does, or nothing follows.
    static func end(in bytes: [UInt8], at start: Int) -> Int? {
        let isAddress = ["http://", "https://", "//", "ftp://", "mailto:", "news:"].contains { bytes[start...].starts(with: $0.utf8) }
        guard isAddress else { return nil }
        var at = start
        let limit = min(bytes.count, start + 2000)
        while at < limit, bytes[at] > 0x20, bytes[at] != UInt8(ascii: "]"), bytes[at] != UInt8(ascii: "<"), bytes[at] != UInt8(ascii: "[") {
            at += 1
        }
        guard at < limit, bytes[at] != UInt8(ascii: "[") else { return nil }
        while at + 1 < limit, bytes[at] == 0x20 { at += 1 }
        return at
    }
}

/// `[[File:bridge.jpg|thumb|200px|The bridge at dawn]]`
enum WikiFile {
    private static let options: Set<String> = [
        "thumb", "thumbnail", "frame", "framed", "frameless", "border", "right", "left", "center", "centre", "none", "baseline", "middle",
        "sub", "super", "top", "text-top", "bottom",
        "text-bottom", "upright", "mini", "miniatur", "hochkant", "rechts", "links", "zentriert", "rahmenlos", "gerahmt", "vignette",
        "gauche", "droite", "centré", "cadre", "redresse",
        "miniaturadeimagen", "miniatura", "derecha", "izquierda", "centro", "no", "destra", "sinistra", "direita", "esquerda", "commoncat",
        "мини", "справа", "слева", "центр",
        "miniatyr", "höger", "vänster", "gauche", "ramka", "lewo", "prawo",
    ]

    /// The last part that is not about how the picture is shown; empty if there is none.
    static func caption(_ parts: ArraySlice<String>) -> String {
        guard let last = parts.last(where: { !isOption($0.trimmingSpaces()) }) else { return "" }
        return last.trimmingSpaces()
    }

    private static func isOption(_ part: String) -> Bool {
        if part.isEmpty { return true }
        let name = part.lowercased()
        if options.contains(name) { return true }
        if name.hasSuffix("px"), name.dropLast(2).allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "x" || $0 == " ") }) { return true }
        guard let mark = name.firstIndex(of: "=") else { return false }
        return [
            "alt", "link", "upright", "lang", "page", "class", "hochkant", "thumbtime", "start", "end", "alternativtext", "verweis",
            "redresse", "width", "height", "sprache",
        ]
        .contains(name[..<mark].trimmingSpaces())
    }
}
