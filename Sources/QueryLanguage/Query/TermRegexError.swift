/// Why a text is no regular expression over terms.
public struct TermRegexError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, in words.
    public var problem: String
    /// The character of the expression at which it is noticed, counted from 0.
    public var offset: Int

    public var description: String { "\(problem) at character \(offset + 1) of the expression" }
}
