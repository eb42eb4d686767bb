import LedeArticleModel
import LedeRetrievalTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

@Suite struct ExplanationTests {
    private func searcher() throws -> Searcher {
        func document(_ title: String, _ body: String, isDeleted: Bool = false) -> TestCollection.Document {
            .init(
                title: title.split(separator: " ").map(String.init), body: body.split(separator: " ").map(String.init), isDeleted: isDeleted
            )
        }
        return Searcher(
            reader: try TestCollection(segments: [
                [
                    document("harbour fire", "fire brigade fire brigade late"), document("fire", "calm calm calm"),
                    document("", "brigade fire brigade band", isDeleted: true), document("harbour", "calm sea"), document("sea", "band"),
                ]
            ]).reader())
    }

    @Test func contributionsSumToTheScoreExactly() throws {
        let searcher = try searcher()
        let phrase = Query.phrase(PhraseQuery(terms: [Array("fire".utf8), Array("brigade".utf8)], text: "fire brigade"))
        let query = Query.any([.term("harbour"), phrase, .term("fire", field: .title), .without(.term("calm"), .term("sea"))])
        for variant in BM25.Variant.allCases {
            let formula = BM25(variant)
            let result = try searcher.search(query, options: SearchOptions(limit: 10, formula: formula))
            #expect(result.matchCount == 3)
            for hit in result.hits {
                let explanation = try searcher.explain(query, doc: hit.doc, ranking: Ranking(formula))
                #expect(explanation.isMatch)
                #expect(explanation.score == hit.score)
                #expect(explanation.leaves.reduce(0) { $0 + $1.contribution } == hit.score)
                #expect(explanation.algorithm == result.algorithm)
            }
        }
    }

    @Test func everyModelIsExplainedToTheLastBit() throws {
        let searcher = try searcher()
        let phrase = Query.phrase(PhraseQuery(terms: [Array("fire".utf8), Array("brigade".utf8)], text: "fire brigade"))
        let near = Query.near([.term("fire"), .term("late")].flatMap { (query: Query) in query.scoringLeaves }, within: 3)
        let query = Query.any([
            .term("harbour"), .boosted(phrase, by: 1.5), .term("fire", field: .title), near, .without(.term("calm"), .term("sea")),
            .pattern(PatternQuery(words: [.prefix(Array("b".utf8))], text: "b")),
        ])
        let weights = try FieldWeights([.title: 3, .body: 0.7], b: [.title: 0.2])
        let models: [RankingModel] =
            BM25.Variant.allCases.map { .weightedFields(BM25($0), weights) } + [
                .dirichlet(DirichletSmoothing()), .jelinekMercer(JelinekMercerSmoothing()), .dph, .pl2(PL2()), .tfidf,
            ]
        for model in models {
            for proximity in [nil, ProximityBonus()] {
                let ranking = Ranking(model, proximity: proximity)
                let result = try searcher.search(query, options: SearchOptions(limit: 10, ranking: ranking))
                #expect(result.matchCount == 4)
                for hit in result.hits {
                    let explanation = try searcher.explain(query, doc: hit.doc, ranking: ranking)
                    let leaves = explanation.leaves.reduce(0) { $0 + $1.contribution }
                    #expect(explanation.isMatch, "\(ranking.summary)")
                    #expect(explanation.score == hit.score, "\(ranking.summary)")
                    #expect(leaves + explanation.lengthTerm + (explanation.proximity?.bonus ?? 0) == hit.score, "\(ranking.summary)")
                    #expect(explanation.algorithm == result.algorithm)
                    if case .weightedFields = model {
                        #expect(explanation.leaves.allSatisfy { $0.freq == 0 || $0.fieldFreqs.reduce(0, +) == $0.freq })
                        #expect(explanation.fields.map(\.weight) == [3, 0.7])
                    }
                }
                #expect(result.hits.contains { $0.doc == 0 })
                #expect((try searcher.explain(query, doc: 0, ranking: ranking).proximity?.distance) == (proximity == nil ? nil : 1))
            }
        }
    }

    @Test func numbersAreThoseOfTheFormula() throws {
        let searcher = try searcher()
        let phrase = Query.phrase(PhraseQuery(terms: [Array("fire".utf8), Array("brigade".utf8)], text: "fire brigade"))
        let query = Query.all([phrase, .term("harbour", field: .title)])
        let lucene = try searcher.explain(query, doc: 0)
        #expect(lucene.documentCount == 4)
        #expect(lucene.length == 7)
        #expect(lucene.averageLength == 4)
        // The first document spells the phrase twice in its body; title and body do not join into a third one.
        #expect(lucene.leaves.map(\.freq) == [2, 1])
        #expect(lucene.leaves.map(\.docFreqs) == [[2, 1], [2]])
        #expect(lucene.saturation == 1.2 * (0.25 + 0.75 * 7 / 4))
        let fts5 = try searcher.explain(query, doc: 0, ranking: Ranking(BM25(.fts5)))
        #expect(fts5.leaves.map(\.docFreqs) == [[1], [2]])
        #expect(try searcher.leafWeights(query, ranking: Ranking(BM25(.fts5))) == fts5.leaves.map(\.weight))
    }

    @Test func aPartThatDoesNotMatchAddsNothing() throws {
        let searcher = try searcher()
        let explanation = try searcher.explain(
            .any([.term("harbour"), .all([.term("calm"), .term("absent")])]), doc: 3)
        #expect(explanation.isMatch)
        #expect(explanation.leaves.map(\.freq) == [1, 1, 0])
        #expect(explanation.leaves.map { $0.contribution > 0 } == [true, false, false])
    }

    @Test func documentsThatDoNotMatchAreExplainedToo() throws {
        let searcher = try searcher()
        for doc in [2, 3, 4_000, UInt32.max] as [UInt32] {
            let explanation = try searcher.explain(.term("brigade"), doc: doc)
            #expect(!explanation.isMatch)
            #expect(explanation.score == 0)
        }
    }
}
