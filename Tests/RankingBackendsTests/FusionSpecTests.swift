import LedeBackends
import LedeRetrieval
import LedeTestSupport
import Testing

@testable import LedeRankingBackends

@Suite("Specs of fusions, and labels")
struct FusionSpecTests {
    private func fusion(_ text: String, _ ranking: RankingOptions = RankingOptions()) throws -> FusionSpec {
        guard case .fusion(let fusion) = try BackendSpec(text, ranking: ranking).engine else { preconditionFailure("no fusion: \(text)") }
        return fusion
    }

    @Test("fusions are read")
    func reading() throws {
        let plain = try fusion("fuse:rrf(lede,fts5)")
        #expect(plain.fusion == RankFusion(.reciprocalRank(k: 60)))
        #expect(plain.depth == 1_000)
        #expect(plain.inputs.map(\.spec.text) == ["lede", "fts5"])
        #expect(plain.inputs.map(\.weight) == [1, 1])
        for text in [
            "fuse:rrf(lede,fts5,k=10)", "fuse:rrf(lede,fts5):k=10", "fuse:rrf(lede,fts5),k=10", "fuse:rrf( lede , fts5 , k=10 )",
            "fuse:rrf(lede,k=10,fts5)",
        ] {
            #expect(try fusion(text).fusion == RankFusion(.reciprocalRank(k: 10)), "\(text)")
            #expect(try fusion(text).inputs.map(\.spec.text) == ["lede", "fts5"], "\(text)")
        }
        #expect(try fusion("fuse:combsum(lede,fts5)").fusion == RankFusion(.combSum(.minmax)))
        #expect(try fusion("fuse:combmnz(lede,fts5,norm=zscore,depth=50)").fusion == RankFusion(.combMNZ(.zscore)))
        #expect(try fusion("fuse:combmnz(lede,fts5):norm=sum,depth=50").depth == 50)
    }

