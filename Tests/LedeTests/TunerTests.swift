import LedeModules
import LedeTestSupport
import Testing

/// Tuning over small indexes.
@Suite struct TunerTests {
    /// Articles and judged queries of one word each.
    private struct Collection {
        let folder: TemporaryFolder
        let reader: IndexReader
        var queries: [BackendQuery] = []
        var judgments = Qrels()

        init(_ articles: [Article]) throws {
            folder = try TemporaryFolder()
            let index = try Index(creatingAt: folder.path + "/index", analyzer: "whitespace")
            let writer = try index.writer()
            for article in articles { try writer.add(article) }
            try writer.commit()
            writer.close()
            reader = try index.reader()
        }

        mutating func ask(_ id: String, _ words: [String], grades: [String: Int]) {
            queries.append(BackendQuery(id: id, text: words.joined(separator: " "), query: .any(words.map { .term($0) })))
            for (docno, grade) in grades.sorted(by: { $0.key < $1.key }) { judgments.add(queryID: id, docno: docno, grade: grade) }
        }

        func backend(_ setting: TuningSetting) -> LedeBackend { LedeBackend(name: setting.spec, reader: reader, ranking: setting.ranking) }

        var usual: LedeBackend { LedeBackend(name: "lede", reader: reader, ranking: Ranking()) }
    }

    private func text(_ word: String, _ occurrences: Int, of length: Int) -> String {
        (Array(repeating: word, count: occurrences) + (occurrences..<length).map { "filler\($0 % 7)" }).joined(separator: " ")
    }

    /// For each query relevant articles are long and have the word often, others are short and have it less often: less of b is better.
    private func lengthCollection(queries: Int) throws -> Collection {
        var articles: [Article] = []
        for query in 0..<queries {
            for number in 0..<5 {
                articles.append(Article(id: "long-\(query)-\(number)", title: "Long", body: text("w\(query)", 4, of: 360 + 10 * number)))
                articles.append(Article(id: "short-\(query)-\(number)", title: "Short", body: text("w\(query)", 2, of: 40 + number)))
            }
        }
        var collection = try Collection(articles)
        for query in 0..<queries {
            let grades = (0..<5).flatMap { [("long-\(query)-\($0)", 1), ("short-\(query)-\($0)", 0)] }
            collection.ask("q\(query)", ["w\(query)"], grades: Dictionary(uniqueKeysWithValues: grades))
        }
        return collection
    }

    /// Random words, many articles alike, and judgments that nothing in them explains.
    private func randomCollection(articles: Int, queries: Int, _ random: inout SeededGenerator) throws -> Collection {
        var collection = try Collection(
            (0..<articles).map { number in
                let words = (0..<3 + random.below(30)).map { _ in "w\(random.number(bits: 4))" }
                return Article(id: "a\(number)", title: "w\(random.below(8)) w\(random.below(8))", body: words.joined(separator: " "))
            })
        for query in 0..<queries {
            let grades = (0..<articles).compactMap { random.below(5) == 0 ? ("a\($0)", random.below(4) - 1) : nil }
            collection.ask("q\(query)", ["w\(random.below(16))", "w\(random.below(16))"], grades: Dictionary(uniqueKeysWithValues: grades))
        }
        return collection
    }

    private func tuner(
        _ collection: Collection, k1: [Double] = [0.4, 1.2, 2], b: [Double] = [0, 0.25, 0.5, 0.75, 1], titleWeights: [Double?] = [nil]
    ) throws -> Tuner {
        Tuner(reader: collection.reader, grid: try TuningGrid(k1: k1, b: b, titleWeights: titleWeights))
    }

    private func plainValues(_ collection: Collection, _ backend: any RankingBackend, _ measure: any Measure) throws -> [Double] {
        var run = Run(tag: "plain")
        for query in collection.queries {
            run[query.id] = try backend.rank(query, limit: Comparer.runDepth).map { RunEntry(docno: $0.id, score: $0.score) }
        }
        let report = EffectivenessReport(run: run, qrels: collection.judgments, measures: [measure], missing: .countedAsZero)
        return report.values.map { $0[0] }
    }

