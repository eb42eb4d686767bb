/// An encoding in which files may be written.
package struct TextEncoding: Sendable, Hashable {
    /// The name people know it by: `windows-1252`, `shift_jis`.
    package let name: String
    /// The name the system's iconv knows it by.
    let converterName: String

    init(name: String, converterName: String) {
        self.name = name
        self.converterName = converterName
    }

    package static let utf8 = TextEncoding(name: "utf-8", converterName: "UTF-8")
    static let utf16LittleEndian = TextEncoding(name: "utf-16le", converterName: "UTF-16LE")
    static let utf16BigEndian = TextEncoding(name: "utf-16be", converterName: "UTF-16BE")
    static let utf32LittleEndian = TextEncoding(name: "utf-32le", converterName: "UTF-32LE")
    static let utf32BigEndian = TextEncoding(name: "utf-32be", converterName: "UTF-32BE")
    package static let windows1252 = TextEncoding(name: "windows-1252", converterName: "CP1252")

    /// The encoding that people or programs call `name`: any that the system's iconv knows, in any case, with or without its dashes. If one
    /// is commonly used under the name of another that it extends, the larger one is taken (Latin-1 is read as Windows-1252), as in
    /// browsers. Nil for an unknown name.
    package init?(named name: String) {
        let plain = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard !plain.isEmpty, name.utf8.count <= 40, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
            return nil
        }
        if let known = Self.known[plain] {
            self = known
        } else if TextConverter.exists(name) {
            self.init(name: name.lowercased(), converterName: name)
        } else if plain.hasPrefix("windows"), TextConverter.exists("CP" + plain.dropFirst(7)) {
            self.init(name: "windows-" + plain.dropFirst(7), converterName: "CP" + plain.dropFirst(7))
        } else {
            return nil
        }
    }

    /// Whether its text has only ASCII bytes, so that nothing tells it from ASCII.
    var isSevenBit: Bool { name.hasPrefix("iso-2022") || name.hasPrefix("utf-7") }

    /// By name in lower case without punctuation: those read as another, and the common ones.
    private static let known: [String: TextEncoding] = {
        var table: [String: TextEncoding] = [:]
        func add(_ name: String, _ converterName: String, _ others: String) {
            let encoding = TextEncoding(name: name, converterName: converterName)
            for other in others.split(separator: " ") { table[String(other)] = encoding }
        }
        add("utf-8", "UTF-8", "utf8 utf8sig")
        // Without a byte order mark, the common one.
        add("utf-16le", "UTF-16LE", "utf16 utf16le ucs2 unicode")
        add("utf-16be", "UTF-16BE", "utf16be")
        add("utf-32le", "UTF-32LE", "utf32 utf32le ucs4")
        add("utf-32be", "UTF-32BE", "utf32be")
        add("windows-1252", "CP1252", "windows1252 cp1252 iso88591 latin1 l1 ascii usascii ansi")
        add("windows-1250", "CP1250", "windows1250 cp1250")
        add("windows-1251", "CP1251", "windows1251 cp1251 win1251")
        add("koi8-r", "KOI8-R", "koi8r koi8")
        add("koi8-u", "KOI8-U", "koi8u")
        add("shift_jis", "CP932", "shiftjis sjis cp932 windows31j ms932 mskanji")
        add("euc-jp", "EUC-JP", "eucjp")
        add("gb18030", "GB18030", "gb18030 gbk gb2312 cp936 euccn hzgb2312")
        add("big5", "BIG5-HKSCS", "big5 cp950 big5hkscs")
        add("euc-kr", "CP949", "euckr uhc cp949 ksc56011987")
        // Named differently by detectors.
        add("windows-1255", "CP1255", "iso88598 iso88598i")
        add("windows-1254", "CP1254", "iso88599")
        add("windows-874", "CP874", "tis620 iso885911")
        add("mac-cyrillic", "MAC-CYRILLIC", "maccyrillic xmaccyrillic")
        return table
    }()
}
