import LedeModules
import LedeTestSupport
import Testing

/// The choice of settings over made-up tables of values.
@Suite struct CrossValidationTests {
    private func ids(_ count: Int) -> [String] { (0..<count).map { "q\($0)" } }

    /// Random values, of few different ones so that settings tie.
    private func table(_ grid: TuningGrid, queries: Int, _ random: inout SeededGenerator) -> [GridPoint: [Double]] {
        var table: [GridPoint: [Double]] = [:]
        for point in points(grid) { table[point] = (0..<queries).map { _ in Double(random.below(4)) / 4 } }
        return table
    }

    private func points(_ grid: TuningGrid) -> [GridPoint] {
        grid.k1.indices.flatMap { k1 in
            grid.b.indices.flatMap { b in grid.titleWeights.indices.map { GridPoint(k1: k1, b: b, titleWeight: $0) } }
        }
    }

    /// Plain code: of all settings the best mean over `queries`, of equal ones the nearest to the reference, then the first.
    private func exhaustive(_ grid: TuningGrid, _ reference: GridPoint, _ table: [GridPoint: [Double]], _ queries: [Int]) -> GridPoint {
        var best = reference
        var bestMean = -1.0
        var bestDistance = 0
        for point in points(grid) {
            var sum = 0.0
            for query in queries { sum += table[point]![query] }
            let mean = sum / Double(queries.count)
            let distance = abs(point.k1 - reference.k1) + abs(point.b - reference.b) + abs(point.titleWeight - reference.titleWeight)
            if mean > bestMean + 1e-12 || (abs(mean - bestMean) <= 1e-12 && distance < bestDistance) {
                (best, bestMean, bestDistance) = (point, mean, distance)
            }
        }
        return best
    }

    @Test func shortAxesAreSearchedWholly() async throws {
        var random = SeededGenerator(seed: 11)
        for round in 0..<60 {
            let weights: [Double?] = round % 2 == 0 ? [nil] : [nil, 1, 3]
            let grid = try TuningGrid(
                k1: (0..<1 + random.below(8)).map { Double($0) / 4 }, b: (0..<1 + random.below(8)).map { Double($0) / 8 },
                titleWeights: weights)
            let count = 4 + random.below(9)
            let folds = QueryFolds(ids(count), count: 2 + random.below(3), seed: UInt64(round))
            let table = table(grid, queries: count, &random)
            let reference = grid.reference(for: nil)
            let search = GridSearch(grid, reference: reference)
            let outcome = try await CrossValidation(search, reference: reference, folds: folds).run { $0.map { table[$0]! } }
            #expect(outcome.values.count == grid.count)
            #expect(search.largestCount(searches: folds.count + 1) == grid.count)
            #expect(outcome.recommended == exhaustive(grid, reference, table, Array(0..<count)))
            for fold in 0..<folds.count {
                let others = (0..<count).filter { folds.assignment[$0] != fold }
                #expect(outcome.chosen[fold] == exhaustive(grid, reference, table, others))
            }
        }
    }

    /// On one hill the usual grid finds the top that trying everything finds, at a fraction of the cost.
    @Test func coarseToFineFindsTheTopOfAHill() async throws {
        var random = SeededGenerator(seed: 12)
        let grid = try TuningGrid(titleWeights: TuningGrid.usualTitleWeights)
        for _ in 0..<20 {
            let top = GridPoint(
                k1: random.below(grid.k1.count), b: random.below(grid.b.count), titleWeight: random.below(grid.titleWeights.count))
            let reference = grid.reference(for: nil)
            let search = GridSearch(grid, reference: reference)
            let folds = QueryFolds(ids(5), count: 5, seed: 1)
            var calls: [GridPoint] = []
            let outcome = try await CrossValidation(search, reference: reference, folds: folds).run { points in
                calls += points
                return points.map { point in
                    let away =
                        Double(abs(point.k1 - top.k1)) / 4 + Double(abs(point.b - top.b)) / 4 + Double(
                            abs(point.titleWeight - top.titleWeight)) / 2
                    return (0..<5).map { 1 / (1 + away + Double($0)) }
                }
            }
            #expect(outcome.recommended == top)
            #expect(outcome.chosen.allSatisfy { $0 == top })
            #expect(Set(calls).count == calls.count)
            #expect(calls.count <= search.largestCount(searches: 6))
            #expect(calls.count < grid.count / 8)
        }
    }

