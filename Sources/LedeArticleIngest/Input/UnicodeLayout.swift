/// Tells text in UTF-16 and UTF-32, with a byte order mark or without one, by a file's first bytes.
enum UnicodeLayout {
    /// The encoding that a byte order mark tells, and the mark's length.
    static func marked(_ start: ArraySlice<UInt8>) -> (encoding: TextEncoding, length: Int)? {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if start.starts(with: [0xFF, 0xFE, 0, 0]), start.count % 4 == 0 || start.count > 4 { return (.utf32LittleEndian, 4) }
        if start.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
        if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if start.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// The encoding of unmarked text that has NULs where UTF-16 or UTF-32 have them, and reads as text in it. Complexity: O(n).
    static func unmarked(_ start: ArraySlice<UInt8>) -> TextEncoding? {
        guard start.count >= 4, start.contains(0) else { return nil }
        var nulls = [0, 0, 0, 0]
        for (index, byte) in start.enumerated() where byte == 0 { nulls[index % 4] += 1 }
        let (even, odd) = (nulls[0] + nulls[2], nulls[1] + nulls[3])
        let quarter = start.count / 4
        var candidates: [TextEncoding] = []
        if nulls[2] > quarter * 3 / 4, nulls[3] > quarter * 3 / 4 { candidates.append(.utf32LittleEndian) }
        if nulls[0] > quarter * 3 / 4, nulls[1] > quarter * 3 / 4 { candidates.append(.utf32BigEndian) }
        if odd > even { candidates.append(.utf16LittleEndian) }
        if even > odd { candidates.append(.utf16BigEndian) }
        return candidates.first { isText(start, in: $0) }
    }

    /// Whether every character is one that texts have; the last may be cut off.
    private static func isText(_ bytes: ArraySlice<UInt8>, in encoding: TextEncoding) -> Bool {
        guard let converter = TextConverter(encoding) else { return false }
        var text: [UInt8] = []
        converter.convert(bytes, isLast: false, into: &text)
        guard converter.substituteCount == 0, let string = String(validating: text, as: UTF8.self), !string.isEmpty else { return false }
        var blanks = 0
        for scalar in string.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where !(0x09...0x0D).contains(scalar.value) && scalar.value != 0x1B: return false
            case .unassigned, .privateUse, .surrogate: return false
            case .spaceSeparator, .control: blanks += 1
            default: break
            }
        }
        // Two bytes of anything else usually make a rare character.
        return blanks > 0 || string.unicodeScalars.allSatisfy { $0.value < 0x3000 }
    }
}
