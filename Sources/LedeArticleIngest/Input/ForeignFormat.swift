/// A format that is not read, recognised by its first bytes, and what to do about it.
struct ForeignFormat: Equatable {
    /// As people call it: "PDF".
    var name: String
    /// How to get its text.
    var advice: String

    /// The format of content with these first bytes; nil if unknown.
    /// - Parameter mayBeXML: false if the format is said to be one that XML may hold.
    init?(_ start: ArraySlice<UInt8>, mayBeXML: Bool = true) {
        func begins(_ bytes: [UInt8], at offset: Int = 0) -> Bool { start.dropFirst(offset).starts(with: bytes) }
        func begins(_ text: StaticString, at offset: Int = 0) -> Bool { start.dropFirst(offset).starts(with: Array(text.description.utf8)) }
        if begins("Rar!") {
            self.init(name: "RAR", advice: "unpack it, and name the folder")
        } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self.init(name: "an old Office document", advice: "save it as text or HTML, or: libreoffice --headless --convert-to html FILE")
        } else if begins("{\\rtf") {
            self.init(name: "RTF", advice: "save it as text or HTML, or: pandoc -t plain FILE")
        } else if begins("SQLite format 3\0") {
            self.init(name: "an SQLite database", advice: "export its table as CSV: sqlite3 -header -csv FILE 'SELECT …'")
        } else if begins("PAR1") {
            self.init(name: "Parquet", advice: "export it as CSV or JSON Lines")
        } else if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) || begins("GIF8")
            || (begins("RIFF") && begins("WEBP", at: 8))
        {
            self.init(name: "an image", advice: "")
        } else if mayBeXML, let name = Self.xml(start) {
            self.init(name: name, advice: "make HTML, CSV or JSON Lines of it")
        } else {
            return nil
        }
    }

    init(name: String, advice: String) {
        self.name = name
        self.advice = advice
    }

    /// Why an input of the format yields nothing.
    var damage: StreamDamage {
        StreamDamage(kind: .unsupported, reason: "\(name) is not read" + (advice.isEmpty ? "" : "; \(advice)"))
    }

    /// What XML content is; nil for other content, and for HTML and TREC documents.
    private static func xml(_ start: ArraySlice<UInt8>) -> String? {
        var rest = start.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        let isDeclared = rest.starts(with: Array("<?xml".utf8))
        // Past declarations and comments to the first element.
        while rest.starts(with: [0x3C, 0x3F]) || rest.starts(with: [0x3C, 0x21]) {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
            rest = rest[(end + 1)...].drop { $0 <= 0x20 }
        }
        let tag = String(decoding: rest.prefix(24), as: UTF8.self).lowercased()
        if tag.hasPrefix("<svg") { return "an image" }
        guard isDeclared, tag.hasPrefix("<"), !["<html", "<doc>", "<doc ", "<reuters"].contains(where: tag.hasPrefix) else { return nil }
        return "XML"
    }
}
