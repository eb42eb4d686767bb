import LedeArticleModel
import LedeIndexStorage
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeInvertedIndex
@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval
@testable import LedeTextAnalysis

/// Phrases of words as written, of stems and of both, against the words of the articles themselves.
@Suite struct WordFormQueryTests {
    private static let words = [
        "troop", "troops", "the", "deployed", "deploying", "Troops", "deploy", "cafe", "Café", "running", "runs", "Turkey", "turkey",
        "turkeys", "north", "Korean",
        "koreans", "don't",
    ]

    private struct Fixture {
        let articles: [Article]
        /// The same articles with and without words as written.
        let exact: IndexReader
        let stemmed: IndexReader
    }

    private func fixture(seed: UInt64) throws -> Fixture {
        var random = SeededGenerator(seed: seed)
        func text(_ count: Int) -> String {
            (0..<count).map { _ in Self.words[min(random.below(Self.words.count), random.below(Self.words.count))] }.joined(separator: " ")
        }
        let articles = (0..<400).map { Article(id: "\($0)", title: text(random.below(4)), body: text(1 + random.below(40))) }
        var readers: [IndexReader] = []
        for keeps in [true, false] {
            let directory = MemoryDirectory()
            let writer = try IndexWriter(directory, analyzerName: "english", keepsSurfaces: keeps, keepsSpelling: keeps)
            for (start, end) in [(0, 300), (300, 380), (380, 400)] {
                let builder = try writer.makeRunBuilder()
                for article in articles[start..<end] { try builder.add(article) }
                _ = try writer.commit([try builder.finish()], deleting: start == 0 ? [] : ["7", "301"])
            }
            writer.close()
            readers.append(try IndexReader(directory))
        }
        return Fixture(articles: articles, exact: readers[0], stemmed: readers[1])
    }

    /// The words of a text in a form, found without the analysis that indexing uses.
    private func words(_ text: String, _ form: WordForm, _ reader: IndexReader) -> [[UInt8]] {
        switch form {
        case .analyzed: reader.analyzer.terms(of: text)
        case .surface: StandardAnalyzer().terms(of: text)
        case .spelling: text.split { !$0.isLetter }.map { Array($0.utf8) }
        }
    }

    /// Whether the words occur in this order in a field of `article`, each in its form.
    private func contains(_ article: Article, _ phrase: [(word: [UInt8], form: WordForm)], _ reader: IndexReader) -> Bool {
        IndexedField.allCases.contains { field in
            let text = article.text(of: field)
            let forms = Dictionary(uniqueKeysWithValues: WordForm.allCases.map { ($0, words(text, $0, reader)) })
            let count = forms[.analyzed, default: []].count
            guard count >= phrase.count else { return false }
            return (0...count - phrase.count).contains { start in
                phrase.enumerated().allSatisfy { forms[$0.element.form, default: []][start + $0.offset] == $0.element.word }
            }
        }
    }

    private func ids(_ query: Query, _ reader: IndexReader) throws -> Set<String> {
        let result = try Searcher(reader: reader).search(query, options: SearchOptions(limit: 1_000))
        #expect(result.hits.count == result.matchCount)
        return Set(try result.hits.map { try reader.docno($0.doc) })
    }

    @Test(arguments: [1 as UInt64, 2, 3]) func phrasesOfMixedForms(seed: UInt64) throws {
        let fixture = try fixture(seed: seed)
        let reader = fixture.exact
        var random = SeededGenerator(seed: seed + 100)
        let live = fixture.articles.filter { $0.id != "7" && $0.id != "301" }
        var matched = 0
        for _ in 0..<300 {
            var phrase: [(word: [UInt8], form: WordForm)] = []
            // Words of one article half of the time, so that there is something to find.
            let source = random.below(2) == 0 ? live[random.below(live.count)].body.split(separator: " ").map(String.init) : Self.words
            let first = random.below(source.count)
            for place in 0..<1 + random.below(3) where first + place < source.count {
                let form = WordForm.allCases[random.below(3)]
                phrase += words(source[first + place], form, reader).map { ($0, form) }
            }
            let query = Query.phrase(PhraseQuery(terms: phrase.map { $0.form.term($0.word) }, text: ""))
            let expected = Set(live.filter { contains($0, phrase, reader) }.map(\.id))
            #expect(try ids(query, reader) == expected, "seed \(seed), \(phrase)")
            if !expected.isEmpty { matched += 1 }
        }
        #expect(matched > 100)
    }

    @Test func quotedWordsAsWrittenAndOthersByTheirStems() throws {
        let fixture = try fixture(seed: 4)
        let parser = QueryParser(fixture.exact)
        func short(_ text: String) -> String { parser.parse(text).query.short }
        #expect(short("deployed troops") == "(deploy & troop)")
        #expect(short("\"deployed troops\"") == "\"!deployed !troops\"")
        #expect(short("\"north korean ~troop\"") == "\"!north !korean troop\"")
        #expect(short("\"~north Koreans ~Troops\"") == "\"north !koreans troop\"")
        #expect(short("\"north~koreans\" \"~\"") == "\"!north !koreans\"")
        #expect(short("~troops don't title:\"Troops\"") == "(troop & \"don t\" & title:!troops)")
        #expect(
            QueryParser(fixture.stemmed).parse("\"deployed troops\"").query
                == QueryParser(analyzer: fixture.exact.analyzer).parse("\"deployed troops\"").query)

