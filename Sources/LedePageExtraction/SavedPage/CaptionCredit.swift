/// Recognises lines that credit a photograph: `(Ann Bee/Agency via Getty Images)`, `Photo: Ann Bee / Reuters`.
enum CaptionCredit {
    private static let agencies = [
        "getty", "reuters", "afp", "ap photo", "associated press", "epa", "dpa", "shutterstock", "istock", "unsplash", "anadolu",
        "picture alliance", "imago",
        "pa wire", "pa media", "zuma", "alamy", "ukrinform", "unian", "тасс", "риа", "унiан", "уніан", "укрінформ", "ansa", "efe",
        "keystone", "bloomberg",
        "wikimedia", "pool", "belga", "sipa", "nurphoto", "wikipedia", "pixabay", "pexels", "adobe stock",
    ]
    private static let words = [
        "photo", "photograph", "picture", "image", "credit", "illustration", "handout", "courtesy", "foto", "bild", "grafik", "crédit",
        "crédits", "imagen", "фото",
        "ілюстрація", "иллюстрация", "collage", "колаж", "via", "source", "quelle", "zdjęcie", "fot",
    ]

    private static let labels = [
        "photo", "photos", "photograph", "picture", "image", "credit", "photo credit", "image credit",
        "image source", "image caption", "image copyright", "photo by", "picture by", "foto", "bild", "fotos", "quelle",
        "crédit photo", "crédits photo", "crédit", "foto de", "imagen", "фото", "ілюстрація", "иллюстрация",
        "illustration", "getty images", "zdjęcie", "fot.", "file photo", "caption",
    ]
    private static let labelIndex = PhraseIndex(labels.map { ($0, .caption, 40) })

    /// Whether a whole line is a credit, or a caption ending in one.
    ///
    /// - Parameter normalized: the line as `NormalizedLine` gives it.
    static func ends(_ line: String, normalized: [UInt8], words lineWords: Int) -> Bool {
        guard lineWords <= 80, line.utf8.count <= 700 else { return false }
        let last = line.utf8.last
        let mayEndInBracket = last == UInt8(ascii: ")") || last == UInt8(ascii: "]") || last == UInt8(ascii: ".")
        let mayBeLabelled = lineWords <= 40 && labelIndex.phrase(in: normalized, at: 0, words: 0) != nil
        if isFollowedByCredit(normalized) { return true }
        let mayBeAgency = line.utf8.count <= 60 && normalized.contains(UInt8(ascii: "/"))
        guard mayEndInBracket || mayBeLabelled || mayBeAgency else { return false }
        let lower = line.lowercased()
        if mayBeLabelled, isLabelled(lower) { return true }
        if mayBeAgency, isAgencyLine(lower) { return true }
        guard let close = lower.last(where: { !$0.isWhitespace && $0 != "." }), close == ")" || close == "]" else { return false }
        let open: Character = close == ")" ? "(" : "["
        guard let start = lower.lastIndex(of: open) else { return false }
        let credit = lower[lower.index(after: start)...]
        let creditWords = credit.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        guard (1...14).contains(creditWords.count) else { return false }
        if creditWords.contains("via") || credit.hasPrefix("©") { return true }
        if credit.contains(": "), words.contains(creditWords[0]) { return true }
        if creditWords[0] == "photo" || creditWords[0] == "image" || creditWords[0] == "picture" { return creditWords.count >= 2 }
        let namesAgency = agencies.contains { names($0, in: credit, words: creditWords) }
        return namesAgency && (credit.contains("/") || creditWords.contains { words.contains($0) })
    }

    /// `The bridge on Sunday.Credit...Ann Bee for The Ledger`, `The bridge. Photo: Ann Bee, AP`: the line ends a few words after the sign.
    private static func isFollowedByCredit(_ line: [UInt8]) -> Bool {
        for sign in creditSigns where line.count > sign.count {
            var start = line.count - sign.count
            let nearest = max(0, start - 90)
            while start > nearest {
                if line[start] == sign[0],
                    line[start - 1] == 0x20 || line[start - 1] == UInt8(ascii: ".") || line[start - 1] == UInt8(ascii: "("),
                    line[start..<start + sign.count].elementsEqual(sign)
                {
                    return line[(start + sign.count)...].count { $0 == 0x20 } <= 12
                }
                start -= 1
            }
        }
        return false
    }

    private static let creditSigns = [
        "credit...", "photo: ", "photograph: ", "photo by ", "image: ", "foto: ", "bild: ", "picture: ", "crédit: ", "фото: ", "(credit: ",
        "© ",
    ].map { Array($0.utf8) }

    private static func names(_ agency: String, in credit: Substring, words: [String]) -> Bool {
        agency.contains(" ") ? credit.contains(agency) : words.contains(agency)
    }

    /// `Photo: …`, `Image source, …`, `Foto: dpa`.
    private static func isLabelled(_ lower: String) -> Bool {
        for label in labels {
            guard lower.hasPrefix(label) else { continue }
            let rest = lower.dropFirst(label.count)
            if rest.isEmpty { return label.contains(" ") || label == "photo" }
            if let next = rest.first,
                next == ":" || ((next == "," || next == " ") && label.hasPrefix("image "))
                    || (next == " " && label.hasSuffix("by") && rest.count < 60) || (next == "/" && label == "getty images")
                    || (next == " " && rest.dropFirst().first == "/")
            {
                return true
            }
        }
        return false
    }

    /// `Ann Bee/Reuters`
    private static func isAgencyLine(_ lower: String) -> Bool {
        guard let slash = lower.lastIndex(of: "/") else { return false }
        let agency = lower[lower.index(after: slash)...].trimmingSpaces()
        return agencies.contains { agency == $0 || agency.hasPrefix($0 + " ") || ($0 == "getty" && agency.hasPrefix("getty")) }
    }
}
