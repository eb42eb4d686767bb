import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// One segment of all, in the old order or a new one.
@Suite struct OptimizeTests {
    private struct Stop: Error {}

    /// An index of several segments with deletions.
    private struct Scenario {
        let directory = MemoryDirectory()
        let writer: IndexWriter
        var model: NaiveIndex

        init(seed: UInt64) throws {
            var random = SeededGenerator(seed: seed)
            writer = try IndexWriter(directory)
            model = try NaiveIndex()
            for (count, prefix, deleted) in [(400, "a", []), (90, "b", ["a1", "a399"]), (20, "c", ["a2", "b3"]), (2, "d", ["c0"])] {
                let articles = (0..<count).map { number in
                    // Of three kinds, in turn: there is something to cluster.
                    var article = Writing.article("\(prefix)\(number)", &random)
                    article.body += (0..<8).map { _ in " kind\(number % 3)x\(random.below(30))" }.joined()
                    // One word of so many places that they do not fit in the least memory, and articles that do not either.
                    article.body += String(repeating: " often", count: 1 + random.below(120))
                    return article
                }
                try Writing.commit(writer, articles, deleting: deleted)
                _ = model.commit(articles, deleting: deleted, generation: 0)
            }
            #expect(writer.manifest.segments.count == 4)
        }
    }

    private func ids(_ directory: any Directory) throws -> [String] {
        var articles = LiveArticles(try IndexReader(directory))
        var ids: [String] = []
        while let article = try articles.nextArticle() { ids.append(article.id) }
        return ids
    }

    /// Whether the only segment of `directory` consists of the bytes that an index of `articles`, made in one commit, has.
    private func expectSegment(_ directory: any Directory, of articles: [Article]) throws {
        let fresh = MemoryDirectory()
        try Writing.commit(try IndexWriter(fresh), articles)
        let segments = try Manifest.read(directory).segments
        try #require(segments.count == 1)
        #expect(segments[0].docCount == articles.count)
        #expect(segments[0].deletions == nil)
        for kind in ["postings", "positions", "terms", "lengths", "docnos", "articles"] {
            #expect(try directory.open("\(segments[0].name).\(kind)").bytes == fresh.open("segment-1.\(kind)").bytes, "\(kind)")
        }
        #expect(try Writing.problems(directory) == [])
        #expect(try directory.names().count == 9)
    }

    @Test(arguments: [1, 2]) func inTheOldOrderItIsTheIndexOfTheLiveArticles(threads: Int) throws {
        let scenario = try Scenario(seed: 1)
        let before = try IndexReader(scenario.directory)
        let generation = scenario.writer.manifest.generation
        let summary = try scenario.writer.optimize(threads: threads)
        #expect(summary.isChanged)
        #expect(summary.generation == generation + 1)
        #expect(summary.leastDocFreq == nil)
        #expect(scenario.writer.manifest == (try Manifest.read(scenario.directory)))
        try expectSegment(scenario.directory, of: scenario.model.articles)
        #expect(try scenario.model.difference(from: before) == nil, "a reader keeps its snapshot")
        let again = try scenario.writer.optimize()
        #expect(!again.isChanged)
        #expect(again.generation == summary.generation)
    }

    @Test(arguments: [1 as UInt64, 2, 3]) func inANewOrderItIsTheIndexOfTheArticlesInThatOrder(seed: UInt64) throws {
        var first: [String]?
        for (threads, memory) in [(1, 512 << 20), (2, 512 << 20), (5, 1 << 20), (1, 1 << 20)] {
            let scenario = try Scenario(seed: seed)
            let summary = try scenario.writer.optimize(.clustered, threads: threads, memoryBudget: memory)
            #expect(summary.isChanged)
            #expect(summary.leastDocFreq == ForwardIndexBuilder.leastDocFreq)
            let order = try ids(scenario.directory)
            let articles = Dictionary(uniqueKeysWithValues: scenario.model.articles.map { ($0.id, $0) })
            #expect(order.sorted() == articles.keys.sorted())
            #expect(order != scenario.model.articles.map(\.id))
            try expectSegment(scenario.directory, of: order.compactMap { articles[$0] })
            #expect(order == first ?? order, "\(threads) threads")
            first = order
        }
    }

    @Test func whatIsAddedLaterStandsBehind() throws {
        let scenario = try Scenario(seed: 4)
        try scenario.writer.optimize(.clustered, threads: 2)
        let order = try ids(scenario.directory)
        var random = SeededGenerator(seed: 5)
        try Writing.commit(scenario.writer, Writing.articles(3, prefix: "later", &random), deleting: [order[5]])
        #expect(try ids(scenario.directory) == order[..<5] + order[6...] + ["later0", "later1", "later2"])
        try scenario.writer.optimize()
        #expect(try ids(scenario.directory) == order[..<5] + order[6...] + ["later0", "later1", "later2"])
        #expect(try Writing.problems(scenario.directory) == [])
    }