    @Test("options stay with their backend, weights and nested fusions with theirs")
    func inputs() throws {
        let whole = try fusion(
            "fuse:rrf(2*lede:k1=0.9,b=0.4,fts5:tokenize=porter,weights=title:3,0.5*fuse:combsum(lede,run:a.run,norm=max),k=5)")
        #expect(
            whole.inputs.map(\.spec.text) == [
                "lede:k1=0.9,b=0.4", "fts5:tokenize=porter,weights=title:3", "fuse:combsum(lede,run:a.run,norm=max)",
            ])
        #expect(whole.inputs.map(\.weight) == [2, 1, 0.5])
        #expect(whole.fusion == RankFusion(.reciprocalRank(k: 5)))
        #expect(try whole.inputs[0].spec.engine == .lede(Ranking(try BM25(.lucene, k1: 0.9, b: 0.4))))
        #expect(try fusion("fuse:rrf(lede,run:\"a,(b.run\")").inputs[1].spec.engine == .run(path: "a,(b.run"))
        #expect(try fusion("fuse:rrf(lede,run:a(1).run)").inputs[1].spec.engine == .run(path: "a(1).run"))
        #expect(
            try fusion("fuse:rrf(lede,fts5)", RankingOptions(k1: 2)).inputs[0].spec.engine
                == .lede(Ranking(try BM25(.lucene, k1: 2, b: nil))))
        #expect(try BackendSpec("fuse:rrf(lede,fuse:rrf(run:a,fts5))").readsRuns)
        #expect(try !BackendSpec("fuse:rrf(lede,fts5)").readsRuns)
    }

    @Test(
        "errors point at the part that is wrong",
        arguments: [
            ("fuse:", 5..<5), ("fuse:rrf", 5..<8), ("fuse:rrf(", 8..<9), ("fuse:rrf()", 9..<9), ("fuse:rrf(lede)", 9..<13),
            ("fuse:rrf(lede,)", 14..<14),
            ("fuse:rrf(,lede)", 9..<9), ("fuse:rrf(lede,fts5", 8..<9), ("fuse:rrf(lede,fuse:rrf(lede,fts5)", 8..<9),
            ("fuse:rrf(lede,fuse:rrf(lede,fts5", 22..<23),
            ("fuse:rrf(lede,fts5))", 19..<20), ("fuse:rrf(lede,fts5)x", 19..<20), ("fuse:rff(lede,fts5)", 5..<8),
            ("fuse:(lede,fts5)", 5..<5),
            ("fuse:rrf(lede,fts6)", 14..<18), ("fuse:rrf(lede,fts5:tokenise=porter)", 19..<27), ("fuse:rrf(lede:k1=x,fts5)", 17..<18),
            ("fuse:rrf(lede,fts5,k=-1)", 21..<23), ("fuse:rrf(lede,fts5,k=x)", 21..<22), ("fuse:rrf(lede,fts5,k=1,k=2)", 23..<24),
            ("fuse:rrf(lede,fts5,norm=max)", 19..<23), ("fuse:combsum(lede,fts5,norm=maxi)", 28..<32),
            ("fuse:combsum(lede,fts5,depth=0)", 29..<30),
            ("fuse:combsum(lede,fts5):depth=1.5", 30..<33), ("fuse:rrf(-1*lede,fts5)", 9..<11), ("fuse:rrf(x*lede,fts5)", 9..<10),
            ("fuse:rrf(inf*lede,fts5)", 9..<12),
            ("fuse:rrf(a=lede,fts5)", 9..<15), ("fuse:rrf(lede,run:\"a.run)", 18..<19), ("fuse:rrf(lede,run:)", 18..<18),
            ("a=fuse:rrf(lede,fts6)", 16..<20),
            ("=lede", 0..<0), (" =lede", 0..<1), ("a=", 2..<2), ("a=b=lede", 2..<8), ("a\u{7}=lede", 0..<2), ("\u{202E}a=lede", 0..<2),
        ])
    func errors(_ spec: String, _ range: Range<Int>) {
        #expect { try BackendSpec(spec) } throws: { error in
            guard let found = error as? BackendSpecError else { return false }
            if found.range != range { Issue.record("\(spec): \(found.range): \(found.problem)") }
            return found.range == range && found.spec == spec
        }
    }

    @Test("nesting is bounded, and so is the number of backends")
    func bounds() throws {
        func nested(_ levels: Int) -> String { levels == 0 ? "lede" : "fuse:rrf(fts5,\(nested(levels - 1)))" }
        _ = try BackendSpec(nested(8))
        #expect(throws: BackendSpecError.self) { try BackendSpec(nested(9)) }
        #expect(throws: BackendSpecError.self) { try BackendSpec(nested(2_000)) }
        #expect(throws: BackendSpecError.self) { try BackendSpec(String(repeating: "fuse:rrf(", count: 20_000)) }
        #expect(throws: BackendSpecError.self) {
            try BackendSpec("fuse:rrf(" + Array(repeating: "lede", count: 33).joined(separator: ",") + ")")
        }
    }

    @Test("whatever is typed is read or refused with a place in it")
    func anyText() {
        var generator = SeededGenerator(seed: 12)
        let pieces = [
            "fuse:", "rrf", "combsum", "(", ")", ",", "lede", "fts5", "run:", ":", "=", "k=", "60", "*", "\"", " ", "b=0.4", "norm=", "max",
            "é", "x",
        ]
        for _ in 0..<5_000 {
            let text =
                (generator.below(2) == 0 ? "fuse:rrf(" : "")
                + (0..<generator.below(9)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            do { _ = try BackendSpec(text) } catch {
                let found = error as BackendSpecError
                #expect(found.spec == text, "\(text)")
                #expect(found.range.lowerBound >= 0, "\(text)")
                #expect(found.range.upperBound <= text.count, "\(text)")
                #expect(!found.problem.isEmpty, "\(text)")
            }
        }
    }

    @Test("labels name backends")
    func labels() throws {
        let spec = try BackendSpec("my BM25 (short)=lede:k1=0.9")
        #expect(spec.name == "my BM25 (short)")
        #expect(spec.text == "lede:k1=0.9")
        let ranking = Ranking(try BM25(.lucene, k1: 0.9, b: nil))
        #expect(spec.engine == .lede(ranking))
        #expect(try BackendSpec("lede=fts5").engine == .fts5(.analyzer))
        #expect(try BackendSpec("a=run:x=y.run").engine == .run(path: "x=y.run"))
        #expect(try BackendSpec("run:x=y.run").name == "run:x=y.run")
        #expect(try BackendSpec("ß=fuse:rrf(lede,fts5,k=1)").name == "ß")
        #expect(try BackendSpec("lede:k1=1").name == "lede:k1=1")
        let tags = try ["a b=lede", "a-b=lede", "A B=lede", "a-b-2=lede", "é=lede", "ü=lede"].map {
            try Named(name: BackendSpec($0).name) as any RankingBackend
        }.runTags
        #expect(tags == ["a-b", "a-b-2", "A-B-3", "a-b-2-2", "-", "--2"])
    }

    private struct Named: RankingBackend {
        let name: String
        func rank(_ query: BackendQuery, limit: Int) -> [RankedArticle] { [] }
        func count(_ query: BackendQuery) -> Int? { nil }
    }
}
