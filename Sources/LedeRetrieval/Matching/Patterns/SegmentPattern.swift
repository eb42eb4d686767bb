import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage

/// A pattern in one segment: its words as the segment's terms.
struct SegmentPattern {
    private let gaps: Int
    private let field: IndexedField?
    private let startsField: Bool
    /// `words[w]` are the terms that distinct word w matches, those that the segment has.
    private let words: [[TermEntry]]
    /// `order[i]` is the word at place i.
    private let order: [Int]
    private let segment: SegmentReader

    /// - Parameter expansions: what the word at each place matches.
    init(_ pattern: PatternQuery, expansions: [WordExpansion], segment: SegmentReader) throws {
        gaps = pattern.gaps
        field = pattern.field
        startsField = pattern.startsField
        self.segment = segment
        var words: [[TermEntry]] = []
        var order: [Int] = []
        var places: [WordPattern: Int] = [:]
        for (word, expansion) in zip(pattern.words, expansions) {
            if let known = places[word] {
                order.append(known)
                continue
            }
            places[word] = words.count
            order.append(words.count)
            var entries: [TermEntry] = []
            for term in expansion.terms {
                if let entry = try segment.entry(term) { entries.append(entry) }
            }
            words.append(entries)
        }
        self.words = words
        self.order = order
    }

    /// The live documents that have all words, or nil if there are none.
    ///
    /// - Parameter counting: called with each place of the pattern and the number of live documents that have its word, wherever it is.
    func candidates(live: DocumentSet, counting: (Int, Int) -> Void = { _, _ in }) throws -> DocumentSet? {
        if words.isEmpty { return nil }
        var candidates = live
        var counts = Array(repeating: 0, count: words.count)
        var terms: [TermEntry] = []
        for word in words.indices {
            if words[word].count == 1 {
                terms.append(words[word][0])
                counts[word] = segment.liveStatistics(words[word][0]).docFreq
            } else {
                var documents = try documents(words[word])
                documents.formIntersection(live)
                counts[word] = documents.count
                candidates.formIntersection(documents)
            }
        }
        for place in order.indices { counting(place, counts[order[place]]) }
        if !terms.isEmpty { candidates = try documents(ofAll: terms, within: candidates) }
        return candidates.isEmpty ? nil : candidates
    }

    /// The documents that have one of `terms`, deleted ones among them.
    private func documents(_ terms: [TermEntry]) throws -> DocumentSet {
        var set = DocumentSet(docCount: segment.docCount)
        for entry in terms {
            try Task.checkCancellation()
            var cursor = try segment.postings(entry)
            while try cursor.advance() != PostingsCursor.end { set.insert(cursor.doc) }
        }
        return set
    }

    /// The documents of `candidates` that have all of `terms`, at least one: the rarest leads, the others follow by seeking.
    private func documents(ofAll terms: [TermEntry], within candidates: DocumentSet) throws -> DocumentSet {
        var set = DocumentSet(docCount: segment.docCount)
        var cursors: [PostingsCursor] = []
        for entry in terms.sorted(by: { ($0.docFreq, $0.ordinal) < ($1.docFreq, $1.ordinal) }) {
            cursors.append(try segment.postings(entry))
        }
        try Task.checkCancellation()
        var target = candidates.first(from: 0)
        search: while target != PostingsCursor.end {
            for index in cursors.indices {
                let found = try cursors[index].seek(target)
                if found > target {
                    target = candidates.first(from: found)
                    continue search
                }
            }
            set.insert(target)
            target = candidates.first(from: target + 1)
        }
        return set
    }

    /// Whether its documents are those of its one word and its occurrences the word's.
    var isPlainWord: Bool { order.count == 1 && field == nil && !startsField }

    /// The live documents of a plain word with its occurrences.
    func plainMatches(live: DocumentSet) throws -> MatchList {
        var freqs = Array(repeating: UInt32(0), count: segment.docCount)
        var documents = DocumentSet(docCount: segment.docCount)
        for entry in words[0] {
            try Task.checkCancellation()
            var cursor = try segment.postings(entry)
            while try cursor.advance() != PostingsCursor.end {
                let (sum, overflow) = freqs[Int(cursor.doc)].addingReportingOverflow(cursor.freq)
                freqs[Int(cursor.doc)] = overflow ? .max : sum
                documents.insert(cursor.doc)
            }
        }
        documents.formIntersection(live)
        var list = MatchList()
        var doc = documents.first(from: 0)
        while doc != PostingsCursor.end {
            list.append(doc, freq: freqs[Int(doc)])
            doc = documents.first(from: doc + 1)
        }
        return list
    }