    @Test func smallAndEmptyIndexes() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        #expect(try !writer.optimize().isChanged)
        #expect(try !writer.optimize(.clustered, threads: 2).isChanged)
        for count in 1...3 {
            try Writing.commit(writer, [Article(id: "\(count)", body: count == 2 ? "" : "one word \(count)")])
            #expect(try writer.optimize(.clustered, threads: 2).isChanged)
            #expect(try ids(directory) == (1...count).map { "\($0)" })
            #expect(try Writing.problems(directory) == [])
        }
    }

    @Test func anIndexWithoutTheText() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, storesText: false)
        try Writing.commit(
            writer, (0..<300).map { Article(id: "\($0)", title: "title \($0 % 3)", body: "common kind\($0 % 3) word\($0 % 30)") })
        try Writing.commit(writer, [], deleting: ["5", "6"])
        try writer.optimize(.clustered, threads: 2)
        let reader = try IndexReader(directory)
        #expect(!reader.storesText)
        #expect(reader.statistics.documentCount == 298)
        #expect(try Writing.problems(directory) == [])
    }

    @Test func memoryThatDoesNotSuffice() throws {
        let scenario = try Scenario(seed: 6)
        let before = try Writing.contents(scenario.directory)
        let error = #expect(throws: ReorderingMemoryError.self) { try scenario.writer.optimize(.clustered, memoryBudget: 1) }
        let needed = try #require(error?.needed)
        #expect(error?.given == 1)
        #expect(needed > 500 * 48)
        #expect(throws: ReorderingMemoryError.self) { try scenario.writer.optimize(.clustered, memoryBudget: needed - 1) }
        #expect(try Writing.contents(scenario.directory) == before)
        // Room for the documents and some of the words.
        let summary = try scenario.writer.optimize(.clustered, memoryBudget: needed + 12_000)
        #expect(try #require(summary.leastDocFreq) > ForwardIndexBuilder.leastDocFreq)
        #expect(try Writing.problems(scenario.directory) == [])
    }

    @Test(arguments: [DocumentOrdering.kept, .clustered]) func cancellingLeavesTheIndexAsItWas(ordering: DocumentOrdering) throws {
        let scenario = try Scenario(seed: 7)
        let before = try Writing.contents(scenario.directory)
        let all = Counter()
        let sound = try IndexWriter(Writing.copy(before))
        try sound.optimize(ordering, threads: 2, checkpoint: { _ = all.next() })
        let calls = all.next()
        #expect(calls > 3)
        for last in stride(from: 0, to: calls, by: max(1, calls / 12)) {
            let counter = Counter()
            #expect(throws: Stop.self) {
                try scenario.writer.optimize(ordering, threads: 2, checkpoint: { if counter.next() >= last { throw Stop() } })
            }
            #expect(try Writing.contents(scenario.directory) == before, "\(last)")
        }
        try scenario.writer.optimize(ordering)
        #expect(try Writing.problems(scenario.directory) == [])
    }

    @Test(arguments: [DocumentOrdering.kept, .clustered]) func everyOperationMayFail(ordering: DocumentOrdering) throws {
        let scenario = try Scenario(seed: 8)
        let contents = try Writing.contents(scenario.directory)
        let sound = FaultInjectingDirectory(Writing.copy(contents))
        try IndexWriter(sound).optimize(ordering)
        var seen: Set<Bool> = []
        for place in stride(from: 0, to: sound.operations, by: 3) {
            let directory = Writing.copy(contents)
            let writer = try IndexWriter(FaultInjectingDirectory(directory, failingFrom: place, failures: .max))
            var failed = false
            do { try writer.optimize(ordering) } catch {
                #expect(error is IndexFileError, "\(place)")
                failed = true
            }
            writer.close()
            let isOptimized = try Manifest.read(directory).segments.count == 1
            seen.insert(isOptimized)
            #expect(failed || isOptimized, "\(place)")
            // A new writer clears up, and all is there.
            try IndexWriter(directory).close()
            #expect(Set(try ids(directory)) == Set(scenario.model.articles.map(\.id)), "\(place)")
            if place % 15 == 0 { #expect(try Writing.problems(directory) == [], "\(place)") }
        }
        #expect(seen == [false, true])
    }
}
