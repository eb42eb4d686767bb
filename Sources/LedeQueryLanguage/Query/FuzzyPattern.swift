/// A word and how far a term may be from it: insertions, deletions and substitutions of a character, and swaps of two neighbours
/// (optimal string alignment: no character is edited twice).
package struct FuzzyPattern: Sendable, Hashable {
    /// Most edits that may be asked for.
    package static let mostEdits = 2

    /// The word that terms are near to.
    package var term: [UInt8]
    /// 0 ... `mostEdits`.
    package var edits: Int
    /// The first characters of the term, which must be the same.
    package var fixedCharacters: Int

    /// `edits` is limited to `mostEdits`.
    package init(term: [UInt8], edits: Int, fixedCharacters: Int = 0) {
        self.term = term
        self.edits = min(max(0, edits), Self.mostEdits)
        self.fixedCharacters = max(0, fixedCharacters)
    }

    /// The bytes that every match begins with.
    package var literalPrefix: [UInt8] {
        var prefix = ""
        prefix.unicodeScalars += String(decoding: term, as: UTF8.self).unicodeScalars.prefix(fixedCharacters)
        return Array(prefix.utf8)
    }
}
