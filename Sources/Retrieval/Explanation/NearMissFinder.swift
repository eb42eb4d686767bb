import ArticleModel
import TextAnalysis

/// Looks in the text of an article for what comes closest to a part of a query.
struct NearMissFinder {
    /// Leaves that are looked for; more than that nobody reads of.
    private static let mostLeaves = 32
    /// Distinct words of an article that are compared with one that it lacks.
    private static let mostForms = 20_000
    /// Words of a leaf that are told of.
    private static let mostWords = 8

    /// A leaf in one field: where its words stand, and where it occurs.
    private struct Places {
        var tokens: FieldTokens
        var positions: SlotPositions
        var spans: [TokenSpan] = []
        var hasAllWords: Bool { !positions.words.isEmpty && !positions.words.contains(where: \.isEmpty) }
    }

    private let analyzer: any Analyzer
    private let article: Article
    private let fields: [FieldTokens]
    private var leafCount = 0

    /// - Parameter forms: those in which the query asks for words.
    init(_ article: Article, analyzer: any Analyzer, forms: WordForms) {
        let analyzer = analyzer.articleAnalyzer(title: article.title, body: article.body) ?? analyzer
        self.analyzer = analyzer
        self.article = article
        fields = IndexedField.allCases.map { FieldTokens(article.text(of: $0), field: $0, analyzer: analyzer, forms: forms) }
    }

    /// How close the article comes to a leaf that it does not have.
    mutating func misses(of leaf: QueryLeaf) -> [NearMiss] {
        if case .filter(let filter) = leaf { return [miss(of: filter)] }
        guard leafCount < Self.mostLeaves else { return [] }
        leafCount += 1
        let pattern = leaf.pattern
        let places = self.places(of: pattern)
        let elsewhere = places.compactMap { place -> NearMiss? in
            guard let first = place.spans.first else { return nil }
            let passage = place.tokens.passage(first, highlighting: [first])
            return pattern.field == nil || pattern.field == place.tokens.field
                ? .notFirst(place.tokens.field, wordsBefore: Int(first.start), passage: passage)
                : .otherField(place.tokens.field, passage: passage)
        }
        if !elsewhere.isEmpty { return elsewhere }
        let asked = places.filter { pattern.field == nil || pattern.field == $0.tokens.field }
        let missing = missingWords(of: leaf, in: asked)
        if !missing.isEmpty { return missing }
        let windows = asked.filter(\.hasAllWords).flatMap { closestWindows(in: $0, of: pattern) }
        // Of equally long ones the first: that in the phrase's order, in the first field.
        guard let closest = windows.enumerated().min(by: { ($0.element.gaps, $0.offset) < ($1.element.gaps, $1.offset) })?.element else {
            return pattern.words.count > 1 ? [.scattered] : []
        }
        return [.apart(field: closest.tokens.field, gaps: closest.gaps, inOrder: closest.inOrder, passage: closest.passage)]
    }

    private func miss(of filter: AttributeFilter) -> NearMiss {
        switch filter {
        case .date: .attribute(name: "date", value: article.date)
        case .author: .attribute(name: "author", value: article.author)
        case .field("author", _): .attribute(name: "author", value: article.author)
        case .field(let name, _): .attribute(name: name, value: article.metadata.first { $0.name == name }?.value)
        }
    }

    /// Where leaves that must stand near each other come closest; empty where no field has all of them.
    mutating func misses(ofNear leaves: [QueryLeaf]) -> [NearMiss] {
        guard leafCount + leaves.count <= Self.mostLeaves else { return [] }
        leafCount += leaves.count
        let patterns = leaves.map(\.pattern)
        let places = patterns.map { self.places(of: $0) }
        var best: (gaps: Int, miss: NearMiss)?
        for index in fields.indices {
            var spans: [(span: TokenSpan, leaf: Int)] = []
            for leaf in leaves.indices where patterns[leaf].field == nil || patterns[leaf].field == fields[index].field {
                spans += places[leaf][index].spans.map { ($0, leaf) }
            }
            spans.sort { ($0.span.start, $0.leaf) < ($1.span.start, $1.leaf) }
            guard let (window, gaps) = Self.closest(spans, of: leaves.count), gaps < best?.gaps ?? .max else { continue }
            let shown = spans[window].map(\.span)
            let whole = TokenSpan(start: shown[0].start, end: shown.map(\.end).max() ?? shown[0].end)
            best = (gaps, .far(field: fields[index].field, gaps: gaps, passage: fields[index].passage(whole, highlighting: shown)))
        }
        return best.map { [$0.miss] } ?? []
    }

