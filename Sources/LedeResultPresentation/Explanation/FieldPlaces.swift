import LedeQueryLanguage
import LedeRetrieval

/// A leaf in one field of an article: where its words are, and where it occurs.
struct FieldPlaces {
    let tokens: FieldTokens
    private(set) var positions: SlotPositions
    private(set) var spans: [TokenSpan] = []

    var hasAllWords: Bool { !positions.words.isEmpty && !positions.words.contains(where: \.isEmpty) }

    private init(tokens: FieldTokens, positions: SlotPositions) {
        self.tokens = tokens
        self.positions = positions
    }

    /// The places of `pattern` in each of `fields`.
    static func of(_ pattern: PatternQuery, in fields: [FieldTokens]) -> [FieldPlaces] {
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
            var places = FieldPlaces(tokens: tokens, positions: SlotPositions(wordCount: numbers.count, order: order))
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
}

extension SlotPositions {
    fileprivate mutating func add(_ position: UInt32, to word: Int) {
        if words[word].last != position { words[word].append(position) }
    }
}
