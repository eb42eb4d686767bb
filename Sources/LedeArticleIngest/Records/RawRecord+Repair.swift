import LedePageExtraction

extension RawRecord {
    /// Replaces bytes that are not UTF-8 and, in JSON, escapes that are half a surrogate pair, by U+FFFD.
    /// - Returns: how many there were.
    package mutating func repair() -> Int {
        if case .document(let source) = layout, source.isBinary { return 0 }
        var count = 0
        if UTF8Scan(bytes).firstFault != nil { count += repairBytes() }
        if case .json = layout { count += JSONEscapes.repairSurrogates(in: &bytes) }
        return count
    }

    /// Each byte, or beginning of a character, that is invalid becomes one U+FFFD (Unicode, section 3.9).
    private mutating func repairBytes() -> Int {
        let before = Self.replacements(in: bytes)
        bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
        return Self.replacements(in: bytes) - before
    }

    private static func replacements(in bytes: [UInt8]) -> Int {
        var count = 0
        var at = 0
        while let found = ByteSearch.firstIndex(of: 0xEF, in: bytes, from: at) {
            at = found + 1
            if found + 2 < bytes.count, bytes[found + 1] == 0xBF, bytes[found + 2] == 0xBD { count += 1 }
        }
        return count
    }
}
