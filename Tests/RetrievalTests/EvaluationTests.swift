import LedeArticleModel
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

@Suite struct EvaluationTests {
    private static let formulas: [BM25] = BM25.Variant.allCases.map { BM25($0) } + [try? BM25(.lucene, k1: 0.9, b: 0.4)].compactMap { $0 }

    /// BM25 alone as often as all else.
    private static func randomRanking(_ random: inout SeededGenerator) throws -> Ranking {
        let formula = formulas.randomElement(using: &random) ?? BM25()
        if Bool.random(using: &random) { return Ranking(formula) }
        let weights: [IndexedField: Double] = [
            .title: [0, 1, 2.5, Double.random(in: 0...20, using: &random)].randomElement(using: &random) ?? 1,
            .body: [0, 1, Double.random(in: 0...3, using: &random)].randomElement(using: &random) ?? 1,
        ]
        let models: [RankingModel] = [
            .weightedFields(formula, try FieldWeights(weights)),
            .weightedFields(formula, try FieldWeights(weights, b: [.title: Double.random(in: 0...1, using: &random)])),
            .dirichlet(try DirichletSmoothing(mu: Double.random(in: 1...3000, using: &random))),
            .jelinekMercer(try JelinekMercerSmoothing(lambda: Double.random(in: 0.01...0.99, using: &random))),
            .dph, .pl2(try PL2(c: Double.random(in: 0.1...10, using: &random))), .tfidf, .bm25(formula),
        ]
        let proximity = Bool.random(using: &random) ? try ProximityBonus(weight: Double.random(in: 0...3, using: &random)) : nil
        return Ranking(models.randomElement(using: &random) ?? .dph, proximity: proximity)
    }

    @Test(arguments: [11 as UInt64, 12, 13, 14])
    func everyAlgorithmAgreesWithTheTokens(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var segmentCounts: Set<Int> = []
        for round in 0..<12 {
            let collection = TestCollection.random(&random)
            let searcher = Searcher(reader: try collection.reader())
            segmentCounts.insert(searcher.reader.segments.count)
            for _ in 0..<12 {
                let query = Self.randomQuery(&random)
                let ranking = try Self.randomRanking(&random)
                let place: Comment = "seed \(seed), round \(round), \(ranking.summary), \(query.short)"
                let expected = TokenOracle(collection, ranking: ranking).ranked(query)
                let documentCount = collection.segments.reduce(0) { $0 + $1.count }

                var options = SearchOptions(limit: documentCount + 5, ranking: ranking)
                options.algorithm = .exhaustive
                let exhaustive = try searcher.search(query, options: options)
                let numbers = try exhaustive.hits.map { UInt32(try searcher.reader.docno($0.doc)) }
                #expect(Set(numbers) == Set(expected.map(\.doc)), place)
                #expect(exhaustive.matchCount == expected.count, place)
                let scores = Dictionary(uniqueKeysWithValues: expected.map { ($0.doc, $0.score) })
                for (hit, number) in zip(exhaustive.hits, numbers) {
                    let score = try #require(number.flatMap { scores[$0] }, place)
                    #expect(abs(hit.score - score) <= 1e-12 * max(1, abs(score)), place)
                }
                #expect(zip(exhaustive.hits, exhaustive.hits.dropFirst()).allSatisfy { $0.isBetter(than: $1) }, place)

                for limit in [0, 1, Int.random(in: 0...documentCount, using: &random), documentCount, Int.max] {
                    options = SearchOptions(limit: limit, ranking: ranking)
                    let result = try searcher.search(query, options: options)
                    #expect(result.hits == Array(exhaustive.hits.prefix(limit)), place)
                    #expect(result.matchCount == exhaustive.matchCount, place)
                    for algorithm in Self.algorithms(for: result.algorithm) {
                        options.algorithm = algorithm
                        let other = try searcher.search(query, options: options)
                        #expect(other.hits == result.hits, place)
                        #expect(other.matchCount == result.matchCount, place)
                    }
                }
                #expect(try searcher.count(query) == expected.count, place)
            }
        }
        #expect(segmentCounts.contains { $0 > 1 }, "no index had several segments")
    }

    /// The algorithms that can answer what the planner gives to `chosen`.
    private static func algorithms(for chosen: EvaluationAlgorithm) -> [EvaluationAlgorithm] {
        switch chosen {
        case .union, .intersection: [.boolean]
        case .nothing, .boolean, .fts5, .exhaustive: []
        }
    }

