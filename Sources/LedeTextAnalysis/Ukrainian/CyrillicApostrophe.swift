/// The apostrophe of Ukrainian, which comes before я, ю, є or ї within a word (об'єкт, сім’я), in the forms that people type.
///
/// Words are indexed without it, so that all forms, and none, find each other.
enum CyrillicApostrophe {
    /// Where a word whose letters so far end at `offset` goes on.
    ///
    /// - Parameter start: where the word begins.
    /// - Returns: the place of the letter after the apostrophe; nil without an apostrophe between a Cyrillic letter and one of the four.
    @inline(__always)
    static func letterBehind(_ text: Span<UInt8>, at offset: Int, wordFrom start: Int) -> Int? {
        guard offset - start >= 2, offset < text.count, (0xD0...0xD3).contains(text[offset - 2]) else { return nil }
        let letter = offset + length(text, at: offset)
        guard letter > offset, letter + 1 < text.count else { return nil }
        switch (text[letter], text[letter + 1]) {
        // я, ю, є, ї, then their capitals.
        case (0xD1, 0x8F), (0xD1, 0x8E), (0xD1, 0x94), (0xD1, 0x97), (0xD0, 0xAF), (0xD0, 0xAE), (0xD0, 0x84), (0xD0, 0x87): return letter
        default: return nil
        }
    }

    /// Bytes of the apostrophe at `offset`; 0 for another character. They are ' ` ´ ʼ ‘ ’ ′.
    @inline(__always)
    private static func length(_ text: Span<UInt8>, at offset: Int) -> Int {
        switch text[offset] {
        case 0x27, 0x60: return 1
        case 0xC2: return offset + 1 < text.count && text[offset + 1] == 0xB4 ? 2 : 0
        case 0xCA: return offset + 1 < text.count && text[offset + 1] == 0xBC ? 2 : 0
        case 0xE2:
            guard offset + 2 < text.count, text[offset + 1] == 0x80 else { return 0 }
            return text[offset + 2] == 0x98 || text[offset + 2] == 0x99 || text[offset + 2] == 0xB2 ? 3 : 0
        default: return 0
        }
    }
}
