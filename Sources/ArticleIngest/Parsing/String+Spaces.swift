extension StringProtocol {
    /// Without white space at both ends.
    func trimmingSpaces() -> String {
        var rest = Substring(self)
        while let first = rest.unicodeScalars.first, first.properties.isWhitespace { rest.unicodeScalars.removeFirst() }
        while let last = rest.unicodeScalars.last, last.properties.isWhitespace { rest.unicodeScalars.removeLast() }
        return String(rest)
    }

    /// With every run of white space reduced to one space, none at the ends.
    func collapsingSpaces() -> String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
