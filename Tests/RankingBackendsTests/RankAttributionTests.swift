import LedeBackends
import LedeArticleModel
import Foundation
import LedeIndexStorage
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeRetrievalEvaluation
import LedeTestSupport
import Testing

@testable import LedeRankingBackends

/// Differences in rank, broken down.
@Suite("Attribution of rank changes")
struct RankAttributionTests {
    private let folder: TemporaryFolder
    private let reader: IndexReader
    private let articles = SmallArticles.make(300, seed: 9)

    init() throws {
        folder = try TemporaryFolder()
        reader = try SmallArticles.reader(articles)
    }

    private func lede(_ options: String) throws -> LedeBackend {
        guard case .lede(let ranking, let feedback) = try BackendSpec(options).engine else { preconditionFailure("no spec of lede") }
        return LedeBackend(name: options, reader: reader, ranking: ranking, feedback: feedback)
    }

    private func query(_ text: String) -> BackendQuery {
        BackendQuery(id: "1", text: text, query: QueryParser(analyzer: SmallArticles.analyzer, adjacency: .any).parse(text).query)
    }

    private static let specs = [
        "lede", "lede:bm25=fts5", "lede:bm25=plus,k1=2", "lede:bm25=l,b=0.2", "lede:like=lucene", "lede:like=tantivy", "lede:like=pisa",
        "lede:like=xapian",
        "lede:like=atire", "lede:weights=title:5,k1=0.4", "lede:bm25=fts5,weights=title:5", "lede:model=dph", "lede:model=ql,mu=50",
        "lede:proximity=2",
    ]

    @Test("the parts sum to the difference of the ranks that the backends themselves give")
    func sums() throws {
        var random = SeededGenerator(seed: 77)
        var backends: [any RankingBackend] = try Self.specs.map { try lede($0) }
        for tokenizer in FTS5Tokenizer.allCases {
            let index = try SmallArticles.build(articles, in: folder, tokenizer: tokenizer)
            backends.append(FTS5Backend(name: "fts5:tokenize=\(tokenizer.rawValue)", index: index))
        }
        let attributor = RankAttributor(reader: reader)
        var moved = 0
        for _ in 0..<60 {
            let (first, second) = (backends[random.below(backends.count)], backends[random.below(backends.count)])
            let words = (0...random.below(3)).map { _ in SmallArticles.words[random.below(SmallArticles.words.count)] }
            let text = random.below(3) == 0 ? "\"\(words.joined(separator: " "))\" ferry" : words.joined(separator: " ")
            let query = query(text)
            let (from, to) = (try first.rank(query, limit: 1_000).map(\.id), try second.rank(query, limit: 1_000).map(\.id))
            let ids = (from.prefix(10) + to.prefix(10)).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            for found in try attributor.attributions(of: ids, query: query, from: first, to: second) {
                let place = "\(text), \(first.name) to \(second.name), \(found.articleID)"
                #expect(found.from.rank == (from.firstIndex(of: found.articleID) ?? from.count) + 1, "\(place)")
                #expect(found.to.rank == (to.firstIndex(of: found.articleID) ?? to.count) + 1, "\(place)")
                #expect(found.parts.reduce(0) { $0 + $1.gain } == found.from.rank - found.to.rank, "\(place)")
                if found.gain != 0 { moved += 1 }
            }
        }
        #expect(moved > 100)
    }

    @Test("each ingredient that differs is a part, in a fixed order, and those that do not are not")
    func parts() throws {
        func causes(_ from: String, _ to: String) throws -> [RankCause] {
            let attribution = try RankAttributor(reader: reader).attribution(
                of: "a0", query: query("ferry"), from: lede(from), to: lede(to))
            return attribution.parts.map(\.cause).filter { $0 != .ties }
        }
        #expect(try causes("lede", "lede").isEmpty)
        #expect(try causes("lede", "lede:k1=0.9,b=0.4") == [.k1, .b])
        #expect(try causes("lede:k1=0.9,b=0.4", "lede") == [.k1, .b])
        #expect(try causes("lede", "lede:like=lucene") == [.documents, .lengths, .rounding])
        #expect(try causes("lede:like=lucene", "lede:like=tantivy") == [.documents, .frequency])
        #expect(try causes("lede:bm25=fts5", "lede:like=xapian") == [.phrases, .idf, .lengths, .k1, .b])
        #expect(try causes("lede", "lede:weights=title:2") == [.fields])
        #expect(try causes("lede", "lede:model=dph,proximity=1") == [.model, .proximity])
        #expect(try causes("lede:model=ql,mu=10", "lede:model=ql,mu=20") == [.model])
    }

