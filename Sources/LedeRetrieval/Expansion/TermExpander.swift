import LedeInvertedIndex
import LedeQueryLanguage
import LedeTextAnalysis

/// Finds the terms of an index that a word of a pattern matches.
package struct TermExpander {
    /// Steps of an automaton, by its own count, after which an expansion is given up.
    package static let mostWork = 1 << 26

    private let reader: IndexReader
    /// Most terms of a word: those in most documents are kept, of equals the first.
    private let limit: Int

    init(_ reader: IndexReader, limit: Int) {
        self.reader = reader
        self.limit = max(1, limit)
    }

    func expand(_ word: WordPattern) throws -> WordExpansion {
        var work = 0
        return try expand(word, work: &work)
    }

    /// - Parameter work: what was done for other words of the query; this is added, as `mostWork` is for all.
    /// - Complexity: linear in the terms that share the pattern's beginning.
    func expand(_ word: WordPattern, work: inout Int) throws -> WordExpansion {
        switch word {
        case .term(let term): return WordExpansion(terms: [term], found: 1)
        case .anyOf(let terms):
            let distinct = Set(terms).sorted { $0.lexicographicallyPrecedes($1) }
            return WordExpansion(terms: distinct, found: distinct.count)
        case .prefix(let prefix): return try expand(prefixes: [prefix])
        case .anyPrefix(let prefixes):
            // A prefix that begins with another is covered by the shorter one.
            return try expand(prefixes: Set(prefixes).filter { prefix in !prefixes.contains { $0 != prefix && prefix.starts(with: $0) } })
        case .wildcard(let pattern): return try expand(WildcardAutomaton(pattern), past: [], from: pattern.literalPrefix, &work)
        case .fuzzy(let pattern): return try expand(FuzzyAutomaton(pattern), past: [], from: pattern.literalPrefix, &work)
        case .regex(let regex): return try expand(RegexAutomaton(regex.program), past: regex.prefix, from: regex.literalPrefix, &work)
        }
    }

    /// - Parameter prefixes: none of which begins with another.
    private func expand(prefixes: Set<[UInt8]>) throws -> WordExpansion {
        var best = BestTerms(limit)
        for prefix in prefixes.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            var terms = try terms(from: prefix)
            var count = 0
            while try terms.next(), terms.term.starts(with: prefix) {
                best.add(terms.term, docFreq: terms.statistics.docFreq)
                count += 1
                if count.isMultiple(of: 1_024) { try Task.checkCancellation() }
            }
        }
        return best.expansion
    }

    /// The terms of `prefix`'s form, from it on.
    private func terms(from prefix: [UInt8]) throws -> IndexTerms {
        try reader.terms(of: WordForm(of: prefix), from: Array(WordForm.word(of: prefix)))
    }

    /// The terms that begin with `prefix` and that `automaton` accepts after the bytes `marker`.
    private func expand<Automaton: TermAutomaton>(
        _ automaton: Automaton, past marker: [UInt8], from prefix: [UInt8], _ work: inout Int
    ) throws -> WordExpansion {
        var best = BestTerms(limit)
        var walk = AutomatonWalk(automaton, skipping: marker.count)
        var count = 0
        var terms = try terms(from: prefix)
        while try terms.next(), terms.term.starts(with: prefix) {
            if walk.accepts(terms.term, work: &work) { best.add(terms.term, docFreq: terms.statistics.docFreq) }
            count += 1
            if count.isMultiple(of: 1_024) { try Task.checkCancellation() }
            if work > Self.mostWork {
                best.abandon()
                break
            }
        }
        return best.expansion
    }
}
