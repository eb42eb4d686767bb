import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage

/// Finds where patterns occur in an index. What was found is kept: a pattern that occurs twice in a query is looked for once.
package struct PatternFinder {
    /// A pattern's matches over an index.
    struct Found {
        /// `matches[s]` are those in segment s.
        var matches: [MatchList]
        /// `wordDocFreqs[i]` counts the live documents that have word i, wherever it is.
        var wordDocFreqs: [Int]

        var docFreq: Int { matches.reduce(0) { $0 + $1.docs.count } }
    }

    private let reader: IndexReader
    private let expander: TermExpander
    /// What expanding words has taken so far.
    private var work = 0
    private var live: [DocumentSet?]
    private var known: [PatternQuery: Found] = [:]
    private var expanded: [WordPattern: WordExpansion] = [:]
    /// The words that were looked for and may match several terms, with what they match, in the order they were met.
    private(set) var expansions: [ExpandedWord] = []

    package init(_ reader: IndexReader, expansionLimit: Int) {
        self.reader = reader
        expander = TermExpander(reader, limit: expansionLimit)
        live = Array(repeating: nil, count: reader.segments.count)
    }

    mutating func find(_ pattern: PatternQuery) throws -> Found {
        if let found = known[pattern] { return found }
        if pattern.gaps < 0 {
            let nothing = Array(repeating: MatchList(), count: reader.segments.count)
            return Found(matches: nothing, wordDocFreqs: Array(repeating: 0, count: pattern.words.count))
        }
        let expansions = try expand(pattern)
        var found = Found(matches: [], wordDocFreqs: Array(repeating: 0, count: pattern.words.count))
        for segment in reader.segments.indices {
            let live = liveDocuments(segment)
            let place = try SegmentPattern(pattern, expansions: expansions, segment: reader.segments[segment])
            if place.isPlainWord {
                let list = try place.plainMatches(live: live)
                found.wordDocFreqs[0] += list.docs.count
                found.matches.append(list)
                continue
            }
            var list = MatchList()
            if let candidates = try place.candidates(live: live, counting: { found.wordDocFreqs[$0] += $1 }) {
                try place.forEachDocument(of: candidates) { doc, _, spans in list.add(doc, freq: UInt32(clamping: spans.count)) }
            }
            found.matches.append(list)
        }
        known[pattern] = found
        return found
    }

    /// The matches of leaves that must be near each other: `[leaf][segment]`. All leaves have the same documents; what counts are their
    /// occurrences near the others.
    mutating func find(_ leaves: [QueryLeaf], near group: NearGroup) throws -> [[MatchList]] {
        var result = Array(repeating: [MatchList](), count: leaves.count)
        let patterns = leaves.map(\.pattern)
        var expansions: [[WordExpansion]] = []
        for pattern in patterns { expansions.append(try expand(pattern)) }
        for segment in reader.segments.indices {
            var places: [SegmentPattern] = []
            for (pattern, expansions) in zip(patterns, expansions) {
                places.append(try SegmentPattern(pattern, expansions: expansions, segment: reader.segments[segment]))
            }
            var lists = Array(repeating: MatchList(), count: leaves.count)
            if let candidates = try Self.candidates(places, live: liveDocuments(segment)) {
                var first = candidates.first(from: 0)
                while first != PostingsCursor.end {
                    // A few documents at a time: all occurrences of frequent words would take the memory of the whole index.
                    let part = candidates.part(from: first, count: Int(SegmentPattern.documentsAtATime))
                    try Self.join(places, patterns, of: part, near: group) { doc, freqs in
                        for leaf in freqs.indices { lists[leaf].add(doc, freq: UInt32(clamping: freqs[leaf])) }
                    }
                    first = candidates.first(from: first + SegmentPattern.documentsAtATime)
                }
            }
            for leaf in leaves.indices { result[leaf].append(lists[leaf]) }
        }
        return result
    }

    /// Calls `body` for each document of `candidates` and field in which all leaves occur near each other, with the number of occurrences
    /// of each.
    private static func join(
        _ places: [SegmentPattern], _ patterns: [PatternQuery], of candidates: DocumentSet, near group: NearGroup,
        _ body: (UInt32, [Int]) -> Void
    ) throws {
        var known: [PatternQuery: OccurrenceList] = [:]
        var occurrences: [OccurrenceList] = []
        for (place, pattern) in zip(places, patterns) {
            if let list = known[pattern] {
                occurrences.append(list)
                continue
            }
            var list = OccurrenceList()
            try place.forEachDocument(of: candidates) { doc, field, spans in list.append(doc, field, spans) }
            known[pattern] = list
            occurrences.append(list)
        }
        OccurrenceList.join(occurrences, near: group, body)
    }

    /// The live documents that have all words of all `places`, or nil if there are none.
    private static func candidates(_ places: [SegmentPattern], live: DocumentSet) throws -> DocumentSet? {
        var candidates = live
        for place in places {
            guard let own = try place.candidates(live: candidates) else { return nil }
            candidates.formIntersection(own)
        }
        return candidates.isEmpty ? nil : candidates
    }

    private mutating func liveDocuments(_ segment: Int) -> DocumentSet {
        if let set = live[segment] { return set }
        let set = DocumentSet(live: reader.segments[segment])
        live[segment] = set
        return set
    }

    private mutating func expand(_ pattern: PatternQuery) throws -> [WordExpansion] {
        var result: [WordExpansion] = []
        for word in pattern.words {
            if let known = expanded[word] {
                result.append(known)
                continue
            }
            let expansion = try expander.expand(word, work: &work)
            expanded[word] = expansion
            if word.soleTerm == nil { expansions.append(ExpandedWord(word: word, expansion: expansion)) }
            result.append(expansion)
        }
        return result
    }
}
