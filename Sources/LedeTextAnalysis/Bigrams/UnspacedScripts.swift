/// The scripts whose text is indexed by characters and pairs of them, as blanks do not separate its words: Han, Hiragana, Katakana, Thai,
/// Lao, Khmer and Myanmar put none between words; Hangul does, but between words with their particles (학교에서, "at the school"), which nobody
/// types.
enum UnspacedScripts {
    /// Their blocks, besides the characters that already are words by themselves (Han, Hiragana and their kin: `FoldingData.singles`).
    static let blocks: [ClosedRange<UInt32>] = [
        0x0E00...0x0E7F, 0x0E80...0x0EFF, 0x1000...0x109F, 0x1100...0x115F, 0x1780...0x17FF, 0x30A0...0x30FF, 0x3130...0x318F,
        0x31F0...0x31FF, 0xA960...0xA97F, 0xAA60...0xAA7F, 0xAC00...0xD7A3, 0xFF66...0xFF9D, 0xFFA1...0xFFDC,
    ]
    /// Letters that continue the character before them: Hangul vowels and final consonants, halfwidth voicing marks.
    static let continuing: [ClosedRange<UInt32>] = [0x1161...0x11FF, 0xD7B0...0xD7FB, 0xFF9E...0xFF9F]
    /// The decimal digits in `blocks`.
    static let digits = Set(
        [0x0E50...0x0E59, 0x0ED0...0x0ED9, 0x1040...0x1049, 0x1090...0x1099, 0x17E0...0x17E9].joined().map { UInt32($0) })
    /// In UTF-8 their first byte is at least this.
    static let lowestLeadByte: UInt8 = 0xE0
}
