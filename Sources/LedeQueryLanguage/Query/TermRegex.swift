/// A regular expression over terms, matched against a term as a whole, in time linear in the term whatever the expression.
///
///     expression  := alternative ("|" alternative)*
///     alternative := piece*
///     piece       := atom ("*" | "+" | "?" | "{" m "}" | "{" m "," [n] "}")*
///     atom        := character | "." | "(" ["?:"] expression ")" | "[" ["^"] (character | character "-" character | class)+ "]" | class
///                  | "\" character
///     class       := "\d" (digit) | "\w" (letter, digit or "_") and "\D", "\W" for the others
///
/// A `^` before and a `$` after the expression, or one of its outermost alternatives, change nothing: that is where a term begins and
/// ends.
package struct TermRegex: Sendable, Hashable {
    /// As it was typed, without slashes.
    package let source: String
    /// Bytes that precede what the expression describes, in every term that can match: the marker of a space of terms.
    package let prefix: [UInt8]
    /// Whether capital letters match small ones.
    package let foldsCase: Bool
    package let program: RegexProgram

    /// - Throws: `TermRegexError` for an invalid expression or one with too many states.
    package init(_ source: String, prefix: [UInt8] = [], foldsCase: Bool = false) throws(TermRegexError) {
        self.source = source
        self.prefix = prefix
        self.foldsCase = foldsCase
        var compiler = RegexCompiler(source, foldsCase: foldsCase)
        program = try compiler.compile()
    }

    /// The bytes that every match begins with.
    package var literalPrefix: [UInt8] {
        var literal = ""
        literal.unicodeScalars += program.literalPrefix
        return prefix + Array(literal.utf8)
    }

    package static func == (one: TermRegex, other: TermRegex) -> Bool {
        one.source == other.source && one.prefix == other.prefix && one.foldsCase == other.foldsCase
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(prefix)
    }
}

/// Why a text is not a regular expression over terms.
package struct TermRegexError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, in words.
    package var problem: String
    /// The character of the expression where it is noticed, counted from 0.
    package var offset: Int

    package var description: String { "\(problem) at character \(offset + 1) of the expression" }
}
