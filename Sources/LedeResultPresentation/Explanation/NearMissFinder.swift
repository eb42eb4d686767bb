import LedeArticleModel
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

/// Looks in the text of an article for what comes closest to a part of a query. The work is bounded whatever the query and the article, and
/// ends when the task is cancelled.
struct NearMissFinder {
    /// Leaves looked for; nobody reads about more.
    private static let mostLeaves = 32
    /// Words of a leaf that are reported.
    private static let mostWords = 8

    private let analyzer: any Analyzer
    private let article: Article
    private let fields: [FieldTokens]
    private var leafCount = 0
    private var similarWords: SimilarWords

    /// - Parameter forms: those that the query asks for words in.
    init(_ article: Article, analyzer: any Analyzer, forms: WordForms) {
        let analyzer = analyzer.articleAnalyzer(title: article.title, body: article.body) ?? analyzer
        self.analyzer = analyzer
        self.article = article
        fields = IndexedField.allCases.map { FieldTokens(article.text(of: $0), field: $0, analyzer: analyzer, forms: forms) }
        similarWords = SimilarWords(fields)
    }

    /// How close the article comes to a leaf that it does not have.
    /// - Throws: `CancellationError`.
    mutating func misses(of leaf: QueryLeaf) throws -> [NearMiss] {
        try Task.checkCancellation()
        if case .filter(let filter) = leaf { return [miss(of: filter)] }
        guard leafCount < Self.mostLeaves else { return [] }
        leafCount += 1
        let pattern = leaf.pattern
        let places = FieldPlaces.of(pattern, in: fields)
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
        case .author, .authorBeginning, .values("author", _): .attribute(name: "author", value: article.author)
        case .field("author", _): .attribute(name: "author", value: article.author)
        case .locator(let pattern):
            .attribute(name: pattern.kind == .site ? "url" : pattern.kind.rawValue, value: pattern.value(of: article))
        case .arrived: .attribute(name: "commit", value: nil)
        case .everything: .attribute(name: "id", value: article.id)
        case .all, .any, .not: .attribute(name: filter.description, value: nil)
        case .field(let name, _), .values(let name, _): .attribute(name: name, value: article.metadata.first { $0.name == name }?.value)
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
        let places = patterns.indices.map { needed[$0] > 0 ? FieldPlaces.of(patterns[$0], in: fields) : [] }
        var best: (gaps: Int, miss: NearMiss)?
        for index in fields.indices {
            var spans: [(span: TokenSpan, leaf: Int)] = []
            for leaf in leaves.indices
            where needed[leaf] > 0 && (patterns[leaf].field == nil || patterns[leaf].field == fields[index].field) {
                spans += places[leaf][index].spans.map { ($0, leaf) }
            }
            spans.sort { ($0.span.start, $0.leaf) < ($1.span.start, $1.leaf) }
            guard let (window, gaps) = ClosestWindow.of(spans, needed: needed), gaps < best?.gaps ?? .max else { continue }
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
        return FieldPlaces.of(pattern, in: fields).compactMap { place in
            guard pattern.field == nil || pattern.field == place.tokens.field else { return nil }
            return place.spans.first.map { .unwanted(place.tokens.field, passage: place.tokens.passage($0, highlighting: [$0])) }
        }
    }

    // MARK: Words that are missing

    private mutating func missingWords(of leaf: QueryLeaf, in places: [FieldPlaces]) throws -> [NearMiss] {
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
            let found = try similarWords.like(word, in: asked)
            if !found.isEmpty { misses.append(.similar(word: word, found: found)) }
        }
        return misses
    }

    // MARK: Words that are apart

    private typealias Window = (tokens: FieldTokens, gaps: Int, inOrder: Bool, passage: Snippet)

    /// The shortest stretch that has all words in their order, and the shortest that has them in any.
    private func closestWindows(in places: FieldPlaces, of pattern: PatternQuery) -> [Window] {
        var windows: [(span: TokenSpan, inOrder: Bool)] = []
        var positions = places.positions
        var spans: [TokenSpan] = []
        positions.find(gaps: Int(Int32.max), startingAt: nil, mostSteps: MatchFinder.mostComparisons, into: &spans)
        if let span = spans.min(by: { ($0.end - $0.start, $0.start) < ($1.end - $1.start, $1.start) }) { windows.append((span, true)) }
        if let span = ClosestWindow.ofWords(places.positions) { windows.append((span, false)) }
        return windows.map { window in
            let words = places.positions.words.flatMap { $0 }.filter { (window.span.start..<window.span.end).contains($0) }
            let highlighted = Set(words).sorted().map { TokenSpan(start: $0, end: $0 + 1) }
            return (
                places.tokens, max(0, Int(window.span.end - window.span.start) - pattern.words.count), window.inOrder,
                places.tokens.passage(window.span, highlighting: highlighted)
            )
        }
    }
}
