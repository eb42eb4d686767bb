/// Runs of a text's words, as numbers for comparing texts.
enum WordShingles {
    /// How many words a run has.
    static let length = 4

    /// A hash of every run of words, in order; none for a text of fewer words. Marks and the case of ASCII letters do not count.
    /// Complexity: O(n).
    static func hashes(in text: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        var hash: UInt64 = 0
        var isInside = false
        var at = text.startIndex
        while at <= text.endIndex {
            let byte = at < text.endIndex ? text[at] : 0x20
            // Dashes, quotes and ellipses: U+2000 to U+20FF.
            let isMark = byte == 0xE2 && at + 2 < text.endIndex && (text[at + 1] == 0x80 || text[at + 1] == 0x82)
            let isLetter = !isMark && (byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20))
            if isLetter {
                if !isInside { hash = 0xcbf2_9ce4_8422_2325 }
                hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01b3
            } else if isInside {
                words.append(hash)
            }
            isInside = isLetter
            at += isMark ? 3 : 1
        }
        guard words.count >= length else { return [] }
        return (0...words.count - length).map { start in
            words[start..<start + length].reduce(0) { ($0 &* 31) ^ $1 &* 0x9E37_79B9_7F4A_7C15 }
        }
    }
}