        let deployed = try ids(parser.parse("\"deployed troops\"").query, fixture.exact)
        let stems = try ids(parser.parse("\"~deployed ~troops\"").query, fixture.exact)
        #expect(!deployed.isEmpty)
        #expect(deployed.isStrictSubset(of: stems))
        #expect(stems == (try ids(QueryParser(fixture.stemmed).parse("\"deployed troops\"").query, fixture.stemmed)))
    }

    /// Without quotation marks nothing changes: matches, order and scores are those of an index of only stems, bit for bit.
    @Test func unquotedQueriesAreTheSame() throws {
        let fixture = try fixture(seed: 5)
        let queries = [
            "troops", "deployed troops", "deploy OR turkeys OR running", "the troops NOT cafe", "title:troops", "don't",
            "(running OR runs) AND Turkey",
            "the don't OR koreans", "body:deploying north",
        ]
        for text in queries {
            for adjacency in [QueryParser.Adjacency.all, .any] {
                for variant in BM25.Variant.allCases {
                    let options = SearchOptions(limit: 20, formula: BM25(variant))
                    let query = QueryParser(fixture.exact, adjacency: adjacency).parse(text).query
                    #expect(query == QueryParser(fixture.stemmed, adjacency: adjacency).parse(text).query)
                    let found = try Searcher(reader: fixture.exact).search(query, options: options)
                    let expected = try Searcher(reader: fixture.stemmed).search(query, options: options)
                    #expect(found.hits == expected.hits, "\(text)")
                    #expect(found.matchCount == expected.matchCount, "\(text)")
                    #expect(!found.hits.isEmpty, "\(text)")
                }
            }
        }
    }

    /// A backend with only stems gets only stems, and a note says if that makes a difference.
    @Test func queriesForAllBackends() throws {
        let fixture = try fixture(seed: 6)
        for text in ["\"deployed troops\"", "turkey \"running\""] {
            let parsed = ParsedQuery(text, forAllBackendsOf: fixture.exact, adjacency: .all)
            #expect(parsed.query == QueryParser(fixture.stemmed).parse(text).query)
            #expect(parsed.query.forms.isEmpty)
            #expect(parsed.notes.count == 1)
            #expect(ParsedQuery(text, forAllBackendsOf: fixture.stemmed, adjacency: .all).notes.isEmpty)
        }
        #expect(ParsedQuery("deployed troops", forAllBackendsOf: fixture.exact, adjacency: .any).notes.isEmpty)
    }

    @Test(arguments: [
        (
            "\"deployed troops\"", "Deployed troops, deploying troops; deployed  troops.",
            "[Deployed troops], deploying troops; [deployed troops]."
        ),
        ("\"deployed ~troop\"", "deployed troops deploying troops", "[deployed troops] deploying troops"),
        ("troop", "Troops and a troop.", "[Troops] and a [troop]."),
        ("\"troop\" deploy", "Troops deployed: a troop.", "Troops [deployed]: a [troop]."),
        ("\"troops troops\"", "troops troops troops troop troops", "[troops troops] troops troop troops"),
        ("\"~troop troops\"", "troops troops troops", "[troops troops] troops"),
        ("\"the Café\"", "the café the cafes", "[the café] the cafes"),
        ("\"running\"", "runs run", "runs run"),
    ])
    func highlightsArePhrasesAsWritten(_ query: String, _ body: String, _ expected: String) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "english"))
        let parsed = QueryParser(analyzer: analyzer, forms: analyzer.forms).parse(query).query
        let snippet = SnippetMaker(query: parsed, analyzer: analyzer).snippet(of: Article(id: "1", body: body))
        #expect(snippet.pieces.map { $0.isHighlighted ? "[\($0.text)]" : $0.text }.joined() == expected)
    }

    @Test func highlightsOfSpellings() throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "english"))
        let terms = [WordForm.spelling.term("Turkey".utf8), Array("run".utf8)]
        let query = Query.any([.phrase(PhraseQuery(terms: terms, text: "")), .phrase(PhraseQuery(terms: [terms[0]], text: ""))])
        let body = "turkey runs, Turkey flies, Turkey running"
        let spans = MatchFinder(query: query, analyzer: analyzer).spans(in: body, field: .body)
        #expect(spans.map { String(decoding: Array(body.utf8)[$0.range], as: UTF8.self) } == ["Turkey", "Turkey running", "Turkey"])
        #expect(spans.map(\.leaf) == [1, 0, 1])
    }
}
