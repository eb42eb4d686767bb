import LedeQueryLanguage
import LedeRetrievalTestSupport
import Testing
import LedeTextAnalysis

/// Stop words are searched for wherever they matter, and ignored if one word of several suffices.
@Suite struct StopWordTests {
    private func short(_ text: String, _ adjacency: QueryParser.Adjacency, analyzer: String = "english") throws -> String {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: analyzer))
        return QueryParser(analyzer: analyzer, adjacency: adjacency).parse(text).query.short
    }

    @Test(arguments: [
        ("what is the cost of the wall", "(cost | wall)"), ("The WHO", "(the | who)"), ("\"the\" wall", "(the | wall)"),
        ("\"cost of the wall\" of", "\"cost of the wall\""), ("(to be) wall", "(to | be | wall)"), ("the OR wall", "(the | wall)"),
        ("wall NOT the", "(wall - the)"), ("the", "the"),
    ])
    func anyPassesOverBareOnes(_ text: String, _ expected: String) throws { #expect(try short(text, .any) == expected) }

    @Test func allAsksForThem() throws {
        #expect(try short("cost of wall", .all) == "(cost & of & wall)")
    }

    @Test func partialMatchesPassOverThem() throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "english"))
        let query = QueryParser(analyzer: analyzer).parse("the cost of (a wall)").query
        #expect(query.relaxed().short == "(cost | wall)")
    }

    @Test func onlyALanguagesAnalyzerHasThem() throws {
        #expect(try short("the wall", .any, analyzer: "standard") == "(the | wall)")
        #expect(try short("Die Straße und das Meer", .any, analyzer: "german") == "(strass | meer)")
        #expect(try short("l'eau À la mer", .any, analyzer: "french") == "(\"l eau\" | mer)")
    }
}
