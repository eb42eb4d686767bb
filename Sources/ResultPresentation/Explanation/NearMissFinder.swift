import ArticleModel
import QueryLanguage
import Retrieval
import TextAnalysis

/// Looks in the text of an article for what comes closest to a part of a query. The work is bounded whatever the query and the article, and
/// ends when the task is cancelled.
struct NearMissFinder {
    /// Leaves looked for; nobody reads about more.
    private static let mostLeaves = 32
    /// Distinct words of an article compared with one that it lacks.
    private static let mostForms = 20_000
    /// Comparisons of words with words of the article, over all leaves; words beyond are only reported missing.
    private static let mostComparisons = 200_000
    /// Those of these by edits, which take the most time: words of about the same length that begin alike.
    private static let mostDistances = 10_000
    /// Characters of a word that others are compared with.
    private static let longestForm = 64
    /// Words of a leaf that are reported.
    private static let mostWords = 8

    /// A leaf in one field: where its words are, and where it occurs.
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
    private var comparisonCount = 0
    private var distanceCount = 0
    /// `forms[c]` are the distinct words of field c that may be like another; made when first needed.
    private var forms: [[Form]]?

    /// A word of the article, as written and in lower case.
    private struct Form {
        var text: String
        var scalars: [Unicode.Scalar]
    }

    /// - Parameter forms: those that the query asks for words in.
    init(_ article: Article, analyzer: any Analyzer, forms: WordForms) {
        let analyzer = analyzer.articleAnalyzer(title: article.title, body: article.body) ?? analyzer
        self.analyzer = analyzer
        self.article = article
        fields = IndexedField.allCases.map { FieldTokens(article.text(of: $0), field: $0, analyzer: analyzer, forms: forms) }
    }

