/// Words and phrases that stand for each other in queries, as an index's analyzer sees them.
///
/// An entry is recognized by what the analyzer makes of it, so that `cars` has the synonyms of `car` in an index that stems.
package struct SynonymTable: Sendable {
    /// Most entries of all groups; those that follow are not used.
    package static let mostEntries = 1 << 16
    /// Most words of an entry; longer ones are not used.
    package static let mostWords = 8
    /// Most synonyms that a word or phrase of a query brings in.
    package static let mostSynonyms = 64

    /// A word or phrase of a group.
    package struct Entry: Sendable {
        /// As given.
        package let text: String
        /// As in a query: its words with all their terms.
        package let words: [AnalyzedWord]
        /// What the analyzer makes of each word.
        fileprivate var key: [[UInt8]] { words.map(\.analyzed) }
    }

    /// `words[t]` are the synonyms, one word each, of the word whose term is t.
    private var words: [[UInt8]: [Entry]] = [:]
    /// `phrases[t]` are the entries whose first word has the term t, each with those of its synonyms that `words` does not have: where
    /// either side is of several words.
    private var phrases: [[UInt8]: [(entry: Entry, synonyms: [Entry])]] = [:]

    /// - Parameters:
    ///   - groups: words and phrases; those of a group stand for each other.
    ///   - analyzer: the index's.
    package init(_ groups: [[String]], analyzer: any Analyzer) {
        let analyzer = analyzer.queryAnalyzer(for: "")
        var count = 0
        for group in groups {
            var entries: [Entry] = []
            for text in group where count < Self.mostEntries && entries.count <= Self.mostSynonyms {
                let words = analyzer.words(of: text.utf8.span, forms: .surface, limit: Self.mostWords).withoutOmittedEnds
                guard !words.isEmpty, words.count <= Self.mostWords else { continue }
                count += 1
                let entry = Entry(text: text, words: Array(words))
                if !entries.contains(where: { $0.key == entry.key }) { entries.append(entry) }
            }
            for entry in entries { add(entry, to: entries) }
        }
    }

    private mutating func add(_ entry: Entry, to group: [Entry]) {
        let others = group.filter { $0.key != entry.key }
        let first = entry.words[0].analyzed
        if entry.words.count == 1 {
            for other in others where other.words.count == 1 {
                var known = words[first] ?? []
                if known.count < Self.mostSynonyms, !known.contains(where: { $0.key == other.key }) { known.append(other) }
                words[first] = known
            }
        }
        let rest = others.filter { $0.words.count > 1 || entry.words.count > 1 }
        if !rest.isEmpty { phrases[first, default: []].append((entry, Array(rest.prefix(Self.mostSynonyms)))) }
    }

    /// The synonyms of one word each of the word whose term is `term`.
    package func words(for term: [UInt8]) -> [Entry] { words[term] ?? [] }

    /// The synonyms that are phrases, or those of a phrase, for the words at the beginning of `terms`: of the longest entry that is there.
    /// - Returns: how many words that entry has, and its synonyms; nil if there is none.
    package func phrases(for terms: some Collection<[UInt8]>) -> (count: Int, synonyms: [Entry])? {
        guard let first = terms.first, let candidates = phrases[first] else { return nil }
        var found: (count: Int, synonyms: [Entry])?
        for (entry, synonyms) in candidates where terms.starts(with: entry.key) {
            if let best = found, best.count > entry.words.count { continue }
            if found?.count == entry.words.count {
                found?.synonyms += synonyms
            } else {
                found = (entry.words.count, synonyms)
            }
        }
        return found.map { ($0.count, Array($0.synonyms.prefix(Self.mostSynonyms))) }
    }
}

extension [AnalyzedWord] {
    /// Without the words at either end that are not indexed: a phrase is not looked for any further there.
    package var withoutOmittedEnds: ArraySlice<AnalyzedWord> {
        guard let first = firstIndex(where: { !$0.isOmitted }), let last = lastIndex(where: { !$0.isOmitted }) else { return [] }
        return self[first...last]
    }
}