    /// Where a leaf occurs that should not: its first place in each field.
    mutating func unwanted(_ leaf: QueryLeaf) -> [NearMiss] {
        guard leafCount < Self.mostLeaves else { return [] }
        leafCount += 1
        let pattern = leaf.pattern
        return self.places(of: pattern).compactMap { place in
            guard pattern.field == nil || pattern.field == place.tokens.field else { return nil }
            return place.spans.first.map { .unwanted(place.tokens.field, passage: place.tokens.passage($0, highlighting: [$0])) }
        }
    }

    // MARK: Places

    private func places(of pattern: PatternQuery) -> [Places] {
        var numbers: [WordPattern: Int] = [:]
        var order: [Int] = []
        for word in pattern.words {
            let number = numbers[word] ?? numbers.count
            numbers[word] = number
            order.append(number)
        }
        var wordsOfTerm: [[UInt8]: [Int]] = [:]
        var matchers: [(word: Int, matcher: TermMatcher)] = []
        for (word, number) in numbers.sorted(by: { $0.value < $1.value }) {
            switch word {
            case .term(let term): wordsOfTerm[term, default: []].append(number)
            case .anyOf(let terms): for term in Set(terms) { wordsOfTerm[term, default: []].append(number) }
            default: matchers.append((number, TermMatcher(word)))
            }
        }
        return fields.map { tokens in
            var places = Places(tokens: tokens, positions: SlotPositions(wordCount: numbers.count, order: order))
            for index in tokens.terms.indices {
                let position = tokens.positions[index]
                for word in wordsOfTerm[tokens.terms[index]] ?? [] { places.positions.add(position, to: word) }
                for place in matchers.indices where matchers[place].matcher.allows(tokens.terms[index]) {
                    places.positions.add(position, to: matchers[place].word)
                }
            }
            places.positions.find(gaps: pattern.gaps, startingAt: nil, mostSteps: MatchFinder.mostComparisons, into: &places.spans)
            return places
        }
    }

    // MARK: Words that are missing

    private func missingWords(of leaf: QueryLeaf, in places: [Places]) -> [NearMiss] {
        let texts = leaf.wordTexts(analyzer: analyzer)
        guard let order = places.first?.positions.order, order.count == texts.count else { return [] }
        var (missing, present): ([String], [String]) = ([], [])
        for (text, word) in zip(texts, order) {
            if places.allSatisfy({ $0.positions.words[word].isEmpty }) {
                if !missing.contains(text) { missing.append(text) }
            } else if !present.contains(text) {
                present.append(text)
            }
        }
        if missing.isEmpty { return [] }
        let told = missing.prefix(Self.mostWords)
        return [.lacks(words: Array(told), has: Array(present.prefix(Self.mostWords)))]
            + told.compactMap { word in
                let found = similarWords(to: word, in: places.map(\.tokens))
                return found.isEmpty ? nil : .similar(word: word, found: found)
            }
    }

    /// Up to three words of the article that are like `word`: with the same first letter and at most two edits away, if it has five letters or more, or alike
    /// in the first three fifths and more than three letters.
    private func similarWords(to word: String, in fields: [FieldTokens]) -> [String] {
        let wanted = word.lowercased()
        let length = wanted.unicodeScalars.count
        guard length > 3, length <= 64 else { return [] }
        let automaton = FuzzyAutomaton(FuzzyPattern(term: Array(wanted.utf8), edits: 2))
        var seen: Set<String> = []
        var found: [(text: String, distance: Int)] = []
        for tokens in fields {
            for index in tokens.terms.indices where seen.count < Self.mostForms {
                let text = tokens.text.utf8Slice(tokens.starts[index]..<tokens.ends[index])
                let form = text.lowercased()
                guard seen.insert(form).inserted, form != wanted else { continue }
                let shared = zip(wanted.unicodeScalars, form.unicodeScalars).prefix { $0 == $1 }.count
                let longest = max(length, form.unicodeScalars.count)
                if length > 4, shared > 0, let distance = automaton.distance(to: form.unicodeScalars) {
                    found.append((text, distance))
                } else if shared > 3, shared * 5 >= longest * 3 {
                    found.append((text, longest - shared + FuzzyPattern.mostEdits))
                }
            }
        }
        return found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.prefix(3).map(\.element.text)
    }

