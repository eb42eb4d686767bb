import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

/// Finds the words of an index that are like one that it lacks.
struct WordCorrector {
    /// Steps of the automaton after which the search ends.
    private static let mostWork = TermExpander.mostWork
    /// Terms in a row to read before it pays to look one up instead.
    private static let longestStretch = 64
    private let reader: IndexReader
    private let stems: StemWords

    init(_ reader: IndexReader) {
        self.reader = reader
        stems = StemWords(reader)
    }

    /// - Parameters:
    ///   - term: the term that was looked for, in any form.
    ///   - limit: most corrections.
    /// - Complexity: linear in the terms of the index, within a bound on the work.
    func corrections(of term: [UInt8], typed: String, limit: Int) throws -> [WordCorrection] {
        // Words as written are what people know; stems replace them if an index has nothing else.
        let form = reader.readableForm
        let wanted = Self.wanted(term, typed: typed, form: form, analyzer: reader.analyzer)
        let scalars = String(decoding: wanted, as: UTF8.self).unicodeScalars
        guard limit > 0, let edits = Self.edits(scalars) else { return [] }
        var found: [(word: [UInt8], correction: WordCorrection)] = []
        var walk = SpellingWalk(FuzzyPattern(term: wanted, edits: edits), skipping: form.marks.count)
        var work = 0
        var terms = try reader.terms(of: form)
        var rejected = 0
        while try terms.next(), work <= Self.mostWork {
            guard walk.accepts(terms.term, work: &work) else {
                rejected += 1
                // Long stretches of terms that begin alike, and wrong, are passed over.
                if rejected >= Self.longestStretch, let bound = walk.firstBehindDeadEnd, bound.count > form.marks.count {
                    terms = try reader.terms(of: form, from: Array(bound.dropFirst(form.marks.count)))
                    rejected = 0
                }
                continue
            }
            rejected = 0
            let text = String(decoding: terms.word, as: UTF8.self)
            guard let distance = walk.distance(to: text.unicodeScalars), distance > 0 else { continue }
            found.append((terms.term, WordCorrection(text: text, distance: distance, docFreq: terms.statistics.docFreq)))
            // Terms come in the order of their bytes, and equals stay in it.
            if found.count >= 4 * min(limit, 1_000) { found = Self.best(found, limit) }
        }
        found = Self.best(found, limit)
        if stems.areShown {
            let typed = Array(typed.lowercased().utf8)
            let fromTyped = FuzzyAutomaton(FuzzyPattern(term: typed, edits: FuzzyPattern.mostEdits))
            for index in found.indices {
                guard let word = try stems.word(of: found[index].word) else { continue }
                found[index].correction.text = word
                // Endings count too: a word may be further off than its stem is.
                found[index].correction.distance = fromTyped.distance(to: word.unicodeScalars) ?? FuzzyPattern.mostEdits + 1
            }
            found = Self.best(found, limit)
        }
        return found.map(\.correction)
    }

    /// Words that one that occurs may be a slip for (`SpellingSlip`), in at least `docFreq` articles, those in most articles first.
    ///
    /// - Complexity: linear in the terms of the index that begin with the same two letters.
    func commoner(than term: [UInt8], typed: String, docFreq: Int) throws -> [WordCorrection] {
        let form = reader.readableForm
        // Nobody can say how stems are spelt.
        guard !stems.areShown else { return [] }
        let wanted = Self.wanted(term, typed: typed, form: form, analyzer: reader.analyzer)
        let scalars = Array(String(decoding: wanted, as: UTF8.self).unicodeScalars)
        guard (5...32).contains(scalars.count), scalars.allSatisfy(\.properties.isAlphabetic) else { return [] }
        let first = Array(String(String.UnicodeScalarView(scalars.prefix(SpellingSlip.firstLetters))).utf8)
        var terms = try reader.terms(of: form, from: first)
        var found: [WordCorrection] = []
        while try terms.next(), terms.word.starts(with: first) {
            // Most terms are rarer than that.
            guard terms.statistics.docFreq >= docFreq else { continue }
            let text = String(decoding: terms.word, as: UTF8.self)
            let other = Array(text.unicodeScalars)
            guard other.allSatisfy(\.properties.isAlphabetic), SpellingSlip.isLikely(scalars, for: other) else { continue }
            found.append(WordCorrection(text: text, distance: 1, docFreq: terms.statistics.docFreq))
        }
        return found.enumerated().sorted { ($1.element.docFreq, $0.offset) < ($0.element.docFreq, $1.offset) }.prefix(3).map(\.element)
    }

    private static func best(_ found: [(word: [UInt8], correction: WordCorrection)], _ limit: Int) -> [(
        word: [UInt8], correction: WordCorrection
    )] {
        let order = found.enumerated().sorted {
            ($0.element.correction.distance, -$0.element.correction.docFreq, $0.offset)
                < ($1.element.correction.distance, -$1.element.correction.docFreq, $1.offset)
        }
        return order.prefix(limit).map(\.element)
    }

    /// The word in the form in which the terms are walked.
    private static func wanted(_ term: [UInt8], typed: String, form: WordForm, analyzer: any Analyzer) -> [UInt8] {
        if WordForm(of: term) == form { return Array(WordForm.word(of: term)) }
        let word = analyzer.words(of: typed.utf8.span, forms: [.surface], limit: 1).first
        return Array(WordForm.word(of: word?.term(form) ?? term))
    }

    /// The edits that a word can bear; nil for one that is too short, too long or has no letter.
    private static func edits(_ scalars: String.UnicodeScalarView) -> Int? {
        guard (3...SpellingWalk.longestWord).contains(scalars.count), scalars.contains(where: \.properties.isAlphabetic) else {
            return nil
        }
        return scalars.count < 5 ? 1 : FuzzyPattern.mostEdits
    }
}