    @Test("one cause alone moves an article where the others do nothing")
    func lengthAlone() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: "whitespace")
        let builder = try writer.makeRunBuilder()
        let filler = String(repeating: " x", count: 200)
        // Twice in a long article, once in a short one: with lengths the short one wins, without them the long one.
        for (id, body) in [("long", "ferry ferry" + filler), ("short", "ferry y"), ("other", "z" + filler)] {
            try builder.add(Article(id: id, body: body))
        }
        _ = try writer.commit([try builder.finish()])
        writer.close()
        let reader = try IndexReader(directory)
        let query = BackendQuery(id: "1", text: "ferry", query: .term("ferry"))
        let (first, second) = (
            LedeBackend(name: "a", reader: reader, formula: BM25(.lucene)),
            LedeBackend(name: "b", reader: reader, formula: try BM25(.lucene, k1: 1, b: 0))
        )
        let found = try RankAttributor(reader: reader).attributions(of: ["long", "short"], query: query, from: first, to: second)
        #expect(found[0].parts.map(\.cause) == [.k1, .b])
        #expect(found.map { $0.parts.map(\.gain) } == [[0, 1], [0, -1]])
        #expect(found.map(\.mainPart?.cause) == [.b, .b])
        let summaries = CauseSummary.summaries(of: found)
        #expect(summaries.map(\.cause) == [.b])
        #expect(summaries.map { [$0.articleCount, $0.mainCount, $0.ranks] } == [[2, 2, 2]])
    }

    @Test("what no recipe tells is another system's, and an article that one answer lacks comes after the last")
    func otherSystems() throws {
        var run = Run(tag: "other")
        run["1"] = [RunEntry(docno: "a7", score: 2), RunEntry(docno: "a3", score: 2), RunEntry(docno: "a9", score: 1)]
        let backend = RunFileBackend(name: "run:x", run: run)
        let found = try RankAttributor(reader: reader).attributions(
            of: ["a3", "a9", "a5"], query: query("zeppelin"), from: lede("lede"), to: backend)
        #expect(
            found.map(\.to) == [RankPlace(rank: 2, score: 2, tiedAbove: 1), RankPlace(rank: 3, score: 1), RankPlace(rank: 4, score: nil)])
        #expect(found.map(\.from) == Array(repeating: RankPlace(rank: 1, score: nil), count: 3))
        #expect(found.map { $0.parts.map(\.cause) } == [[.system, .ties], [.system], []])
        #expect(found.map { $0.parts.map(\.gain) } == [[0, -1], [-2], []])
        #expect(found.map(\.gain) == [-1, -2, 0])
    }

    @Test("where a query's own article is no answer, no cause moves what is below it")
    func droppedQueries() throws {
        let index = try SmallArticles.build(articles, in: folder)
        let backends: [any RankingBackend] = [
            QueryDroppingBackend(try lede("lede:bm25=fts5")), QueryDroppingBackend(FTS5Backend(name: "fts5", index: index)),
            QueryDroppingBackend(try lede("lede:k1=3")),
        ]
        let attributor = RankAttributor(reader: reader)
        let best = try lede("lede:bm25=fts5").rank(query("ferry strike"), limit: 12).map(\.id)
        var own = query("ferry strike")
        own.id = best[0]
        for other in backends.dropFirst() {
            let (from, to) = (try backends[0].rank(own, limit: 1_000).map(\.id), try other.rank(own, limit: 1_000).map(\.id))
            #expect(!from.contains(best[0]))
            #expect(!to.contains(best[0]))
            for found in try attributor.attributions(of: Array(best.dropFirst()), query: own, from: backends[0], to: other) {
                #expect(found.from.rank == (from.firstIndex(of: found.articleID) ?? from.count) + 1)
                #expect(found.to.rank == (to.firstIndex(of: found.articleID) ?? to.count) + 1)
                #expect(found.parts.reduce(0) { $0 + $1.gain } == found.gain)
                if other.name == "fts5" { #expect(found.parts.allSatisfy { $0.gain == 0 }, "\(found)") }
            }
        }
    }

    @Test("tokens are told apart from the formula")
    func tokens() throws {
        let index = try SmallArticles.build(articles + [Article(id: "zz", body: "ferries")], in: folder, tokenizer: .porter)
        let porter = FTS5Backend(name: "fts5:tokenize=porter", index: index)
        let attributor = RankAttributor(reader: reader)
        let same = try attributor.attribution(of: "a0", query: query("ferry"), from: lede("lede:bm25=fts5"), to: porter)
        #expect(same.parts.map(\.cause).filter { $0 != .ties } == [.tokens])
        let both = try attributor.attribution(of: "a0", query: query("ferry"), from: lede("lede"), to: porter)
        #expect(both.parts.map(\.cause).filter { $0 != .ties } == [.phrases, .idf, .frequency, .tokens])
    }
}
