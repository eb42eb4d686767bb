import LedeArticleModel
import LedeTestSupport
import Testing

@testable import LedeCore
import LedeModules

/// What tells searches apart: golden numbers, as cursors outlive programs, and generated queries, filters and rankings, each of its own.
@Suite struct QueryFingerprintTests {
    @Test func numbersStayFromVersionToVersion() throws {
        let phrase = Query.phrase(PhraseQuery(terms: [Array("sea".utf8), Array("wall".utf8)], text: "Sea walls", field: .title))
        let pattern = Query.pattern(
            PatternQuery(
                words: [.prefix(Array("fer".utf8)), .fuzzy(FuzzyPattern(term: Array("strike".utf8), edits: 1))], gaps: 2, text: "x"))
        let tree = Query.without(.all([phrase, .boosted(pattern, by: 2.5)]), .any([.term("a"), .none]))
        let values = [
            QueryFingerprint(Query.none).value, QueryFingerprint(Query.term("sea")).value, QueryFingerprint(phrase).value,
            QueryFingerprint(pattern).value, QueryFingerprint(tree).value,
            QueryFingerprint(AttributeFilter(dateText: "2024-10..2025")!).value,
            QueryFingerprint(Ranking()).value, QueryFingerprint(Ranking(BM25(.fts5))).value,
            QueryFingerprint(Ranking(.dph, proximity: ProximityBonus())).value,
        ]
        #expect(values == Self.golden)
    }

    /// Computed by another program from the encoding that `FingerprintWriter` documents.
    private static let golden: [UInt64] = [
        0xAF63_BD4C_8601_B7DF,
        0xD2DE_BA6D_BE55_B435,
        0x059B_E8DD_1997_EE80,
        0xB2B1_1C60_8517_1C9A,
        0x4209_6AC5_938B_CEE9,
        0x460C_3436_68E0_53CF,
        0xD403_A65C_72AA_0BCE,
        0x5C10_FD99_8954_B228,
        0x7ED3_F518_224C_084A,
    ]

