import LedeArticleModel
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

/// Finds where a query's words and phrases occur in a text, by analyzing it as the index did. What `without` leaves out is not looked for.
package struct MatchFinder: Sendable {
    /// Bytes of a text that are looked at; matches beyond are not found.
    package static let mostBytes = 8 << 20
    /// Matches after which the search ends.
    package static let mostSpans = 4_096
    /// Places of the query's words that are looked at.
    static let mostWords = 1 << 20
    /// Comparisons of places after which the search ends: phrases of many equal words would take the product of their lengths.
    static let mostComparisons = 20_000_000

    private struct Leaf: Sendable, Hashable {
        /// The distinct words of the leaf, by the finder's numbers.
        var words: [Int] = []
        /// `order[i]` is the place in `words` of the word at place i.
        var order: [Int] = []
        var gaps: Int
        var field: IndexedField?
        var startsField: Bool
    }

    /// Number of leaves, those of `Query.scoringLeaves`.
    package var leafCount: Int { leaves.count }
    private let analyzer: any Analyzer
    /// The forms of words that the query asks for: those that the text is analyzed in.
    private let forms: WordForms
    private let leaves: [Leaf]
    private let nears: [NearGroup]
    private let wordCount: Int
    /// The words that match given terms.
    private let wordsOfTerm: [[UInt8]: [Int]]
    /// The others.
    private let matchers: [(word: Int, matcher: TermMatcher)]
    /// Whether a word that a term of the query matches starts with this byte: most words of a text are skipped by it.
    private let firstBytes: [Bool]

    package init(query: Query, analyzer: any Analyzer) {
        self.analyzer = analyzer
        forms = query.forms
        let scoring = ScoringLeaves(query)
        nears = scoring.nears
        var known: [WordPattern: Int] = [:]
        var leaves: [Leaf] = []
        for pattern in scoring.leaves.map(\.pattern) {
            var leaf = Leaf(gaps: pattern.gaps, field: pattern.field, startsField: pattern.startsField)
            var places: [Int: Int] = [:]
            for word in pattern.words {
                let number = known[word] ?? known.count
                known[word] = number
                let place = places[number] ?? leaf.words.count
                if place == leaf.words.count {
                    places[number] = place
                    leaf.words.append(number)
                }
                leaf.order.append(place)
            }
            leaves.append(leaf)
        }
        self.leaves = leaves
        wordCount = known.count
        var wordsOfTerm: [[UInt8]: [Int]] = [:]
        var matchers: [(word: Int, matcher: TermMatcher)] = []
        var firstBytes = Array(repeating: false, count: 256)
        for (word, number) in known.sorted(by: { $0.value < $1.value }) {
            let beginnings = word.beginnings
            for beginning in beginnings {
                if let first = WordForm.word(of: beginning).first {
                    firstBytes[Int(first)] = true
                } else {
                    firstBytes = Array(repeating: true, count: 256)
                }
            }
            switch word {
            case .term, .anyOf: for term in Set(beginnings) { wordsOfTerm[term, default: []].append(number) }
            default: matchers.append((number, TermMatcher(word)))
            }
        }
        self.wordsOfTerm = wordsOfTerm
        self.matchers = matchers
        self.firstBytes = firstBytes
    }

    /// The matches in `text`, by start; matches of different leaves may overlap, those of one leaf do not.
    ///
    /// - Parameters:
    ///   - text: the text of an article's field.
    ///   - field: the field; leaves restricted to another one are not looked for.
    ///   - articleAnalyzer: the article's own analyzer (`Analyzer.articleAnalyzer`), if it has one.
    ///   - joiningNear: whether leaves that must be near each other make one match together, from the first to the last, under the first
    ///     leaf.
    package func spans(
        in text: String, field: IndexedField, articleAnalyzer: (any Analyzer)? = nil, joiningNear: Bool = false
    ) -> [MatchSpan] {
        if wordCount == 0 { return [] }
        let words = queryWords(in: text, by: articleAnalyzer ?? analyzer)
        var found = occurrences(words, field: field)
        for near in nears {
            var group = Array(found[near.leaves])
            var matcher = NearMatcher(near)
            matcher.narrow(&group)
            if joiningNear { group = [Self.windows(of: group, near)] + Array(repeating: [], count: group.count - 1) }
            found.replaceSubrange(near.leaves, with: group)
        }
        var spans: [MatchSpan] = []
        for leaf in found.indices {
            var free: UInt32 = 0
            let before = spans.count
            for span in found[leaf] where span.start >= free && spans.count - before < Self.mostSpans {
                guard let start = words.token(at: span.start), let end = words.token(at: span.end &- 1) else { continue }
                spans.append(MatchSpan(range: words.starts[start]..<max(words.starts[start], words.ends[end]), leaf: leaf))
                free = span.end
            }
            // The first of all leaves are what counts.
            if spans.count > 16 * Self.mostSpans { Self.keepFirst(&spans) }
        }
        Self.keepFirst(&spans)
        return spans
    }

    /// Stretches with an occurrence of every leaf of `near`, the last of which starts at most its distance after the end of the first; the
    /// shortest from the left on that do not overlap. `spans[i]` are those of leaf i; leaves that need different occurrences of the same
    /// share them all.
    ///
    /// - Complexity: O(n log n) in the occurrences.
    private static func windows(of spans: [[TokenSpan]], _ near: NearGroup) -> [TokenSpan] {
        // Of leaves that ask for the same the first represents all, and needs as many occurrences.
        var needed = Array(repeating: 0, count: spans.count)
        var leaders: [Int] = []
        for leaf in spans.indices {
            leaders.append(near.formers[leaf].map { leaders[$0] } ?? leaf)
            needed[leaders[leaf]] += 1
        }
        var places: [(span: TokenSpan, leaf: Int)] = []
        for leaf in spans.indices where leaders[leaf] == leaf { places += spans[leaf].map { ($0, leaf) } }
        places.sort { ($0.span.start, $0.span.end, $0.leaf) < ($1.span.start, $1.span.end, $1.leaf) }
        var windows: [TokenSpan] = []
        var held = Array(repeating: 0, count: spans.count)
        var lacking = spans.count
        var first = 0
        for last in places.indices {
            // What one window has taken is in no other.
            if let window = windows.last, places[last].span.start < window.end {
                first = last + 1
                continue
            }
            if held[places[last].leaf] < needed[places[last].leaf] { lacking -= 1 }
            held[places[last].leaf] += 1
            while lacking == 0 {
                let (leaf, span) = (places[first].leaf, places[first].span)
                if held[leaf] == needed[leaf], Int(places[last].span.start) - Int(span.end) <= near.distance {
                    let end = places[first...last].map(\.span.end).max() ?? span.end
                    windows.append(TokenSpan(start: span.start, end: end))
                    held = Array(repeating: 0, count: spans.count)
                    lacking = spans.count
                    first = last + 1
                } else {
                    held[leaf] -= 1
                    if held[leaf] < needed[leaf] { lacking += 1 }
                    first += 1
                }
            }
        }
        return windows
    }

    private static func keepFirst(_ spans: inout [MatchSpan]) {
        spans.sort { ($0.range.lowerBound, $0.leaf) < ($1.range.lowerBound, $1.leaf) }
        if spans.count > mostSpans { spans.removeLast(spans.count - mostSpans) }
    }

    /// Where the query's words are in a text.
    fileprivate struct Words {
        /// `positions[w]` are those of word w, ascending.
        var positions: [[UInt32]]
        /// The positions of tokens that are words of the query, ascending, and their bytes.
        var tokens: [UInt32] = []
        var starts: [Int] = []
        var ends: [Int] = []

        /// The token at `position`, or nil if none of the query's words is there.
        func token(at position: UInt32) -> Int? {
            var low = 0
            var high = tokens.count
            while low < high {
                let middle = (low + high) / 2
                if tokens[middle] < position { low = middle + 1 } else { high = middle }
            }
            return low < tokens.count && tokens[low] == position ? low : nil
        }
    }

    /// `result[l]` is where leaf l occurs.
    private func occurrences(_ words: Words, field: IndexedField) -> [[TokenSpan]] {
        var result = Array(repeating: [TokenSpan](), count: leaves.count)
        // Leaves that occur twice share what was found.
        var known: [Leaf: [TokenSpan]] = [:]
        for (index, leaf) in leaves.enumerated() where leaf.field == nil || leaf.field == field {
            if let spans = known[leaf] {
                result[index] = spans
                continue
            }
            var positions = SlotPositions(wordCount: leaf.words.count, order: leaf.order)
            for (place, word) in leaf.words.enumerated() { positions.words[place] = words.positions[word] }
            positions.find(
                gaps: leaf.gaps, startingAt: leaf.startsField ? 0 : nil, mostSteps: Self.mostComparisons, into: &result[index])
            known[leaf] = result[index]
        }
        return result
    }

    private func queryWords(in text: String, by analyzer: any Analyzer) -> Words {
        let span = text.utf8.span
        var end = min(span.count, Self.mostBytes)
        while end < span.count, end > 0, span[end] & 0xC0 == 0x80 { end -= 1 }
        let bytes = span.extracting(0..<end)
        var words = Words(positions: Array(repeating: [], count: wordCount))
        var matchers = self.matchers
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        var more = true
        while more, words.tokens.count < Self.mostWords {
            batch.removeAll()
            more = analyzer.analyze(bytes, progress: &progress, limit: 4_096, forms: forms, into: &batch)
            for index in 0..<batch.count {
                let range = batch.termRange(index)
                let first = range.lowerBound + WordForm(of: batch.bytes.span.extracting(range)).marks.count
                guard first < range.upperBound, firstBytes[Int(batch.bytes[first])] else { continue }
                let term = batch.term(index)
                let position = batch.positions[index]
                var isWord = false
                for word in wordsOfTerm[term] ?? [] { words.add(position, to: word, &isWord) }
                for place in matchers.indices where matchers[place].matcher.allows(term) {
                    words.add(position, to: matchers[place].word, &isWord)
                }
                if isWord, words.tokens.last != position {
                    words.tokens.append(position)
                    words.starts.append(batch.startOffsets[index])
                    words.ends.append(batch.endOffsets[index])
                }
            }
        }
        return words
    }
}

extension MatchFinder.Words {
    fileprivate mutating func add(_ position: UInt32, to word: Int, _ isWord: inout Bool) {
        isWord = true
        if positions[word].last != position { positions[word].append(position) }
    }
}