    /// Whatever a fold's queries are worth, the settings they are measured with stay the same.
    @Test func queriesHeldOutHaveNoPartInTheirChoice() async throws {
        var random = SeededGenerator(seed: 13)
        let grid = try TuningGrid()
        let reference = grid.reference(for: nil)
        let search = GridSearch(grid, reference: reference)
        let folds = QueryFolds(ids(20), count: 4, seed: 3)
        let table = table(grid, queries: 20, &random)
        let cross = CrossValidation(search, reference: reference, folds: folds)
        let before = try await cross.run { $0.map { table[$0]! } }
        var otherChoices = 0
        for fold in 0..<4 {
            var changed = table
            for point in points(grid) { for query in folds.members(fold) { changed[point]![query] = Double(random.below(100)) } }
            let values = changed
            let after = try await cross.run { $0.map { values[$0]! } }
            #expect(after.chosen[fold] == before.chosen[fold])
            otherChoices += (0..<4).count { $0 != fold && after.chosen[$0] != before.chosen[$0] }
        }
        // The values that changed do reach the choices that they belong to.
        #expect(otherChoices > 4)
    }

    @Test func equalSettingsGiveTheReference() async throws {
        let grid = try TuningGrid(titleWeights: TuningGrid.usualTitleWeights)
        let reference = grid.reference(for: Ranking(try BM25(.lucene, k1: 0.9, b: 0.4)))
        #expect(grid.setting(reference) == (try TuningSetting(k1: 0.9, b: 0.4)))
        let outcome = try await CrossValidation(
            GridSearch(grid, reference: reference), reference: reference, folds: QueryFolds(ids(6), count: 3, seed: 1)
        ).run {
            $0.map { _ in [0, 0.25, 0.5, 0.75, 1, 0] }
        }
        #expect(outcome.recommended == reference)
        #expect(outcome.chosen == [reference, reference, reference])
    }

    @Test func foldsDependOnIdsAndSeedAlone() {
        let ids = ids(23)
        let folds = QueryFolds(ids, count: 5, seed: 7)
        #expect((0..<5).map { folds.members($0).count }.sorted() == [4, 4, 5, 5, 5])
        for fold in 0..<5 { #expect((folds.members(fold) + folds.others(fold)).sorted() == Array(0..<23)) }
        let backwards = QueryFolds(ids.reversed(), count: 5, seed: 7)
        #expect(backwards.assignment.reversed() == folds.assignment)
        #expect(QueryFolds(ids, count: 5, seed: 8).assignment != folds.assignment)
        // SplitMix64 and Fisher and Yates's shuffle, computed elsewhere.
        #expect(QueryFolds(self.ids(8), count: 3, seed: 1).assignment == [0, 0, 1, 1, 1, 0, 2, 2])
    }

    @Test func gridsAndSettingsAreChecked() throws {
        #expect(throws: RankingParameterError.self) { try TuningGrid(k1: [-1]) }
        #expect(throws: RankingParameterError.self) { try TuningGrid(b: [0.5, 1.5]) }
        #expect(throws: RankingParameterError.self) { try TuningGrid(k1: [.nan]) }
        #expect(throws: RankingParameterError.self) { try TuningGrid(titleWeights: [nil, 2000]) }
        let grid = try TuningGrid(k1: [2, 1, 2], b: [0.5], titleWeights: [3, nil, 1])
        #expect(grid.k1 == [1, 2])
        #expect(grid.titleWeights == [nil, 1, 3])
        #expect(grid.count == 6)
        #expect(grid.openEnds(of: GridPoint(k1: 1, b: 0, titleWeight: 0)) == [.k1])
        #expect(grid.openEnds(of: GridPoint(k1: 0, b: 0, titleWeight: 2)) == [.k1, .titleWeight])
        #expect(try TuningGrid().openEnds(of: GridPoint(k1: 0, b: 20, titleWeight: 0)) == [])
        let setting = try TuningSetting(variant: .atire, k1: 0.9, b: 1, titleWeight: 2.5)
        #expect(setting.options == "--bm25 atire --k1 0.9 --b 1 --weights title=2.5,body=1")
        #expect(setting.spec == "lede:bm25=atire,k1=0.9,b=1,weights=title:2.5+body:1")
        // What is printed is read as what was meant.
        #expect(try BackendSpec(setting.spec).engine == .lede(setting.ranking))
    }

    /// A grid of any size is searched by a bounded number of settings.
    @Test func theCostIsBounded() throws {
        for count in [1, 2, 8, 9, 31, 1000] {
            let grid = try TuningGrid(
                k1: (0..<count).map { Double($0) }, b: (0..<count).map { Double($0) / 1000 }, titleWeights: (0..<count).map { Double($0) })
            let search = GridSearch(grid, reference: grid.reference(for: nil))
            #expect(search.coarse.count <= 1000)
            #expect(search.largestCount(searches: 6) <= min(1000 + 26 * 6 * search.refinementCount, grid.count))
        }
    }
}