    private static func randomQuery(_ random: inout SeededGenerator) -> Query {
        switch Int.random(in: 0..<9, using: &random) {
        case 6: return pattern(&random)
        case 7: return .all((0..<Int.random(in: 1...3, using: &random)).map { _ in mixed(&random) })
        case 8: return .any((0..<Int.random(in: 1...3, using: &random)).map { _ in mixed(&random) })
        case 0: return leaf(&random, longest: 1)
        case 1: return leaf(&random, longest: 4)
        case 2: return .all((0..<Int.random(in: 1...4, using: &random)).map { _ in leaf(&random, longest: 1) })
        case 3: return .any((0..<(Bool.random(using: &random) ? 64 : 3)).map { _ in leaf(&random, longest: 1) })
        case 4: return .all((0..<Int.random(in: 1...3, using: &random)).map { _ in leaf(&random, longest: 2) })
        default: return tree(&random, depth: 3)
        }
    }

    private static func tree(_ random: inout SeededGenerator, depth: Int) -> Query {
        if depth == 0 { return leaf(&random, longest: 3) }
        let parts = (0..<Int.random(in: 0...3, using: &random)).map { _ in tree(&random, depth: depth - 1) }
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return .all(parts)
        case 2, 3: return .any(parts)
        case 4, 5: return .without(tree(&random, depth: depth - 1), tree(&random, depth: depth - 1))
        case 6: return .none
        default: return mixed(&random)
        }
    }

    /// Any leaf, a pair near each other, or one that weighs more or less.
    private static func mixed(_ random: inout SeededGenerator) -> Query {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return leaf(&random, longest: 3)
        case 1, 2: return pattern(&random)
        case 3:
            var pair = (0..<Int.random(in: 1...2, using: &random)).flatMap { _ in
                (Bool.random(using: &random) ? leaf(&random, longest: 2) : pattern(&random)).scoringLeaves
            }
            // Two that ask for the same need an occurrence each, but for FTS5.
            if pair.count == 2, Int.random(in: 0..<3, using: &random) == 0 { pair[1] = pair[0] }
            return .near(pair, within: Int.random(in: 0...6, using: &random), asFTS5: Bool.random(using: &random))
        default: return .boosted(mixed(&random), by: Double(Int.random(in: 0...6, using: &random)) / 2)
        }
    }

    private static func wildcard(_ parts: [WildcardPattern.Part]) -> WordPattern {
        WildcardPattern(parts: parts).map { .wildcard($0) } ?? .anyOf([])
    }

    /// A pattern of one to three words that match terms of the documents.
    private static func pattern(_ random: inout SeededGenerator) -> Query {
        let words = (0..<Int.random(in: 1...3, using: &random)).map { _ -> WordPattern in
            let term = "w\(Int.random(in: 0...12, using: &random))"
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1: return .term(Array(term.utf8))
            case 2: return .anyOf([Array(term.utf8), Array("w2".utf8)])
            case 3: return .prefix(Array(term.prefix(2).utf8))
            case 4: return wildcard([.literal("w"), Bool.random(using: &random) ? .one : .any, .literal("1")])
            case 5: return wildcard([.any, .literal("1"), .one])
            case 6:
                return .fuzzy(
                    FuzzyPattern(
                        term: Array(term.utf8), edits: Int.random(in: 0...2, using: &random),
                        fixedCharacters: Int.random(in: 0...2, using: &random)))
            default:
                let sources = ["w[0-3]", "w1?[^4-9]", "(w1|w2)\\d?", "w.", ".{2}", "w\\w+"]
                let regex = try? TermRegex(sources.randomElement(using: &random) ?? "w1")
                return regex.map { .regex($0) } ?? .term(Array(term.utf8))
            }
        }
        let field = [nil, nil, nil, IndexedField.title, .body].randomElement(using: &random) ?? nil
        return .pattern(
            PatternQuery(
                words: words, gaps: [0, 0, 1, 3].randomElement(using: &random) ?? 0, field: field,
                startsField: Int.random(in: 0..<5, using: &random) == 0, text: ""))
    }

    /// A phrase of words that documents have, now and then of one that none has.
    private static func leaf(_ random: inout SeededGenerator, longest: Int) -> Query {
        let terms = (0..<Int.random(in: 1...longest, using: &random)).map { _ in
            Array("w\(Int.random(in: 0...12, using: &random) / Int.random(in: 1...4, using: &random))".utf8)
        }
        let field = [nil, nil, nil, IndexedField.title, .body].randomElement(using: &random) ?? nil
        return .phrase(PhraseQuery(terms: terms, text: "", field: field))
    }

    @Test func windowsMeetAtTheirBounds() throws {
        let documents = (0..<9_000).map { number in
            TestCollection.Document(
                title: [],
                body: [number.isMultiple(of: 2) ? "even" : "odd", [0, 4_095, 4_096, 8_191, 8_999].contains(number) ? "edge" : "plain"])
        }
        let searcher = Searcher(reader: try TestCollection(segments: [documents]).reader())
        #expect(try searcher.search(.any([.term("edge"), .term("absent")])).hits.map(\.doc) == [0, 4_095, 4_096, 8_191, 8_999])
        #expect(try searcher.count(.any([.term("even"), .term("odd")])) == 9_000)
        #expect(try searcher.count(.without(.term("even"), .term("edge"))) == 4_498)
    }

    @Test func aUnionOfAbsentWordsBesideDeletionsIsEmpty() throws {
        let documents = (0..<10).map { TestCollection.Document(title: [], body: ["a"], isDeleted: $0 == 3) }
        let searcher = Searcher(reader: try TestCollection(segments: [documents]).reader())
        #expect(try searcher.count(.any([.term("x"), .term("y")])) == 0)
        #expect(try searcher.search(.any([.term("x"), .term("y")])).matchCount == 0)
        #expect(try searcher.count(.any([.term("x"), .term("a")])) == 9)
    }

    @Test func anEmptyIndexAnswersWithNothing() throws {
        let searcher = Searcher(reader: try TestCollection(segments: []).reader())
        #expect(try searcher.search(.term("a")).matchCount == 0)
        #expect(try searcher.count(.any([.term("a"), .term("b")])) == 0)
    }

    @Test func boostsWithinBoostsStayNumbers() throws {
        let searcher = Searcher(reader: try TestCollection(segments: [[TestCollection.Document(title: [], body: ["a", "b"])]]).reader())
        for inner in [0, 1, 1e6, .nan, .infinity, -1] as [Double] {
            var query = Query.boosted(.term("a"), by: inner)
            for _ in 0..<60 { query = .boosted(.any([query, .term("b")]), by: 1e6) }
            let hits = try searcher.search(query).hits
            #expect(hits.count == 1)
            #expect(hits.allSatisfy { $0.score.isFinite && $0.score > 0 })
        }
    }

    @Test func aTreeThatIsTooDeepIsAnError() throws {
        var query = Query.term("a")
        for _ in 0..<Query.deepest { query = .without(query, .term("b")) }
        let searcher = Searcher(reader: try TestCollection(segments: []).reader())
        #expect(throws: QueryError.tooDeep) { try searcher.search(query) }
    }

    @Test func plannerChoosesByTheShape() throws {
        let searcher = Searcher(reader: try TestCollection(segments: []).reader())
        func algorithm(_ query: Query) throws -> EvaluationAlgorithm { try searcher.search(query).algorithm }
        let (a, b) = (Query.term("a"), Query.term("b"))
        #expect(try algorithm(a) == .union)
        #expect(try algorithm(.term("a", field: .title)) == .intersection)
        #expect(try algorithm(.all([a, b])) == .intersection)
        #expect(try algorithm(.any([a, b])) == .union)
        #expect(try algorithm(.without(a, b)) == .boolean)
        #expect(try algorithm(.all([a, .any([a, b])])) == .boolean)
        #expect(try algorithm(.none) == .nothing)
        #expect(try algorithm(.all([])) == .nothing)
        #expect(try algorithm(.any([.phrase(PhraseQuery(terms: [], text: "")), a])) == .boolean)
    }

    @Test func aCancelledTaskStopsEvaluating() async throws {
        let documents = (0..<100).map { _ in TestCollection.Document(title: [], body: ["a", "b"]) }
        let searcher = Searcher(reader: try TestCollection(segments: [documents]).reader())
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try searcher.search(.any([.term("a"), .term("b")]))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
