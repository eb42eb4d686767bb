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
    @inlinable package func collapsingSpaces() -> String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension StringProtocol {
    /// Without characters of a set at both ends.
    @inlinable package func trimmingCharacters(of set: String) -> String {
        var rest = Substring(self)
        if let first = rest.utf8.first, let last = rest.utf8.last, Self.isASCIILetter(first), Self.isASCIILetter(last) { return String(rest) }
        while let first = rest.first, set.contains(first) { rest.removeFirst() }
        while let last = rest.last, set.contains(last) { rest.removeLast() }
        return String(rest)
    }

    /// Letters and digits save the comparison with every character of a set, as long as no set holds them.
    @usableFromInline package static func isASCIILetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
