extension StringProtocol {
    /// Without white space at both ends.
    @inlinable package func trimmingSpaces() -> String {
        var bytes = Substring(self).utf8
        while let first = bytes.first, first == 0x20 || (0x09...0x0D).contains(first) { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
        guard let first = bytes.first, let last = bytes.last else { return "" }
        if first < 0x7F, last < 0x7F { return String(Substring(bytes)) }
        var rest = Substring(bytes)
        while let first = rest.unicodeScalars.first, first.properties.isWhitespace { rest.unicodeScalars.removeFirst() }
        while let last = rest.unicodeScalars.last, last.properties.isWhitespace { rest.unicodeScalars.removeLast() }
        return String(rest)
    }

    /// With every run of white space reduced to one space, none at the ends.
    package func collapsingSpaces() -> String { WhiteSpace.collapsed(Array(utf8)[...]) }
}

/// White space in UTF-8.
package enum WhiteSpace {
    /// The text with every run of white space reduced to one space, none at the ends. Complexity: O(n).
    package static func collapsed(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isPending = false
        var at = bytes.startIndex
        let end = bytes.endIndex
        while at < end {
            let byte = bytes[at]
            let length = byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : byte < 0xC2 ? 0 : Self.length(bytes, at)
            if length > 0 {
                isPending = !out.isEmpty
                at += length
                continue
            }
            if isPending {
                out.append(0x20)
                isPending = false
            }
            out.append(byte)
            at += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// How long the white space beyond ASCII at a place is (Unicode's `White_Space`); 0 if there is none.
    private static func length(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Int {
        guard at + 1 < bytes.endIndex else { return 0 }
        let second = bytes[at + 1]
        if bytes[at] == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
        guard at + 2 < bytes.endIndex else { return 0 }
        switch (bytes[at], second, bytes[at + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            return 3
        default: return 0
        }
    }
}

extension StringProtocol {
    /// Without characters of a set at both ends.
    @inlinable package func trimmingCharacters(of set: String) -> String {
        var rest = Substring(self)
        if let first = rest.utf8.first, let last = rest.utf8.last, Self.isASCIILetter(first), Self.isASCIILetter(last) {
            return String(rest)
        }
        while let first = rest.first, set.contains(first) { rest.removeFirst() }
        while let last = rest.last, set.contains(last) { rest.removeLast() }
        return String(rest)
    }

    /// Letters and digits need not be compared with the characters of a set, as long as no set holds them.
    @usableFromInline package static func isASCIILetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
