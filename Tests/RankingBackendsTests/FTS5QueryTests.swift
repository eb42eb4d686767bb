import LedeArticleModel
import Foundation
import LedeQueryLanguage
import LedeRetrieval
import LedeTestSupport
import Testing
import LedeTextAnalysis

@testable import LedeRankingBackends

@Suite("Queries in FTS5's syntax")
struct FTS5QueryTests {
    static func leaf(_ text: String, _ field: IndexedField? = nil) -> Query {
        .phrase(PhraseQuery(terms: SmallArticles.analyzer.terms(of: text), text: text, field: field))
    }

    @Test("rendering")
    func rendering() throws {
        func text(_ query: Query) throws -> String? { try FTS5QueryText(query).text }
        let (a, b, c) = (Self.leaf("a"), Self.leaf("b"), Self.leaf("c"))
        #expect(try text(a) == "\"a\"")
        #expect(try text(Self.leaf("say \"no\" OR", .title)) == "title : \"say \"\"no\"\" OR\"")
        #expect(try text(Self.leaf("x\0y")) == "\"x y\"")
        #expect(try text(.all([a, b, c])) == "\"a\" AND \"b\" AND \"c\"")
        #expect(try text(.any([a, .all([b, c])])) == "\"a\" OR (\"b\" AND \"c\")")
        #expect(try text(.without(.any([a, b]), c)) == "(\"a\" OR \"b\") NOT \"c\"")
        #expect(try text(.without(.without(a, b), c)) == "(\"a\" NOT \"b\") NOT \"c\"")
        #expect(try text(.all([a])) == "\"a\"")
        #expect(try text(.none) == nil)
        #expect(try text(.all([])) == nil)
        #expect(try text(.all([a, .none])) == nil)
        #expect(try text(.any([a, .none])) == "\"a\"")
        #expect(try text(.without(a, .none)) == "\"a\"")
        #expect(try text(.without(.none, a)) == nil)
    }

    static func index(_ folder: TemporaryFolder) throws -> FTS5Index {
        try SmallArticles.build(
            [
                Article(id: "quotes", title: "AND OR NOT", body: "He said \"no\" - don't; a^b c:d title"),
                Article(id: "near", title: "NEAR", body: "multi-agent systems * +plus"),
                Article(id: "emoji", title: "😀", body: "a party 🎉 in Київ"),
            ], in: folder)
    }

    @Test(
        "operators, punctuation and emoji within a leaf are text",
        arguments: [
            ("AND", ["quotes"]), ("NOT", ["quotes"]), ("NEAR(", ["near"]), ("\"no\"", ["quotes"]), ("don't", ["quotes"]),
            ("title:", ["quotes"]), ("multi-agent", ["near"]), ("*", []), ("plus*", ["near"]), ("київ 🎉", ["emoji"]), ("\"", []),
            ("'); DROP TABLE articles; --", []),
        ])
    func leaves(_ text: String, _ ids: [String]) throws {
        let index = try Self.index(try TemporaryFolder())
        #expect(try index.rank(Self.leaf(text), limit: 10).map(\.id) == ids)
        #expect(try index.count(Self.leaf(text)) == ids.count)
    }

    @Test("a leaf without tokens matches nothing, wherever it is")
    func tokenless() throws {
        let index = try Self.index(try TemporaryFolder())
        let (word, nothing) = (Self.leaf("title"), Self.leaf("?!"))
        #expect(try index.count(word) == 1)
        #expect(try index.count(nothing) == 0)
        #expect(try index.count(.all([word, nothing])) == 0)
        #expect(try index.count(.any([nothing, word])) == 1)
        #expect(try index.count(.without(word, nothing)) == 1)
        #expect(try index.count(.without(nothing, word)) == 0)
    }

    @Test("a query beyond FTS5's limits is answered or refused, never worse")
    func largeQueries() throws {
        let index = try Self.index(try TemporaryFolder())
        let words = (0..<511).map { Self.leaf("w\($0)") } + [Self.leaf("party")]
        #expect(try Self.answer(.any(words), index) == 1)
        #expect(try Self.answer(.any(words + [Self.leaf("more")]), index) == nil)
        let deep = (0..<200).reduce(Self.leaf("party")) { query, number in
            number.isMultiple(of: 2) ? .any([Self.leaf("x"), query]) : .all([Self.leaf("a"), query])
        }
        #expect { try index.count(deep) } throws: {
            if case FTS5IndexError.queryTooLarge = $0 { true } else { false }
        }
        let tooDeep = (0..<5_000).reduce(Self.leaf("party")) { query, _ in .without(query, Self.leaf("x")) }
        #expect { try index.count(tooDeep) } throws: {
            if case FTS5IndexError.queryTooLarge = $0 { true } else { false }
        }
        #expect(try index.count(Self.leaf("party")) == 1)
    }

    /// The count, or nil for a query that FTS5 refuses for its size.
    static func answer(_ query: Query, _ index: FTS5Index) throws -> Int? {
        do { return try index.count(query) } catch FTS5IndexError.queryTooLarge { return nil }
    }

    @Test("a limit of nothing, and a limit beyond everything")
    func limits() throws {
        let index = try Self.index(try TemporaryFolder())
        #expect(try index.rank(Self.leaf("a"), limit: 0).isEmpty)
        #expect(try index.rank(Self.leaf("a"), limit: .max).count == 2)
    }
}
