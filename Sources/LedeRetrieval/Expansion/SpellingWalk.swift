import LedeQueryLanguage

/// Runs a `SpellingAutomaton` over the terms of a dictionary, in their order.
package struct SpellingWalk {
    /// Most characters of a word.
    package static let longestWord = SpellingAutomaton.longestWord

    private let automaton: SpellingAutomaton
    private var walk: AutomatonWalk<SpellingAutomaton>

    /// - Parameter skipped: bytes of each term that are not part of its word.
    /// - Precondition: the word has at most `longestWord` characters.
    package init(_ pattern: FuzzyPattern, skipping skipped: Int) {
        automaton = SpellingAutomaton(pattern)
        walk = AutomatonWalk(automaton, skipping: skipped)
    }

    /// As in `AutomatonWalk`.
    package var firstBehindDeadEnd: [UInt8]? { walk.firstBehindDeadEnd }

    /// Whether `term` is within the pattern's edits; the work done is added to `work`.
    package mutating func accepts(_ term: [UInt8], work: inout Int) -> Bool { walk.accepts(term, work: &work) }

    /// The edits between `text` and the word, or nil if they are more than the pattern allows.
    package func distance(to text: String.UnicodeScalarView) -> Int? { automaton.distance(to: text) }
}
