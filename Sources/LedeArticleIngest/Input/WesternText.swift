/// Whether bytes are Western European text in Windows-1252, judged by the neighbours of its letters and marks.
enum WesternText {
    /// The share of the bytes from 80 on that are a letter or mark of Western European languages where one would be; 0 without such bytes.
    static func plausibility(of bytes: ArraySlice<UInt8>) -> Double {
        var all = 0
        var good = 0
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte >= 0x80 {
                all += 1
                let before = at > bytes.startIndex ? bytes[at - 1] : 0x20
                let behind = at + 1 < bytes.endIndex ? bytes[at + 1] : 0x20
                if isPlausible(byte, before, behind) { good += 1 }
            }
            at += 1
        }
        return all == 0 ? 0 : Double(good) / Double(all)
    }

    private static func isPlausible(_ byte: UInt8, _ before: UInt8, _ behind: UInt8) -> Bool {
        if lowerLetters.contains(byte) {
            return isASCIILetter(before) || isASCIILetter(behind) || before < 0x40 && behind < 0x40 && byte == 0xE0
        }
        if upperLetters.contains(byte) {
            return isLower(behind) && !isLower(before) || isUpper(before) || isUpper(behind) && !isLower(before)
        }
        switch byte {
        // Apostrophe.
        case 0x92: return true
        // Quotation marks are at the ends of words.
        case 0x82, 0x84, 0x8B, 0x91, 0x93, 0x94, 0x9B, 0xAB, 0xBB: return !isLetter(before) || !isLetter(behind)
        // Dots, dashes and blanks.
        case 0x85, 0x96, 0x97, 0xA0, 0xB7, 0x95: return true
        case 0x80: return (0x30...0x39).contains(before) || (0x30...0x39).contains(behind)
        // Signs beside numbers and names.
        case 0xA3, 0xA7, 0xA9, 0xAE, 0x99, 0xB0, 0xB1, 0xB2, 0xB3, 0xBC, 0xBD, 0xBE, 0xD7, 0xBF, 0xA1, 0xAA, 0xBA, 0xB4:
            return !(isLetter(before) && isLetter(behind))
        default: return false
        }
    }

    // ß à á â ã ä å æ ç è é ê ë ì í î ï ñ ò ó ô õ ö ø ù ú û ü, œ š ž
    private static let lowerLetters: Set<UInt8> = Set((0xDF...0xEF) as ClosedRange<UInt8>).union([
        0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0x9C, 0x9A, 0x9E,
    ])
    private static let upperLetters: Set<UInt8> = Set((0xC0...0xCF) as ClosedRange<UInt8>).union([
        0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0x8C, 0x8A, 0x8E,
    ])

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) || lowerLetters.contains(byte) || upperLetters.contains(byte)
    }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || lowerLetters.contains(byte) }
    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || upperLetters.contains(byte) }
}
