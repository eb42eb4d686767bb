import LedeInvertedIndex
import LedeQueryLanguage

/// Phrases near each other, or one phrase, and the documents at which FTS5 stops to look for them: those with all the words.
struct FTS5Cluster {
    /// Leaves of the query, from left to right.
    let leaves: Range<Int>
    /// Global ids of live documents, ascending.
    let docs: [UInt32]
    /// Whether a filter leaves no column: FTS5 then goes through the documents of the first word, taking each for one before all others.
    let isNowhere: Bool
    /// `found[p][i]` counts the occurrences of phrase p in `docs[i]`.
    private let found: [[UInt32]]
    /// `near[p][i]` counts those of them that are near the other phrases.
    private let near: [[UInt32]]

    /// - Parameter first: the number of the first of its leaves in the query.
    init(_ phrases: [QueryLeaf], within distance: Int, first: Int, reader: IndexReader, finder: inout PatternFinder) throws {
        leaves = first..<first + phrases.count
        let patterns = phrases.map(\.pattern)
        isNowhere = patterns.contains { $0.gaps < 0 }
        let docs =
            try isNowhere
            ? Self.documents(ofNowhere: patterns[0], reader: reader, finder: &finder)
            : Self.documents(of: patterns, reader: reader, finder: &finder)
        self.docs = docs
        found = try patterns.map { Self.freqs(of: try finder.find($0).matches, at: docs, reader: reader) }
        near =
            phrases.count > 1
            ? try finder.find(phrases, near: NearGroup(phrases, at: 0, within: distance, asFTS5: true)).map {
                Self.freqs(of: $0, at: docs, reader: reader)
            } : found
    }

    /// What a filter lets through; it has no phrases.
    ///
    /// - Parameter first: the number of the first leaf after it.
    init(_ filter: AttributeFilter, first: Int, reader: IndexReader) throws {
        leaves = first..<first
        found = []
        near = []
        isNowhere = false
        var docs: [UInt32] = []
        for (segment, base) in zip(reader.segments, reader.docBases) {
            for doc in try filter.matches(in: segment) where segment.isLive(doc) { docs.append(base + doc) }
        }
        self.docs = docs
    }

    /// Looks at document `index` of `docs`, and writes to `counts`, a number for each leaf of the query, what FTS5 would then hold as the
    /// leaf's occurrences: phrases that come after one that does not occur are not looked at, and keep what they had.
    ///
    /// - Returns: whether the document matches.
    func look(at index: Int, into counts: inout [UInt32]) -> Bool {
        for phrase in found.indices {
            counts[leaves.lowerBound + phrase] = found[phrase][index]
            if found[phrase][index] == 0 { return false }
        }
        guard found.count > 1 else { return true }
        for phrase in near.indices { counts[leaves.lowerBound + phrase] = near[phrase][index] }
        return near[0][index] > 0
    }

    /// The live documents that have the first word of a pattern without columns; none if another word is in no document, or if one is a
    /// prefix, whose documents FTS5 gathers only in the columns.
    private static func documents(ofNowhere pattern: PatternQuery, reader: IndexReader, finder: inout PatternFinder) throws -> [UInt32] {
        var first: [UInt32]?
        for word in pattern.words {
            switch word {
            case .prefix, .anyPrefix: return []
            default: break
            }
            let docs = try documents(of: [PatternQuery(words: [word], text: pattern.text)], reader: reader, finder: &finder)
            if docs.isEmpty { return [] }
            first = first ?? docs
        }
        return first ?? []
    }

    /// The live documents that have every word of the patterns. A prefix has to be in the pattern's field: FTS5 reads it only for that
    /// field.
    private static func documents(of patterns: [PatternQuery], reader: IndexReader, finder: inout PatternFinder) throws -> [UInt32] {
        var common: [DocumentSet]?
        for pattern in patterns {
            for word in pattern.words {
                var field = pattern.field
                if word.soleTerm != nil { field = nil }
                let matches = try finder.find(PatternQuery(words: [word], field: field, text: pattern.text)).matches
                var sets = reader.segments.map { DocumentSet(docCount: $0.docCount) }
                for segment in matches.indices {
                    for doc in matches[segment].docs { sets[segment].insert(doc) }
                    if let common { sets[segment].formIntersection(common[segment]) }
                }
                common = sets
            }
        }
        var docs: [UInt32] = []
        for (segment, set) in (common ?? []).enumerated() {
            var doc = set.first(from: 0)
            while doc != PostingsCursor.end {
                docs.append(reader.docBases[segment] + doc)
                doc = set.first(from: doc + 1)
            }
        }
        return docs
    }

    /// The occurrences that `matches`, a list for each segment, have in each of `docs`.
    private static func freqs(of matches: [MatchList], at docs: [UInt32], reader: IndexReader) -> [UInt32] {
        var freqs = Array(repeating: UInt32(0), count: docs.count)
        var next = 0
        for segment in matches.indices {
            let base = reader.docBases[segment]
            for (doc, freq) in zip(matches[segment].docs, matches[segment].freqs) {
                while next < docs.count, docs[next] < base + doc { next += 1 }
                if next < docs.count, docs[next] == base + doc { freqs[next] = freq }
            }
        }
        return freqs
    }
}
