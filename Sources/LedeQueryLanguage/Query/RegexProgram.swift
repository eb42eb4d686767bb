/// An expression as a nondeterministic automaton (Thompson, "Regular expression search algorithm", CACM 1968).
package struct RegexProgram: Sendable {
    package enum Step: Sendable {
        /// Reads a character of the set, then goes on with the next step.
        case read(CharacterSet)
        /// Goes on in both places.
        case split(Int, Int)
        case jump(Int)
        case accept
    }

    /// Characters by ranges of their numbers, or all others.
    package struct CharacterSet: Sendable, Hashable {
        var ranges: [ClosedRange<UInt32>] = []
        /// Letters, digits and `_`, not kept as ranges.
        var hasWordCharacters = false
        var hasNonWordCharacters = false
        var hasDigits = false
        var hasNonDigits = false
        var isNegated = false

        static let any = CharacterSet(isNegated: true)

        package func contains(_ scalar: Unicode.Scalar) -> Bool {
            var isIn = ranges.contains { $0.contains(scalar.value) }
            if !isIn, hasWordCharacters || hasNonWordCharacters || hasDigits || hasNonDigits {
                let isDigit = scalar.properties.numericType == .decimal
                let isWord = isDigit || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                isIn = isDigit ? hasDigits : hasNonDigits
                if !isIn { isIn = isWord ? hasWordCharacters : hasNonWordCharacters }
            }
            return isIn != isNegated
        }
    }

    /// Most steps of a program: what nested repetitions may come to.
    static let mostSteps = 4_096

    package var steps: [Step]
    /// The characters that every match begins with.
    package var literalPrefix: [Unicode.Scalar]
}
