/// Why a text is not a regular expression over terms.
public struct TermRegexError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, in words.
    public var problem: String
    /// The character of the expression where it is noticed, counted from 0.
    public var offset: Int

    public var description: String { "\(problem) at character \(offset + 1) of the expression" }
}
