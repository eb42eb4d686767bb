/// A word and how far a term may be from it: insertions, deletions and substitutions of a character, and swaps of two neighbours
/// (optimal string alignment: no character is edited twice).
public struct FuzzyPattern: Sendable, Hashable {
    /// Most edits that may be asked for.
    public static let mostEdits = 2

    /// The word that terms are near to.
    public var term: [UInt8]
    /// 0 ... `mostEdits`.
    public var edits: Int
    /// The first characters of the term, which must be the same.
    public var fixedCharacters: Int

    /// `edits` is limited to `mostEdits`.
    public init(term: [UInt8], edits: Int, fixedCharacters: Int = 0) {
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