    @Test(arguments: 1...3) func differentQueriesAreToldApart(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var seen: [UInt64: Query] = [:]
        for _ in 0..<2_000 {
            let query = Self.query(&random, depth: 3)
            let value = QueryFingerprint(query).value
            #expect(value == QueryFingerprint(query).value)
            if let other = seen[value] { #expect(other == query) }
            seen[value] = query
        }
        #expect(seen.count > 1_000)
    }

    /// Changes of one field at a time.
    @Test func everyFieldCounts() throws {
        let word = PhraseQuery(terms: [Array("a".utf8)], text: "a")
        var phrases = [word, word, word, word, word]
        phrases[1].terms = [Array("b".utf8)]
        phrases[2].text = "A"
        phrases[3].field = .body
        phrases[4].isStopWord = true
        let base = PatternQuery(words: [.term(Array("a".utf8))], text: "a")
        var patterns = Array(repeating: base, count: 7)
        patterns[1].gaps = 1
        patterns[2].startsField = true
        patterns[3].words = [.prefix(Array("a".utf8))]
        patterns[4].words = [.anyOf([Array("a".utf8)])]
        patterns[5].words = [.regex(try TermRegex("a"))]
        patterns[6].words = [.regex(try TermRegex("a", foldsCase: true))]
        var queries = phrases.map { Query.phrase($0) } + patterns.map { .pattern($0) }
        let leaves: [QueryLeaf] = [.phrase(word), .phrase(phrases[1])]
        queries += [
            .near(leaves, within: 1), .near(leaves, within: 2), .near(leaves, within: 1, asFTS5: true), .near(leaves.reversed(), within: 1),
            .all([.phrase(word), .none]), .any([.phrase(word), .none]), .all([.phrase(word)]), .without(.phrase(word), .none),
            .boosted(.phrase(word), by: 1), .boosted(.phrase(word), by: 2), .none,
            // The same leaves in other groups.
            .all([.all([.none, .none]), .none]), .all([.all([.none]), .none, .none]), .all([.none, .all([.none, .none])]),
        ]
        #expect(Set(queries.map { QueryFingerprint($0).value }).count == queries.count)

        let filters: [AttributeFilter] = [
            .everything, AttributeFilter(dateText: "2024")!, AttributeFilter(dateText: "2025")!, AttributeFilter(dateText: ">2024")!,
            AttributeFilter(dateText: "<2024")!, AttributeFilter(authorText: "Ada")!, AttributeFilter(authorText: "ada")!,
            .field(name: "ab", value: "c"), .field(name: "a", value: "bc"), .arrived(in: 1...2), .arrived(in: 1...3),
            .locator(LocatorPattern(.site, text: "a.org")!), .locator(LocatorPattern(.url, text: "a.org")!),
            AttributeFilter(authorText: "Ada", isUnfinished: true)!, .values(of: "a", .present), .values(of: "b", .present),
            .values(of: "a", .oneOf(["b", "c"])), .values(of: "a", .oneOf(["bc"])), .values(of: "a", .beginning("bc")),
            .values(of: "a", .number(NumberRange(lower: .init(1, isIncluded: true)))),
            .values(of: "a", .number(NumberRange(upper: .init(1, isIncluded: true)))),
            .values(of: "a", .number(NumberRange(lower: .init(1, isIncluded: false)))), .all([.everything]), .any([.everything]),
            .not(.everything), .all([.all([.everything]), .everything]), .all([.all([.everything, .everything])]),
        ]
        #expect(Set(filters.map { QueryFingerprint($0).value }).count == filters.count)

        var rankings = BM25.Variant.allCases.map { Ranking(BM25($0)) }
        rankings += try ImitatedEngine.allCases.map { Ranking(.ingredients(try BM25Ingredients(like: $0))) }
        rankings += [
            Ranking(try BM25(.lucene, k1: 0.9, b: nil)), Ranking(try BM25(.lucene, k1: nil, b: 0.9)),
            Ranking(.weightedFields(BM25(), try FieldWeights([.title: 3]))), Ranking(.weightedFields(BM25(), try FieldWeights([.body: 3]))),
            Ranking(.weightedFields(BM25(), try FieldWeights([:], b: [.title: 0.3]))),
            Ranking(.dirichlet(DirichletSmoothing())), Ranking(.dirichlet(try DirichletSmoothing(mu: 7))),
            Ranking(.jelinekMercer(JelinekMercerSmoothing())), Ranking(.dph), Ranking(.pl2(PL2())), Ranking(.tfidf),
            Ranking(.bm25(BM25()), proximity: ProximityBonus()), Ranking(.bm25(BM25()), proximity: try ProximityBonus(weight: 2)),
        ]
        let distinct = rankings.indices.filter { index in !rankings[..<index].contains(rankings[index]) }.count
        #expect(Set(rankings.map { QueryFingerprint($0).value }).count == distinct)
    }

    private static func query(_ random: inout SeededGenerator, depth: Int) -> Query {
        func word() -> [UInt8] { Array(["a", "b", "ab", "ferry", "é"][random.below(5)].utf8) }
        func leaf() -> QueryLeaf {
            if random.below(2) == 0 {
                let terms = (0...random.below(2)).map { _ in word() }
                return .phrase(
                    PhraseQuery(terms: terms, text: random.below(2) == 0 ? "a" : "b", field: [nil, .title, .body][random.below(3)]))
            }
            let words: [WordPattern] = (0...random.below(2)).map { _ in
                switch random.below(5) {
                case 0: .prefix(word())
                case 1: .anyOf([word(), word()])
                case 2: .fuzzy(FuzzyPattern(term: word(), edits: 1 + random.below(2), fixedCharacters: random.below(2)))
                case 3: .wildcard(WildcardPattern(parts: [.literal("a"), random.below(2) == 0 ? .one : .any])!)
                default: .term(word())
                }
            }
            return .pattern(PatternQuery(words: words, gaps: random.below(3), startsField: random.below(4) == 0, text: "x"))
        }
        guard depth > 0 else { return Query(leaf()) }
        switch random.below(7) {
        case 0: return .all((0..<random.below(4)).map { _ in query(&random, depth: depth - 1) })
        case 1: return .any((0..<random.below(4)).map { _ in query(&random, depth: depth - 1) })
        case 2: return .without(query(&random, depth: depth - 1), query(&random, depth: depth - 1))
        case 3: return .boosted(query(&random, depth: depth - 1), by: Double(random.below(4)) / 2)
        case 4: return .near([leaf(), leaf()], within: random.below(4), asFTS5: random.below(2) == 0)
        case 5: return .filter(AttributeFilter(dateText: "202\(random.below(6))")!)
        default: return Query(leaf())
        }
    }
}
