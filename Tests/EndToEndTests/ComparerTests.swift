import Foundation
import LedeModules
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

        /// The backends asked to rank, in order.
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
        let compared = try comparer.compare(query)
        #expect(compared.answers[0].articles.map(\.move) == [nil, nil, nil, nil])
        #expect(compared.answers[1].articles.map(\.move) == [1, -1, nil, 0])
        #expect(compared.elsewhere(1) == ["x", "w", "q", "y"])
        let agreement = try #require(compared.agreements.first)
        #expect(agreement.overlap == 0.75)
        #expect(agreement.common == 3)
        #expect(try #require(agreement.kendallTau) == 1.0 / 3)
    }

    @Test func backendsAreMeasuredInTurns() throws {
        let journal = ScriptedBackend.Journal()
        var comparer = Comparer(["a", "b", "c"].map { ScriptedBackend($0, ["x"], journal) })
        comparer.rounds = 3
        let comparison = try comparer.compare(query)
        #expect(journal.names.withLock { $0 }.joined() == "abc" + "abc" + "cba" + "abc")
        #expect(comparison.answers.allSatisfy { $0.seconds?.count == 3 })
        comparer.budget = .zero
        #expect(try comparer.compare(query).answers.allSatisfy { $0.seconds?.count == 1 })
    }

    @Test func measuresCountQueriesWithoutAnAnswer() throws {
        let journal = ScriptedBackend.Journal()
        var comparer = Comparer([ScriptedBackend("full", ["x", "y"], journal), ScriptedBackend("empty", [], journal)])
        comparer.rounds = 1
        var qrels = Qrels()
        qrels.add(queryID: "7", docno: "y", grade: 1)
        qrels.add(queryID: "8", docno: "y", grade: 1)
        let comparison = try comparer.compare([query], judgments: qrels, measures: [ReciprocalRank()])
        #expect(comparison.evaluation.effectiveness?.map(\.overall) == [[0.5], [0]])
        #expect(comparison.evaluation.effectiveness?.map(\.judgedCount) == [1, 1])
        #expect(comparison.evaluation.effectiveness?.map(\.missingCount) == [0, 1])
        // The report has the same figures.
        #expect(comparison.report.backends.map(\.measures) == [["RR": 0.5], ["RR": 0]])
        #expect(comparison.report.backends.map(\.judged) == [1, 1])
        #expect(comparison.report.backends.map(\.missing) == [0, 1])
        #expect(comparison.report.queries[0].answers.map(\.measures) == [[0.5], [0]])
        #expect(comparison.report.queries[0].answers[0].articles.map(\.grade) == [nil, 1])
        #expect(comparison.report.effectiveness?.notAsked == 1)
        #expect(comparison.report.backends.map(\.answered) == [1, 0])
        #expect(comparison.report.agreements.map(\.equalCounts) == [0])
    }

    @Test func aQueryThatABackendRefusesIsReportedAndLeftOut() throws {
        let comparer = Comparer([ScriptedBackend("a", ["x"], ScriptedBackend.Journal())])
        let refused = BackendQuery(id: "8", text: "", query: .none)
        let comparison = try comparer.compare([refused, query], keepsRuns: true)
        #expect(comparison.report.queries.map(\.id) == ["7"])
        #expect(comparison.runs.map(\.queryIDs) == [["7"]])
        #expect(comparison.report.failures == [ComparisonReport.Failure(id: "8", backend: "a", reason: "Refusal()")])
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

    private func interrupted(duringRanking last: Int) async throws -> Comparison {
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
        let comparison = try await interrupted(duringRanking: ranking)
        #expect(comparison.report.isPartial)
        #expect(comparison.report.queries.map(\.id) == done)
        #expect(comparison.runs.map(\.queryIDs) == [done])
        #expect(comparison.evaluation.effectiveness?.map(\.judgedCount) == [done.count])
        #expect(comparison.report.effectiveness?.notAsked == 4 - done.count)
    }

    @Test func oneInterruptedBeforeTheFirstQueryIsDoneHasNoReport() async throws {
        await #expect(throws: CancellationError.self) { try await interrupted(duringRanking: 1) }
        #expect(try await !interrupted(duringRanking: 13).report.isPartial)
    }

    /// What is kept as JSON comes back as it was, a report without an index as well.
    @Test func aReportIsReadBack() throws {
        let journal = ScriptedBackend.Journal()
        var comparer = Comparer([ScriptedBackend("a", ["w", "x"], journal), ScriptedBackend("b", ["x", "v"], journal)])
        (comparer.primary, comparer.allPairs) = ("RR", true)
        var qrels = Qrels()
        qrels.add(queryID: "7", docno: "x", grade: 2)
        let refused = BackendQuery(id: "8", text: "", query: .none)
        var report = try comparer.compare([query, refused], judgments: qrels, measures: [ReciprocalRank(), Precision(cutoff: 5)]).report
        report.notes = [QueryNote(text: "a note", queries: ["7"])]
        #expect(try ComparisonReport(json: Data(report.json().utf8)) == report)
        let lines = try report.jsonLines()
        try #require(lines.count == 2)
        #expect(lines[0].contains("\"type\":\"query\""))
        #expect(lines[1].contains("\"type\":\"summary\""))
        #expect(try ComparisonReport(jsonLines: lines.joined(separator: "\n") + "\n") == report)
        #expect(ComparisonReport.format(of: lines.joined(separator: "\n")) == ComparisonReport.currentFormat)
        #expect(throws: (any Error).self) { try ComparisonReport(jsonLines: "") }
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
