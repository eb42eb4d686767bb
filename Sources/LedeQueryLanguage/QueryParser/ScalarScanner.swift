/// The characters of a typed query, by their places, and what is at a place.
struct ScalarScanner {
    let scalars: [Unicode.Scalar]
    /// `offsets[i]` is the byte at which scalar i starts; one more entry for the end.
    private let offsets: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        self.offsets = offsets
    }

    var count: Int { scalars.count }

    subscript(place: Int) -> Unicode.Scalar { scalars[place] }

    subscript(range: Range<Int>) -> ArraySlice<Unicode.Scalar> { scalars[range] }

    /// The bytes of `range` in the query's UTF-8.
    func bytes(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

    func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    func hasPrefix(_ text: String, at place: Int) -> Bool { scalars[place...].starts(with: text.unicodeScalars) }

    func isOfWord(_ place: Int) -> Bool { QueryCharacter.isOfWord(scalars[place]) }

    func isBlank(_ place: Int) -> Bool { QueryCharacter.isBlank(scalars[place]) }

    func opensQuotation(_ place: Int) -> Bool { QueryCharacter.quotationMarks(with: scalars[place]) != nil }

    /// Whether what is at `place` has a blank or a parenthesis before it.
    func startsWord(_ place: Int) -> Bool { place == 0 || isBlank(place - 1) || scalars[place - 1] == "(" }

    /// Whether something to search for can start at `place`.
    func startsItem(_ place: Int) -> Bool {
        guard place < scalars.count else { return false }
        return isOfWord(place) || opensQuotation(place) || "(*?/'‘^".unicodeScalars.contains(scalars[place])
    }

    /// Whether a word ends before `place`.
    func isEnd(_ place: Int) -> Bool { place >= scalars.count || isBlank(place) || scalars[place] == "(" || scalars[place] == ")" }

    /// Whether there is a wildcard at `place` that may be meant as one: a `*` after a letter or digit, a `?` between two.
    func isInnerWildcard(_ place: Int, within range: Range<Int>) -> Bool {
        guard scalars[place] == "*" || scalars[place] == "?", place > range.lowerBound, isOfWord(place - 1) else { return false }
        return scalars[place] == "*" || place + 1 < range.upperBound && isOfWord(place + 1)
    }
}
