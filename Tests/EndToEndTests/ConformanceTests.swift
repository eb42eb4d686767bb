import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `like` an engine ranks as that engine does: checked against committed scores of real engines, and against the engines installed here.
@Suite(.serialized) struct ConformanceTests {
    /// ATIRE is not available as a program; `BM25IngredientsTests` has its formula.
    private static let engines = ImitatedEngine.allCases.filter { $0 != .atire }

    @Test("scores that the engines gave once", arguments: engines)
    func recorded(_ engine: ImitatedEngine) throws {
        let scores = try EngineScores.recorded()
        let agreement = try Self.agreement(with: engine, scores)
        Self.report(agreement)
        #expect(agreement.sameOrders == agreement.queries)
        // PISA has no phrases.
        #expect(agreement.queries >= (engine == .pisa ? 220 : 300))
        #expect(agreement.hits > 1_500)
    }

    @Test("the recording has what tells engines apart: empty, short, long and equal documents, words in most documents, repeated words")
    func recordingIsTelling() throws {
        let scores = try EngineScores.recorded()
        let lengths = scores.documents.map { $0.split(separator: " ").count }
        #expect(lengths.contains(0))
        #expect(lengths.contains { $0 > 300 })
        #expect(lengths.count { $0 > 40 } > 30)
        #expect(Set(scores.documents).count < scores.documents.count)
        let most = scores.queries.filter { query in
            scores.documents.count { $0.split(separator: " ").contains(Substring(query)) } * 2 > scores.documents.count
        }
        #expect(!most.isEmpty)
        #expect(scores.queries.contains { Set($0.split(separator: " ")).count < $0.split(separator: " ").count })
        // No engine's answers pass for another's.
        for (engine, other) in zip(Self.engines, Self.engines.dropFirst() + Self.engines.prefix(1)) {
            var swapped = scores
            swapped.engines[engine.rawValue] = scores.engines[other.rawValue]
            #expect(try Self.agreement(with: engine, swapped).differences.count > 100, "\(other) as \(engine)")
        }
    }

    @Test(
        "engines that are here, over real articles and queries",
        .enabled(if: SharedCorpus.hasPerformance, "../shared/corpora/performance is not there"),
        .enabled(if: !RealEngines.found.isEmpty, "no engine can be had"))
    func live() throws {
        let documents = try SharedCorpus.articles(SharedCorpus.performance, limit: SharedCorpus.isFull ? 20_000 : 3_000).map(Self.words)
        let queries = try Self.loggedQueries(known: Set(documents.joined()))
        #expect(queries.count == 300)
        try compare(documents, queries)
    }

    @Test(
        "engines that are here, over a judged collection with whole questions",
        .enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"),
        .enabled(if: !RealEngines.found.isEmpty, "no engine can be had"))
    func questions() throws {
        let documents = try SharedCorpus.articles("judged/cranfield/docs.jsonl").map(Self.words)
        let topics = try Topics(path: SharedCorpus.root.appending(path: "judged/cranfield/queries.tsv").path).topics
        try compare(documents, topics.map { Self.words($0.text).joined(separator: " ") })
    }

    private func compare(_ documents: [[String]], _ queries: [String]) throws {
        let scores = try EngineScores(asking: RealEngines.found, documents: documents.map { $0.joined(separator: " ") }, queries: queries)
        for engine in Self.engines where scores.engines[engine.rawValue] != nil {
            let agreement = try Self.agreement(with: engine, scores)
            Self.report(agreement)
            // Others differ in the order of documents whose scores differ in the last bits.
            #expect(agreement.sameOrders * 20 >= agreement.queries * 19, "\(engine)")
            #expect(agreement.hits > agreement.queries * 4, "\(engine)")
        }
    }

    /// More than a few differences would say nothing new.
    private static func report(_ agreement: EngineAgreement) {
        print("like \(agreement.engine): \(agreement.summary)")
        for difference in agreement.differences.prefix(5) { Issue.record("\(agreement.engine): \(difference)") }
        #expect(agreement.differences.isEmpty, "\(agreement.engine): \(agreement.summary)")
    }

    private static func agreement(with engine: ImitatedEngine, _ scores: EngineScores) throws -> EngineAgreement {
        let holder = try TemporaryIndex(analyzer: "whitespace")
        try holder.add(scores.documents.enumerated().map { Article(id: "\($0)", body: $1) }, parts: 2)
        let backend = LedeBackend(
            name: engine.rawValue, reader: try holder.index.reader(), ranking: Ranking(.ingredients(try BM25Ingredients(like: engine))))
        let recording = try #require(scores.engines[engine.rawValue])
        var agreement = EngineAgreement(engine)
        for (text, answer) in zip(scores.queries, recording.answers) {
            guard let answer else { continue }
            agreement.add(text, expected: answer, found: try backend.rank(EngineScores.tree(text), limit: scores.documents.count))
        }
        return agreement
    }

    private static func words(_ article: Article) -> [String] { words(article.title + "\n" + article.body) }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { String($0.prefix(60)) }
    }

    /// 75 queries each of one word, of some words, of all words and of phrases, from the log; all of their words occur in the articles.
    private static func loggedQueries(known: Set<String>) throws -> [String] {
        struct Logged: Decodable {
            var query: String
            var tags: [String]
        }
        let folder = SharedCorpus.root.appending(path: "performance")
        var kinds: [String: [String]] = [:]
        for line in try String(contentsOf: folder.appending(path: "queries.jsonl"), encoding: .utf8).split(separator: "\n") {
            let logged = try JSONDecoder().decode(Logged.self, from: Data(line.utf8))
            let words = words(logged.query)
            guard let kind = logged.tags.first, !words.isEmpty, known.isSuperset(of: words) else { continue }
            let text: String
            switch kind {
            case "term", "union": text = words.joined(separator: " ")
            case "intersection": text = words.map { "+" + $0 }.joined(separator: " ")
            case "phrase": text = "\"" + words.joined(separator: " ") + "\""
            default: continue
            }
            kinds[kind, default: []].append(text)
        }
        // The log of web queries has words enough for what is missing.
        for line in try String(contentsOf: folder.appending(path: "web-queries.tsv"), encoding: .utf8).split(separator: "\n") {
            let words = words(String(line.drop { $0 != "\t" })).filter(known.contains)
            guard let first = words.first else { continue }
            kinds["term", default: []].append(first)
            guard words.count > 1 else { continue }
            kinds["union", default: []].append(words.joined(separator: " "))
            kinds["intersection", default: []].append(words.prefix(2).map { "+" + $0 }.joined(separator: " "))
            kinds["phrase", default: []].append("\"" + words.prefix(2).joined(separator: " ") + "\"")
        }
        return kinds.sorted { $0.key < $1.key }.flatMap { $0.value.prefix(75) }
    }
}