    /// With a single setting to choose from, values are those of a whole run evaluated in the usual way, ties at the cutoff included.
    @Test func valuesAreThoseOfWholeRuns() async throws {
        var random = SeededGenerator(seed: 21)
        // k1 = 0 ties most of what matches.
        for setting in [
            try TuningSetting(k1: 0, b: 0), try TuningSetting(k1: 1.7, b: 0.3), try TuningSetting(k1: 0.5, b: 0, titleWeight: 2),
        ] {
            let collection = try randomCollection(articles: 90, queries: 12, &random)
            for name in ["nDCG@10", "AP", "P@3", "Bpref", "RR@1"] {
                var tuner = try tuner(collection, k1: [setting.k1], b: [setting.b], titleWeights: [setting.titleWeight])
                tuner.measure = try MeasureCatalog.measure(name)
                let report = try await tuner.tune(collection.queries, judgments: collection.judgments, against: collection.usual)
                #expect(
                    report.heldOutValues == (try plainValues(collection, collection.backend(setting), tuner.measure)),
                    "\(name) \(setting.spec)")
                #expect(report.baselineValues == (try plainValues(collection, collection.usual, tuner.measure)), "\(name)")
                #expect(report.recommended == setting)
                #expect(report.settingCount == 1)
                #expect(report.folds.allSatisfy { $0.setting == setting })
            }
        }
    }

    /// In a BEIR collection a query's own article is no answer, at no depth.
    @Test func theQuerysOwnArticleIsNoAnswer() async throws {
        var random = SeededGenerator(seed: 26)
        var collection = try randomCollection(articles: 40, queries: 8, &random)
        for query in 0..<8 {
            let grades = collection.judgments["q\(query)"] ?? [:]
            collection.queries[query].id = "a\(query)"
            for (docno, grade) in grades { collection.judgments.add(queryID: "a\(query)", docno: docno, grade: grade) }
        }
        collection.judgments = collection.judgments.filtered { $0.hasPrefix("a") }
        let setting = try TuningSetting(k1: 0.4, b: 0.25)
        for name in ["nDCG@3", "AP"] {
            var tuner = try tuner(collection, k1: [setting.k1], b: [setting.b])
            tuner.measure = try MeasureCatalog.measure(name)
            tuner.dropsQueries = true
            let report = try await tuner.tune(collection.queries, judgments: collection.judgments, against: collection.usual)
            #expect(report.heldOutValues == (try plainValues(collection, QueryDroppingBackend(collection.backend(setting)), tuner.measure)))
            #expect(report.baselineValues == (try plainValues(collection, QueryDroppingBackend(collection.usual), tuner.measure)))
            #expect(report.heldOutValues != (try plainValues(collection, collection.backend(setting), tuner.measure)))
        }
    }

    /// Plain code does all of it: folds, choices, held-out values.
    @Test func theReportIsWhatPlainCodeFinds() async throws {
        var random = SeededGenerator(seed: 22)
        let collection = try randomCollection(articles: 60, queries: 11, &random)
        var tuner = try tuner(collection, titleWeights: [nil, 1, 4])
        tuner.foldCount = 3
        tuner.seed = 9
        let report = try await tuner.tune(collection.queries, judgments: collection.judgments, against: collection.usual)
        #expect(report.settingCount == 45)
        #expect(report.largestSettingCount == 45)
        var values: [(setting: TuningSetting, values: [Double])] = []
        for k1 in tuner.grid.k1 {
            for b in tuner.grid.b {
                for weight in tuner.grid.titleWeights {
                    let setting = try TuningSetting(k1: k1, b: b, titleWeight: weight)
                    values.append((setting, try plainValues(collection, collection.backend(setting), tuner.measure)))
                }
            }
        }
        let (k1, b, weights) = (tuner.grid.k1, tuner.grid.b, tuner.grid.titleWeights)
        func best(_ queries: [Int]) -> (setting: TuningSetting, values: [Double]) {
            func mean(_ row: [Double]) -> Double { queries.reduce(0) { $0 + row[$1] } / Double(queries.count) }
            func steps(_ setting: TuningSetting) -> Int {
                abs(k1.firstIndex(of: setting.k1)! - 1) + abs(b.firstIndex(of: setting.b)! - 3) + weights.firstIndex(
                    of: setting.titleWeight)!
            }
            let highest = values.map { mean($0.values) }.max()!
            let candidates = values.filter { mean($0.values) > highest - 1e-12 }
            let nearest = candidates.map { steps($0.setting) }.min()!
            return candidates.first { steps($0.setting) == nearest }!
        }
        let all = Array(collection.queries.indices)
        var heldOut: [Double] = []
        for query in all {
            let fold = report.queryFolds[query]
            let choice = best(all.filter { report.queryFolds[$0] != fold })
            #expect(report.folds[fold].setting == choice.setting)
            heldOut.append(choice.values[query])
        }
        #expect(report.heldOutValues == heldOut)
        #expect(report.recommended == best(all).setting)
        #expect(abs(report.heldOutMean - heldOut.reduce(0, +) / 11) < 1e-12)
        #expect(report.differences.values == zip(heldOut, report.baselineValues).map { $0 - $1 })
        let training = report.folds.map { fold in fold.trainingMean * Double(11 - fold.queryIDs.count) }.reduce(0, +) / Double(2 * 11)
        #expect(abs(report.trainingMean - training) < 1e-12)
        #expect(abs(report.optimism - (training - report.heldOutMean)) < 1e-12)
        #expect(report.folds.flatMap(\.queryIDs).sorted() == collection.queries.map(\.id).sorted())
    }

    /// Judgments of a fold's queries change what they are worth, never what they are measured by.
    @Test func judgmentsOfAFoldDoNotReachItsSetting() async throws {
        var random = SeededGenerator(seed: 23)
        let collection = try randomCollection(articles: 50, queries: 12, &random)
        let tuner = try tuner(collection)
        let before = try await tuner.tune(collection.queries, judgments: collection.judgments, against: collection.usual)
        var changes = 0
        for (number, fold) in before.folds.enumerated() {
            var other = Qrels()
            for id in collection.judgments.queryIDs {
                for (docno, grade) in collection.judgments[id] ?? [:] {
                    other.add(queryID: id, docno: docno, grade: fold.queryIDs.contains(id) ? 3 - max(grade, 0) : grade)
                }
            }
            let after = try await tuner.tune(collection.queries, judgments: other, against: collection.usual)
            #expect(after.folds[number].setting == fold.setting)
            #expect(after.folds[number].queryIDs == fold.queryIDs)
            changes += (after.recommended == before.recommended ? 0 : 1)
        }
        #expect(changes > 0)
    }

    @Test func anyNumberOfThreadsReportsTheSame() async throws {
        var random = SeededGenerator(seed: 24)
        let collection = try randomCollection(articles: 60, queries: 13, &random)
        var reports: [TuningReport] = []
        for threads in [1, 2, 5, 50] {
            var tuner = try tuner(collection, k1: TuningGrid.usualK1.filter { $0 <= 1.5 })
            tuner.threads = threads
            reports.append(try await tuner.tune(collection.queries, judgments: collection.judgments, against: collection.usual))
        }
        #expect(reports.allSatisfy { $0 == reports[0] })
        var other = try tuner(collection)
        other.seed = 2
        #expect(
            try await other.tune(collection.queries, judgments: collection.judgments, against: collection.usual).queryFolds
                != reports[0].queryFolds)
    }

    @Test func aRealGainIsCalledReal() async throws {
        let collection = try lengthCollection(queries: 12)
        let report = try await tuner(collection).tune(collection.queries, judgments: collection.judgments, against: collection.usual)
        #expect(report.verdict == .gain)
        #expect(report.recommended.b < 0.5)
        #expect(report.folds.allSatisfy { $0.setting.b < 0.5 })
        #expect(report.heldOutMean == 1)
        #expect(report.baselineMean < 0.8)
        #expect(report.optimism == 0)
        // All differences are the same here, which has no interval.
        #expect(report.differences.winCount == 12)
        #expect(report.interval == nil)
        #expect(!report.isRecommendedBaseline)
        #expect(report.openEnds.isEmpty)
        // Nothing to gain over what is already tuned.
        let again = try await tuner(collection).tune(
            collection.queries, judgments: collection.judgments, against: collection.backend(report.recommended))
        #expect(again.verdict == .noGain)
        #expect(again.isRecommendedBaseline)
        #expect(again.recommended == report.recommended)
    }

    /// What random judgments choose looks good to the queries that chose it, and is worth nothing to others.
    @Test func randomJudgmentsGiveNoGain() async throws {
        var random = SeededGenerator(seed: 25)
        var verdicts: [TuningVerdict] = []
        var optimism = 0.0
        for _ in 0..<6 {
            let collection = try randomCollection(articles: 50, queries: 24, &random)
            let report = try await tuner(collection).tune(collection.queries, judgments: collection.judgments, against: collection.usual)
            verdicts.append(report.verdict)
            optimism += report.optimism
        }
        #expect(verdicts.count { $0 == .noGain } >= 5, "\(verdicts)")
        #expect(optimism > 0)
    }

    /// Half of the queries want long articles, the other half short ones: what one half chooses harms the other where folds keep them
    /// apart.
    @Test func whatHoldsForSomeQueriesAloneIsNoGain() async throws {
        var collection = try lengthCollection(queries: 12)
        collection.judgments = Qrels()
        for query in 0..<12 {
            for number in 0..<5 {
                collection.judgments.add(queryID: "q\(query)", docno: "\(query % 2 == 0 ? "long" : "short")-\(query)-\(number)", grade: 1)
            }
        }
        let report = try await tuner(collection).tune(collection.queries, judgments: collection.judgments, against: collection.usual)
        #expect(report.verdict == .noGain || report.verdict == .loss)
        #expect(report.optimism > 0)
    }

    @Test func queriesThatDoNotCountAreCounted() async throws {
        var collection = try lengthCollection(queries: 8)
        collection.queries.append(BackendQuery(id: "unjudged", text: "w1", query: .term("w1")))
        collection.queries.append(BackendQuery(id: "empty", text: "nothing", query: .term("nothing")))
        collection.queries.append(collection.queries[0])
        collection.judgments.add(queryID: "empty", docno: "long-0-0", grade: 0)
        collection.judgments.add(queryID: "absent", docno: "long-0-0", grade: 1)
        let report = try await tuner(collection).tune(collection.queries, judgments: collection.judgments, against: collection.usual)
        #expect(report.queryIDs.count == 9)
        #expect(report.unjudgedCount == 1)
        #expect(report.notAskedCount == 1)
        #expect(report.hopelessCount == 1)
        #expect(report.unansweredCount == 1)
        #expect(report.baselineValues[8] == 0)
        #expect(report.heldOutValues[8] == 0)
    }

    @Test func tooFewQueries() async throws {
        let collection = try lengthCollection(queries: 5)
        let tuner = try tuner(collection)
        let report = try await tuner.tune(collection.queries, judgments: collection.judgments, against: collection.usual)
        #expect(report.verdict == .tooFewQueries)
        #expect(report.differences.winCount == 5)
        await #expect(throws: TuningError.tooFewQueries(count: 4, folds: 5)) {
            try await tuner.tune(Array(collection.queries.prefix(4)), judgments: collection.judgments, against: collection.usual)
        }
        var counting = tuner
        counting.measure = try MeasureCatalog.measure("NumRelRet")
        let measured = counting
        await #expect(throws: TuningError.isCount(measure: "NumRet(rel=1)")) {
            try await measured.tune(collection.queries, judgments: collection.judgments, against: collection.usual)
        }
    }

    @Test func cancellationEndsIt() async throws {
        let collection = try lengthCollection(queries: 8)
        let tuner = try tuner(collection, k1: TuningGrid.usualK1)
        let (queries, judgments, usual) = (collection.queries, collection.judgments, collection.usual)
        let task = Task {
            try await tuner.tune(queries, judgments: judgments, against: usual) { progress in
                if progress.rankingCount == 3 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        // The progress above cancels one worker's task, whose error ends the others.
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func progressCountsRankings() async throws {
        let collection = try lengthCollection(queries: 6)
        let seen = ProgressRecord()
        let report = try await tuner(collection).tune(collection.queries, judgments: collection.judgments, against: collection.usual) {
            seen.add($0)
        }
        #expect(seen.largest == 6 * report.settingCount)
        #expect(seen.bound == 6 * report.largestSettingCount)
    }
}
