import LedePageExtraction

/// JSON escapes in the text.
enum JSONEscapes {
    /// Turns every `\ud800` to `\udfff` that is not half of a pair into `\ufffd`. Complexity: O(n).
    /// - Returns: how many there were.
    static func repairSurrogates(in bytes: inout [UInt8]) -> Int {
        var count = 0
        var at = 0
        while let found = ByteSearch.firstIndex(of: UInt8(ascii: "\\"), in: bytes, from: at) {
            // Of two backslashes the second is escaped, and escapes nothing.
            at = found + 2
            guard let unit = surrogate(in: bytes, at: found) else { continue }
            if unit < 0xDC00, let low = surrogate(in: bytes, at: found + 6), low >= 0xDC00 {
                at = found + 12
                continue
            }
            for (place, byte) in "fffd".utf8.enumerated() { bytes[found + 2 + place] = byte }
            count += 1
        }
        return count
    }

    /// The half of a surrogate pair given by the escape at a place; nil for anything else.
    private static func surrogate(in bytes: [UInt8], at: Int) -> UInt32? {
        guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u"),
            bytes[at + 2] | 0x20 == UInt8(ascii: "d"),
            let code = UInt32(String(decoding: bytes[at + 2..<at + 6], as: UTF8.self), radix: 16), (0xD800..<0xE000).contains(code)
        else { return nil }
        return code
    }
}