    // MARK: Words that stand apart

    private typealias Window = (tokens: FieldTokens, gaps: Int, inOrder: Bool, passage: Snippet)

    /// The shortest stretch that has all words in their order, and the shortest that has them in any.
    private func closestWindows(in places: Places, of pattern: PatternQuery) -> [Window] {
        var windows: [(span: TokenSpan, inOrder: Bool)] = []
        var positions = places.positions
        var spans: [TokenSpan] = []
        positions.find(gaps: Int(Int32.max), startingAt: nil, mostSteps: MatchFinder.mostComparisons, into: &spans)
        if let span = spans.min(by: { ($0.end - $0.start, $0.start) < ($1.end - $1.start, $1.start) }) { windows.append((span, true)) }
        if let span = Self.shortest(places.positions) { windows.append((span, false)) }
        return windows.map { window in
            let words = places.positions.words.flatMap { $0 }.filter { (window.span.start..<window.span.end).contains($0) }
            let highlighted = Set(words).sorted().map { TokenSpan(start: $0, end: $0 + 1) }
            return (
                places.tokens, max(0, Int(window.span.end - window.span.start) - pattern.words.count), window.inOrder,
                places.tokens.passage(window.span, highlighting: highlighted)
            )
        }
    }

    /// The shortest stretch with every word as often as the pattern has it, in any order.
    ///
    /// - Complexity: O(n log n) in the words' places.
    private static func shortest(_ positions: SlotPositions) -> TokenSpan? {
        var needed = Array(repeating: 0, count: positions.words.count)
        for word in positions.order { needed[word] += 1 }
        var places: [(position: UInt32, word: Int)] = []
        for word in positions.words.indices { places += positions.words[word].map { ($0, word) } }
        places.sort { ($0.position, $0.word) < ($1.position, $1.word) }
        var lacking = positions.order.count
        var first = 0
        var best: TokenSpan?
        for place in places {
            if needed[place.word] > 0 { lacking -= 1 }
            needed[place.word] -= 1
            while lacking == 0 {
                let span = TokenSpan(start: places[first].position, end: place.position + 1)
                if best.map({ span.end - span.start < $0.end - $0.start }) ?? true { best = span }
                needed[places[first].word] += 1
                if needed[places[first].word] > 0 { lacking += 1 }
                first += 1
            }
        }
        return best
    }

    /// The occurrences, ascending by start, between the first and last of which fewest tokens stand so that each of `count` leaves is among them.
    private static func closest(_ spans: [(span: TokenSpan, leaf: Int)], of count: Int) -> (window: ClosedRange<Int>, gaps: Int)? {
        var held = Array(repeating: 0, count: count)
        var lacking = count
        var first = 0
        var best: (window: ClosedRange<Int>, gaps: Int)?
        for last in spans.indices {
            if held[spans[last].leaf] == 0 { lacking -= 1 }
            held[spans[last].leaf] += 1
            while lacking == 0 {
                let gaps = max(0, Int(spans[last].span.start) - Int(spans[first].span.end))
                if gaps < best?.gaps ?? .max { best = (first...last, gaps) }
                held[spans[first].leaf] -= 1
                if held[spans[first].leaf] == 0 { lacking += 1 }
                first += 1
            }
        }
        return best
    }
}

extension SlotPositions {
    fileprivate mutating func add(_ position: UInt32, to word: Int) {
        if words[word].last != position { words[word].append(position) }
    }
}
