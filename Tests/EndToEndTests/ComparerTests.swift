import Lede
import Synchronization
import Testing

/// The comparison itself, over backends that answer what they are told to.
@Suite struct ComparerTests {
    /// Answers every query with one list, and notes when it was asked.
    final class ScriptedBackend: RankingBackend {
        let name: String
        let ids: [String]
        let journal: Journal
        struct Refusal: Error {}

        /// Who was asked to rank, in order.
        final class Journal: Sendable {
            let names = Mutex<[String]>([])
        }

        init(_ name: String, _ ids: [String], _ journal: Journal) {
            self.name = name
            self.ids = ids
            self.journal = journal
        }

        func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
            if query.query == .none { throw Refusal() }
            journal.names.withLock { $0.append(name) }
            return ids.prefix(limit).enumerated().map { RankedArticle(id: $1, score: Double(ids.count - $0)) }
        }

        func count(_ query: BackendQuery) -> Int? { ids.count }
    }

    private let query = BackendQuery(id: "7", text: "sea", query: .term("sea"))

    @Test func movesAgainstTheBaseline() throws {
        let journal = ScriptedBackend.Journal()
        let comparer = Comparer([
            ScriptedBackend("a", ["w", "x", "y", "z"], journal), ScriptedBackend("b", ["x", "w", "q", "z"], journal),
        ])
        let agreement = try #require(try comparer.compare(query).agreements.first)
        #expect(agreement.moves == [.up(1), .down(1), .new, .same])
        #expect(agreement.overlap == 0.75)
        #expect(agreement.kendall.commonCount == 3)
        #expect(try #require(agreement.kendall.tau) == 1.0 / 3)
    }

    @Test func backendsAreMeasuredInTurns() throws {
        let journal = ScriptedBackend.Journal()
        var comparer = Comparer(["a", "b", "c"].map { ScriptedBackend($0, ["x"], journal) })
        comparer.rounds = 3
        let comparison = try comparer.compare(query)
        #expect(journal.names.withLock { $0 }.joined() == "abc" + "abc" + "cba" + "abc")
        #expect(comparison.answers.allSatisfy { $0.times.count == 3 })
        comparer.budget = .zero
        #expect(try comparer.compare(query).answers.allSatisfy { $0.times.count == 1 })
    }

    @Test func measuresCountQueriesWithoutAnAnswer() throws {
        let journal = ScriptedBackend.Journal()
        var comparer = Comparer([ScriptedBackend("full", ["x", "y"], journal), ScriptedBackend("empty", [], journal)])
        comparer.rounds = 1
        var qrels = Qrels()
        qrels.add(queryID: "7", docno: "y", grade: 1)
        qrels.add(queryID: "8", docno: "y", grade: 1)
        let report = try comparer.compare([query], judgments: qrels, measures: [ReciprocalRank()])
        #expect(report.evaluation.effectiveness?.map(\.overall) == [[0.5], [0]])
        #expect(report.evaluation.effectiveness?.map(\.judgedCount) == [1, 1])
        #expect(report.evaluation.effectiveness?.map(\.missingCount) == [0, 1])
        #expect(report.answeredCounts == [1, 0])
        #expect(report.equalCounts(1) == 0)
    }

    @Test func aQueryThatABackendRefusesIsReportedAndLeftOut() throws {
        let comparer = Comparer([ScriptedBackend("a", ["x"], ScriptedBackend.Journal())])
        let refused = BackendQuery(id: "8", text: "", query: .none)
        let report = try comparer.compare([refused, query], keepsRuns: true)
        #expect(report.queries.map(\.id) == ["7"])
        #expect(report.runs.map(\.queryIDs) == [["7"]])
        #expect(report.failures == [QueryFailure(queryID: "8", failure: BackendFailure(backendName: "a", reason: "Refusal()"))])
        #expect(throws: BackendFailure.self) { try comparer.compare(refused) }
    }

    @Test func aCancelledComparisonEnds() async {
        let comparer = Comparer([ScriptedBackend("a", ["x"], ScriptedBackend.Journal())])
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try comparer.compare(query)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    /// Cancels the task that it works for while it ranks its n-th answer.
    private final class InterruptedBackend: RankingBackend {
        let name = "interrupted"
        private let last: Int
        private let rankings = Atomic<Int>(0)

        init(duringRanking last: Int) { self.last = last }

        func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
            if rankings.wrappingAdd(1, ordering: .relaxed).newValue == last { withUnsafeCurrentTask { $0?.cancel() } }
            return [RankedArticle(id: "x", score: 1)]
        }

        func count(_ query: BackendQuery) -> Int? { nil }
    }

    private func interrupted(duringRanking last: Int) async throws -> ComparisonReport {
        let queries = ["a", "b", "c", "d"].map { BackendQuery(id: $0, text: $0, query: .term($0)) }
        var qrels = Qrels()
        for query in queries { qrels.add(queryID: query.id, docno: "x", grade: 1) }
        return try await Task { [qrels] in
            var comparer = Comparer([InterruptedBackend(duringRanking: last)])
            comparer.rounds = 1
            // One ranking each for the list, the time and the run.
            return try comparer.compare(queries, judgments: qrels, measures: [ReciprocalRank()])
        }.value
    }

    @Test(arguments: [(4, ["a"]), (5, ["a"]), (7, ["a", "b"])])
    func anInterruptedComparisonKeepsTheQueriesDone(ranking: Int, done: [String]) async throws {
        let report = try await interrupted(duringRanking: ranking)
        #expect(report.isPartial)
        #expect(report.queries.map(\.id) == done)
        #expect(report.runs.map(\.queryIDs) == [done])
        #expect(report.evaluation.effectiveness?.map(\.judgedCount) == [done.count])
        #expect(report.notAskedCount == 4 - done.count)
    }

    @Test func oneInterruptedBeforeTheFirstQueryIsDoneHasNoReport() async throws {
        await #expect(throws: CancellationError.self) { try await interrupted(duringRanking: 1) }
        #expect(try await !interrupted(duringRanking: 13).isPartial)
    }

    @Test func progressTellsTheTimeLeft() throws {
        #expect(ComparisonProgress(done: 5, count: 20, elapsed: .seconds(10)).remaining == .seconds(30))
        #expect(ComparisonProgress(done: 20, count: 20, elapsed: .seconds(10)).remaining == .zero)
        #expect(ComparisonProgress(done: 5, count: 20, elapsed: .milliseconds(900)).remaining == nil)
        let queries = ["a", "b"].map { BackendQuery(id: $0, text: $0, query: .term($0)) }
        var seen: [[Int]] = []
        _ = try Comparer([ScriptedBackend("a", ["x"], ScriptedBackend.Journal())]).compare(queries) { seen.append([$0.done, $0.count]) }
        #expect(seen == [[1, 2], [2, 2]])
    }
}
