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
}
