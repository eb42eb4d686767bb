/// Chooses a point of a grid once for each fold, by the queries of the other folds, and once by all queries.
///
/// All choices read one table of values, so a point is evaluated once, however many of them try it. None sees more of it than the columns
/// of its own queries, nor points that only others have tried: the values of a fold's queries cannot reach the choice they are measured by.
package struct CrossValidation: Sendable {
    /// What was chosen.
    package struct Outcome: Sendable, Equatable {
        /// `chosen[f]` is what the queries outside of fold f choose.
        package var chosen: [GridPoint]
        /// What all queries choose.
        package var recommended: GridPoint
        /// `values[p][q]` is query q's value at the point p, for all points that were tried.
        package var values: [GridPoint: [Double]]
    }

    package let search: GridSearch
    package let reference: GridPoint
    package let folds: QueryFolds
    /// Means closer than this count as equal.
    private static let tolerance = 1e-12

    package init(_ search: GridSearch, reference: GridPoint, folds: QueryFolds) {
        self.search = search
        self.reference = reference
        self.folds = folds
    }

    /// A choice in progress.
    private struct Choice {
        /// The queries that choose.
        let queries: [Int]
        var tried: Set<GridPoint>
        var best: GridPoint
    }

    /// - Parameter evaluate: the values of all queries at some points, each point asked for once.
    /// - Throws: what `evaluate` throws.
    package func run(_ evaluate: ([GridPoint]) async throws -> [[Double]]) async throws -> Outcome {
        let all = Array(folds.assignment.indices)
        let coarse = search.coarse
        var choices = ((0..<folds.count).map { folds.others($0) } + [all]).map {
            Choice(queries: $0, tried: Set(coarse), best: reference)
        }
        var values: [GridPoint: [Double]] = [:]
        for step in 0...search.refinementCount {
            if step > 0 {
                for index in choices.indices { choices[index].tried.formUnion(search.neighbours(of: choices[index].best, step: step)) }
            }
            let points = Set(choices.flatMap(\.tried)).subtracting(values.keys).sorted()
            for (point, row) in zip(points, try await evaluate(points)) { values[point] = row }
            for index in choices.indices { choices[index].best = best(of: choices[index], values) }
        }
        return Outcome(chosen: choices.dropLast().map(\.best), recommended: choices[folds.count].best, values: values)
    }

    /// The point with the highest mean over the queries that choose; of equal ones the nearest to the reference, then the first.
    private func best(of choice: Choice, _ values: [GridPoint: [Double]]) -> GridPoint {
        let means = choice.tried.map { point in
            (point: point, mean: Self.mean(values[point] ?? [], over: choice.queries))
        }
        let highest = means.map(\.mean).max() ?? 0
        let equal = means.filter { $0.mean >= highest - Self.tolerance }.map(\.point)
        return equal.min { ($0.distance(to: reference), $0) < ($1.distance(to: reference), $1) } ?? reference
    }

    /// The mean of a row's values at some queries, at least one.
    package static func mean(_ row: [Double], over queries: [Int]) -> Double {
        queries.reduce(0) { $0 + row[$1] } / Double(queries.count)
    }
}
