import LedeQueryLanguage
import LedeTextAnalysis

/// Tells whether a word of a pattern allows single terms, and remembers the answers.
package struct TermMatcher {
    private enum Test {
        case terms(Set<[UInt8]>)
        case prefixes([[UInt8]])
        case wildcard(WildcardAutomaton, prefix: [UInt8])
        case fuzzy(FuzzyAutomaton, prefix: [UInt8])
        case regex(RegexAutomaton, marker: [UInt8])
    }

    /// Most terms whose answer is remembered.
    private static let mostKnown = 1 << 16

    private let test: Test
    /// The form of the terms that a pattern is about.
    private let form: WordForm
    private var known: [[UInt8]: Bool] = [:]
    /// Steps of the automaton so far: after `TermExpander.mostWork` it allows no further term.
    private var work = 0

    package init(_ word: WordPattern) {
        form = WordForm(of: word.beginnings.first ?? [])
        test =
            switch word {
            case .term(let term): .terms([term])
            case .anyOf(let terms): .terms(Set(terms))
            case .prefix(let prefix): .prefixes([prefix])
            case .anyPrefix(let prefixes): .prefixes(prefixes)
            case .wildcard(let pattern): .wildcard(WildcardAutomaton(pattern), prefix: pattern.literalPrefix)
            case .fuzzy(let pattern): .fuzzy(FuzzyAutomaton(pattern), prefix: pattern.literalPrefix)
            case .regex(let regex): .regex(RegexAutomaton(regex.program), marker: regex.prefix)
            }
    }

    package mutating func allows(_ term: [UInt8]) -> Bool {
        switch test {
        case .terms(let terms): return terms.contains(term)
        // It stands for words that no pattern is about.
        case _ where OmittedWord.isTerm(term): return false
        case .prefixes(let prefixes): return prefixes.contains { term.starts(with: $0) } && WordForm(of: term) == form
        case .wildcard(let automaton, let prefix): return remembered(term, automaton, marker: [], prefix: prefix)
        case .fuzzy(let automaton, let prefix): return remembered(term, automaton, marker: [], prefix: prefix)
        case .regex(let automaton, let marker): return remembered(term, automaton, marker: marker, prefix: marker)
        }
    }

    private mutating func remembered(_ term: [UInt8], _ automaton: some TermAutomaton, marker: [UInt8], prefix: [UInt8]) -> Bool {
        guard term.starts(with: prefix), WordForm(of: term) == form else { return false }
        if let answer = known[term] { return answer }
        guard work <= TermExpander.mostWork else { return false }
        var walk = AutomatonWalk(automaton, skipping: marker.count)
        let answer = walk.accepts(term, work: &work)
        if known.count < Self.mostKnown { known[term] = answer }
        return answer
    }
}