    /// Calls `body` for each of `candidates`, in order, with its occurrences in each field that has some.
    ///
    /// - Parameter candidates: live documents that have every word.
    /// - Complexity: linear in the postings of the words and in their positions in the candidates, about ten thousand documents' at a time
    ///   in memory.
    func forEachDocument(of candidates: DocumentSet, _ body: (UInt32, IndexedField, [TokenSpan]) throws -> Void) throws {
        if startsField, order.count == 1, words[0].count == 1 { return try forEachStart(of: candidates, words[0][0], body) }
        var keys: [[UInt64]] = Array(repeating: [], count: words.count)
        var positions = SlotPositions(wordCount: words.count, order: order)
        var spans: [TokenSpan] = []
        var first = candidates.first(from: 0)
        while first != PostingsCursor.end {
            try Task.checkCancellation()
            let end = first &+ Self.documentsAtATime < first ? PostingsCursor.end : first + Self.documentsAtATime
            for word in words.indices { try readKeys(word, of: candidates, first..<end, into: &keys[word]) }
            var next = Array(repeating: 0, count: words.count)
            var doc = first
            while doc < end {
                for field in IndexedField.allCases where self.field == nil || self.field == field {
                    let range = try segment.lengths.positions(of: field, doc)
                    positions.removeAll()
                    for word in words.indices { Self.take(keys[word], doc, range, &next[word], into: &positions.words[word]) }
                    spans.removeAll(keepingCapacity: true)
                    positions.find(gaps: gaps, startingAt: startsField ? range.lowerBound : nil, into: &spans)
                    if !spans.isEmpty { try body(doc, field, spans) }
                }
                doc = candidates.first(from: doc + 1)
            }
            first = doc
        }
    }

    /// The same for one term that must start a field: of its positions in a document those after the start of the last field are not read.
    private func forEachStart(of candidates: DocumentSet, _ entry: TermEntry, _ body: (UInt32, IndexedField, [TokenSpan]) throws -> Void)
        throws
    {
        var cursor = try segment.postings(entry)
        var positions: [UInt32] = []
        var count = 0
        var doc = try cursor.seek(candidates.first(from: 0))
        while doc != PostingsCursor.end {
            guard candidates.contains(doc) else {
                doc = try cursor.seek(candidates.first(from: doc))
                continue
            }
            if count.isMultiple(of: 4_096) { try Task.checkCancellation() }
            count += 1
            try cursor.readPositions(through: try segment.lengths.positions(of: field ?? Self.lastField, doc).lowerBound, into: &positions)
            for field in IndexedField.allCases where self.field == nil || self.field == field {
                let range = try segment.lengths.positions(of: field, doc)
                if !range.isEmpty, positions.contains(range.lowerBound) {
                    try body(doc, field, [TokenSpan(start: range.lowerBound, end: range.lowerBound + 1)])
                }
            }
            doc = try cursor.advance()
        }
    }

    /// The field that comes after all others in a document's positions.
    private static let lastField = IndexedField.allCases[IndexedField.allCases.count - 1]

    /// Most documents whose positions are in memory at a time.
    static let documentsAtATime: UInt32 = 1 << 14

    /// The places of a word in the candidates of a range of documents: document times 2³² plus position, ascending, each once.
    private func readKeys(_ word: Int, of candidates: DocumentSet, _ docs: Range<UInt32>, into keys: inout [UInt64]) throws {
        keys.removeAll(keepingCapacity: true)
        var buffer: [UInt32] = []
        for entry in words[word] {
            var cursor = try segment.postings(entry)
            var doc = try cursor.seek(docs.lowerBound)
            while doc < docs.upperBound {
                if candidates.contains(doc) {
                    try cursor.readPositions(into: &buffer)
                    for position in buffer { keys.append(UInt64(doc) << 32 | UInt64(position)) }
                    doc = try cursor.advance()
                } else {
                    doc = try cursor.seek(candidates.first(from: doc))
                }
            }
        }
        guard words[word].count > 1 else { return }
        keys.sort()
        var kept = 0
        for index in keys.indices where kept == 0 || keys[index] != keys[kept - 1] {
            keys[kept] = keys[index]
            kept += 1
        }
        keys.removeLast(keys.count - kept)
    }

    /// Appends the positions in `range` of document `doc` from place `next` of `keys` on.
    private static func take(_ keys: [UInt64], _ doc: UInt32, _ range: Range<UInt32>, _ next: inout Int, into positions: inout [UInt32]) {
        let start = UInt64(doc) << 32 | UInt64(range.lowerBound)
        let end = UInt64(doc) << 32 | UInt64(range.upperBound)
        while next < keys.count, keys[next] < start { next += 1 }
        while next < keys.count, keys[next] < end {
            positions.append(UInt32(truncatingIfNeeded: keys[next]))
            next += 1
        }
    }
}
