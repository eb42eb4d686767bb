import LedeBackends
import LedeRetrieval
import Testing

@testable import LedeRankingBackends

@Suite("Backend specs")
struct BackendSpecTests {
    @Test("specs are read")
    func reading() throws {
        #expect(try BackendSpec("lede").engine == .lede(Ranking(BM25(.lucene))))
        #expect(try BackendSpec("lede:bm25=atire,k1=0.9,b=0.4").engine == .lede(Ranking(try BM25(.atire, k1: 0.9, b: 0.4))))
        #expect(try BackendSpec("lede:b=0").engine == .lede(Ranking(try BM25(.lucene, k1: nil, b: 0))))
        #expect(try BackendSpec("fts5").engine == .fts5(.analyzer))
        #expect(try BackendSpec("fts5:tokenize=porter").engine == .fts5(.porter))
        #expect(try BackendSpec("fts5:tokenize=unicode61").engine == .fts5(.unicode61))
    }

    @Test("options set elsewhere fill what a spec leaves open")
    func defaults() throws {
        let options = RankingOptions(variant: .plus, k1: 2)
        #expect(try BackendSpec("lede", ranking: options).engine == .lede(Ranking(try BM25(.plus, k1: 2, b: nil))))
        #expect(try BackendSpec("lede:bm25=l,k1=1", ranking: options).engine == .lede(Ranking(try BM25(.l, k1: 1, b: nil))))
        #expect(try BackendSpec("fts5", ranking: options).engine == .fts5(.analyzer))
    }

