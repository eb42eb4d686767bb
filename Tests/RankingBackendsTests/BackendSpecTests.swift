import Retrieval
import Testing

@testable import RankingBackends

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

    @Test(
        "errors point at the part that is wrong",
        arguments: [
            ("lucene", 0..<6), ("", 0..<0), ("lede:bm25=atir", 10..<14), ("lede:bm25=atire,k2=1", 16..<18), ("lede:", 5..<5),
            ("lede:k1", 5..<7), ("lede:k1=much", 8..<12), ("lede:k1=-1", 8..<10), ("lede:b=0.4,b=0.5", 11..<12),
            ("lede:b=1.5,", 11..<11), ("lede:b=1.5", 7..<10), ("fts5:k1=1", 5..<7), ("fts5:tokenize=porters", 14..<21),
            ("lede:k1=nan", 8..<11),
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
                "atir" is no variant of BM25; there are lucene, fts5, atire, plus, l
                  lede:bm25=atir
                            ^^^^
                """
        }
    }

    @Test("tags fit a run file")
    func tags() {
        struct NamedBackend: RankingBackend {
            let name: String
            func rank(_ query: Query, limit: Int) -> [RankedArticle] { [] }
            func count(_ query: Query) -> Int { 0 }
        }
        #expect(NamedBackend(name: "lede:bm25=atire,k1=0.9").runTag == "lede-bm25-atire-k1-0.9")
        #expect(NamedBackend(name: "fts5").runTag == "fts5")
        #expect(NamedBackend(name: "a b/é²").runTag == "a-b---")
    }
}