    /// How close the article comes to a leaf that it does not have.
    /// - Throws: `CancellationError`.
    mutating func misses(of leaf: QueryLeaf) throws -> [NearMiss] {
        try Task.checkCancellation()
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
        let missing = try missingWords(of: leaf, in: asked)
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
        case .locator(let pattern):
            .attribute(name: pattern.kind == .site ? "url" : pattern.kind.rawValue, value: pattern.value(of: article))
        case .arrived: .attribute(name: "commit", value: nil)
        case .everything: .attribute(name: "id", value: article.id)
        case .field(let name, _): .attribute(name: name, value: article.metadata.first { $0.name == name }?.value)
        }
    }

    /// Where leaves that must be near each other come closest; empty if no field has all of them, equal ones as often as asked for.
    /// - Parameter asFTS5: whether equal leaves may share an occurrence.
    /// - Throws: `CancellationError`.
    mutating func misses(ofNear leaves: [QueryLeaf], asFTS5: Bool) throws -> [NearMiss] {
        try Task.checkCancellation()
        guard leafCount + leaves.count <= Self.mostLeaves else { return [] }
        leafCount += leaves.count
        let patterns = leaves.map(\.pattern)
        // Occurrences are those of the first of equal leaves; as many are needed as there are such leaves.
        var leaders: [Int] = []
        var needed = Array(repeating: 0, count: leaves.count)
        for (leaf, former) in NearGroup(leaves, at: 0, within: 0, asFTS5: asFTS5).formers.enumerated() {
            leaders.append(former.map { leaders[$0] } ?? leaf)
            needed[leaders[leaf]] += 1
        }
        let places = patterns.indices.map { needed[$0] > 0 ? self.places(of: patterns[$0]) : [] }
        var best: (gaps: Int, miss: NearMiss)?
        for index in fields.indices {
            var spans: [(span: TokenSpan, leaf: Int)] = []
            for leaf in leaves.indices
            where needed[leaf] > 0 && (patterns[leaf].field == nil || patterns[leaf].field == fields[index].field) {
                spans += places[leaf][index].spans.map { ($0, leaf) }
            }
            spans.sort { ($0.span.start, $0.leaf) < ($1.span.start, $1.leaf) }
            guard let (window, gaps) = Self.closest(spans, needed: needed), gaps < best?.gaps ?? .max else { continue }
            let shown = spans[window].map(\.span)
            let whole = TokenSpan(start: shown[0].start, end: shown.map(\.end).max() ?? shown[0].end)
            best = (gaps, .far(field: fields[index].field, gaps: gaps, passage: fields[index].passage(whole, highlighting: shown)))
        }
        return best.map { [$0.miss] } ?? []
    }

    /// Where a leaf occurs that should not: its first place in each field.
    /// - Throws: `CancellationError`.
    mutating func unwanted(_ leaf: QueryLeaf) throws -> [NearMiss] {
        try Task.checkCancellation()
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

    private mutating func missingWords(of leaf: QueryLeaf, in places: [Places]) throws -> [NearMiss] {
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
        var misses: [NearMiss] = [.lacks(words: Array(told), has: Array(present.prefix(Self.mostWords)))]
        let asked = places.map(\.tokens.field)
        for word in told {
            try Task.checkCancellation()
            let found = try similarWords(to: word, in: asked)
            if !found.isEmpty { misses.append(.similar(word: word, found: found)) }
        }
        return misses
    }

    /// Up to three words of the article that are like `word`: with the same first letter and at most two edits away, if it has five letters
    /// or more, or alike in the first three fifths and more than three letters.
    private mutating func similarWords(to word: String, in asked: [IndexedField]) throws -> [String] {
        let wanted = Array(word.lowercased().unicodeScalars)
        guard wanted.count > 3, wanted.count <= Self.longestForm else { return [] }
        let forms = self.forms ?? distinctForms()
        self.forms = forms
        let automaton = FuzzyAutomaton(FuzzyPattern(term: Array(word.lowercased().utf8), edits: 2))
        var found: [(text: String, distance: Int)] = []
        var seen: Set<String> = []
        for field in asked {
            for form in forms[field.rawValue] where comparisonCount < Self.mostComparisons && form.scalars != wanted {
                comparisonCount += 1
                if comparisonCount % 1024 == 0 { try Task.checkCancellation() }
                guard form.scalars.first == wanted.first, seen.insert(form.text).inserted else { continue }
                let shared = zip(wanted, form.scalars).prefix { $0 == $1 }.count
                let longest = max(wanted.count, form.scalars.count)
                var distance: Int?
                if wanted.count > 4, abs(wanted.count - form.scalars.count) <= 2, distanceCount < Self.mostDistances {
                    distanceCount += 1
                    distance = automaton.distance(to: String.UnicodeScalarView(form.scalars))
                }
                if let distance {
                    found.append((form.text, distance))
                } else if shared > 3, shared * 5 >= longest * 3 {
                    found.append((form.text, longest - shared + FuzzyPattern.mostEdits))
                }
            }
        }
        return found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.prefix(3).map(
            \.element.text)
    }

    private func distinctForms() -> [[Form]] {
        fields.map { tokens in
            var seen: Set<String> = []
            var forms: [Form] = []
            for index in tokens.terms.indices where seen.count < Self.mostForms {
                let text = tokens.text.utf8Slice(tokens.starts[index]..<tokens.ends[index])
                let form = text.lowercased()
                let scalars = Array(form.unicodeScalars)
                guard scalars.count > 1, scalars.count <= 2 * Self.longestForm, seen.insert(form).inserted else { continue }
                forms.append(Form(text: text, scalars: scalars))
            }
            return forms
        }
    }

    // MARK: Words that are apart

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

    /// The occurrences, ascending by start, with the fewest tokens between first and last, such that `needed[i]` of leaf i are among them.
    private static func closest(_ spans: [(span: TokenSpan, leaf: Int)], needed: [Int]) -> (window: ClosedRange<Int>, gaps: Int)? {
        var needed = needed
        var lacking = needed.reduce(0, +)
        var first = 0
        var best: (window: ClosedRange<Int>, gaps: Int)?
        for last in spans.indices {
            if needed[spans[last].leaf] > 0 { lacking -= 1 }
            needed[spans[last].leaf] -= 1
            while lacking == 0 {
                let gaps = max(0, Int(spans[last].span.start) - Int(spans[first].span.end))
                if gaps < best?.gaps ?? .max { best = (first...last, gaps) }
                needed[spans[first].leaf] += 1
                if needed[spans[first].leaf] > 0 { lacking += 1 }
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