    @Test("engines to rank like")
    func engines() throws {
        func engine(_ text: String, _ options: RankingOptions = RankingOptions()) throws -> BackendSpec.Engine {
            try BackendSpec(text, ranking: options).engine
        }
        #expect(try engine("lede:like=lucene") == .lede(Ranking(.ingredients(try BM25Ingredients(like: .lucene)))))
        #expect(try engine("lede:like=fts5") == .lede(Ranking(BM25(.fts5))))
        #expect(
            try engine("lede:like=pisa,k1=1.2,b=0.75") == .lede(Ranking(.ingredients(try BM25Ingredients(like: .pisa, k1: 1.2, b: 0.75)))))
        // What is set elsewhere counts where the engine has it.
        let options = RankingOptions(variant: .plus, k1: 2, proximity: 1)
        #expect(try engine("lede:like=xapian", options) == .lede(Ranking(.ingredients(try BM25Ingredients(like: .xapian, k1: 2)))))
        #expect(try engine("lede:like=tantivy", options) == .lede(Ranking(.ingredients(try BM25Ingredients(like: .tantivy)))))
        #expect(throws: BackendSpecError.self) { try engine("lede:like=tantivy,k1=1") }
        #expect(throws: BackendSpecError.self) { try engine("lede:like=lucene,model=dph") }
        #expect(throws: BackendSpecError.self) { try engine("lede:like=lucene,bm25=atire") }
        #expect(throws: BackendSpecError.self) { try engine("lede:like=solr") }
    }

    @Test("models, weights, proximity and feedback")
    func rankings() throws {
        func engine(_ text: String) throws -> BackendSpec.Engine { try BackendSpec(text).engine }
        #expect(try engine("lede:model=ql,mu=1000") == .lede(Ranking(.dirichlet(try DirichletSmoothing(mu: 1000)))))
        #expect(try engine("lede:model=jm,lambda=0.7") == .lede(Ranking(.jelinekMercer(try JelinekMercerSmoothing(lambda: 0.7)))))
        #expect(try engine("lede:model=dph") == .lede(Ranking(.dph)))
        #expect(try engine("lede:model=pl2,c=2") == .lede(Ranking(.pl2(try PL2(c: 2)))))
        #expect(try engine("lede:model=tfidf,proximity=0.5") == .lede(Ranking(.tfidf, proximity: try ProximityBonus(weight: 0.5))))
        #expect(
            try engine("lede:weights=title:3+body:0.5,field-b=title:0.2,k1=0.9")
                == .lede(
                    Ranking(
                        .weightedFields(try BM25(.lucene, k1: 0.9, b: nil), try FieldWeights([.title: 3, .body: 0.5], b: [.title: 0.2])))))
        #expect(
            try engine("lede:feedback=rm3:docs:5+terms:20+weight:0.6")
                == .lede(Ranking(BM25()), feedback: try RelevanceFeedback(articles: 5, terms: 20, weight: 0.6)))
        #expect(try engine("lede:feedback=rm3") == .lede(Ranking(BM25()), feedback: RelevanceFeedback()))
        #expect(try engine("fts5:weights=title:10") == .fts5(.analyzer, weights: try FieldWeights([.title: 10])))
        // What is set elsewhere counts where it fits the model.
        let options = RankingOptions(k1: 0.9, mu: 500, proximity: 1)
        #expect(try BackendSpec("lede:model=dph", ranking: options).engine == .lede(Ranking(.dph, proximity: ProximityBonus())))
        #expect(
            try BackendSpec("lede:model=ql", ranking: options).engine
                == .lede(Ranking(.dirichlet(try DirichletSmoothing(mu: 500)), proximity: ProximityBonus())))
        #expect(
            try BackendSpec("lede:bm25=fts5", ranking: RankingOptions(model: .dph)).engine == .lede(Ranking(BM25(.fts5))))
    }

    @Test("FTS5 reads the weights as they are meant")
    func rankFunction() throws {
        #expect(
            FTS5Index.rankFunction(try FieldWeights([.title: 1e-5])) == "bm25(0.0000100000000000000008180, 1.0000000000000000000000000)")
    }

    @Test(
        "errors point at the part that is wrong",
        arguments: [
            ("lucene", 0..<6), ("", 0..<0), ("lede:bm25=atir", 10..<14), ("lede:bm25=atire,k2=1", 16..<18), ("lede:", 5..<5),
            ("lede:k1", 5..<7), ("lede:k1=much", 8..<12), ("lede:k1=-1", 8..<10), ("lede:b=0.4,b=0.5", 11..<12),
            ("lede:b=1.5,", 11..<11), ("lede:b=1.5", 7..<10), ("fts5:k1=1", 5..<7), ("fts5:tokenize=porters", 14..<21),
            ("lede:k1=nan", 8..<11), ("lede:model=bm26", 11..<15), ("lede:model=dph,k1=1", 18..<19), ("lede:mu=3", 8..<9),
            ("lede:model=ql,mu=0", 17..<18), ("lede:weights=title", 13..<18), ("lede:weights=titel:1", 13..<20),
            ("lede:weights=title:1+title:2", 13..<28), ("lede:weights=title:x", 13..<20), ("lede:weights=title:-1", 13..<21),
            ("lede:field-b=title:2", 13..<20), ("lede:bm25=fts5,field-b=title:0.5", 23..<32), ("lede:proximity=-1", 15..<17),
            ("lede:feedback=rm4", 14..<17), ("lede:feedback=rm3:docs", 14..<22), ("lede:feedback=rm3:docs:0", 14..<24),
            ("lede:feedback=rm3:docs:1.5", 14..<26), ("lede:feedback=rm3:words:1", 14..<25), ("fts5:weights=title:-1", 13..<21),
        ])
    func errors(_ spec: String, _ range: Range<Int>) {
        #expect { try BackendSpec(spec) } throws: {
            ($0 as? BackendSpecError)?.range == range && ($0 as? BackendSpecError)?.spec == spec
        }
    }

    @Test("an error shows a caret under the place")
    func caret() {
        #expect { try BackendSpec("lede:bm25=atir") } throws: {
            "\($0)" == """
                "atir" is not a variant of BM25; there are lucene, fts5, atire, plus, l
                  lede:bm25=atir
                            ^^^^
                """
        }
    }

    @Test("tags fit a run file")
    func tags() {
        struct NamedBackend: RankingBackend {
            let name: String
            func rank(_ query: BackendQuery, limit: Int) -> [RankedArticle] { [] }
            func count(_ query: BackendQuery) -> Int? { nil }
        }
        #expect(NamedBackend(name: "lede:bm25=atire,k1=0.9").runTag == "lede-bm25-atire-k1-0.9")
        #expect(NamedBackend(name: "fts5").runTag == "fts5")
        #expect(NamedBackend(name: "a b/é²").runTag == "a-b---")
    }
}
