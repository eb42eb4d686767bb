/// The scripts by which `LanguageDetector` tells languages apart.
enum LanguageScript: Int, CaseIterable {
    case latin, cyrillic, greek, arabic, devanagari, tamil, armenian
    /// Scripts whose text is indexed by bigrams, whatever the language.
    case unspaced

    /// The script of a letter; nil for digits, marks, and letters of other scripts.
    init?(_ scalar: UInt32) {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0x531...0x587: self = .armenian
        case 0x620...0x64A, 0x66E...0x6D5, 0x6EE...0x6FF, 0x750...0x77F: self = .arabic
        case 0x904...0x939, 0x958...0x961, 0x972...0x97F: self = .devanagari
        case 0xB83...0xBB9: self = .tamil
        case 0xE01...0xE30, 0xE40...0xE46, 0xE81...0xEB0, 0xEC0...0xEC6, 0x1000...0x102A, 0x1100...0x115F, 0x1780...0x17B3, 0x3041...0x3096,
            0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x323AF:
            self = .unspaced
        default: return nil
        }
    }
}
