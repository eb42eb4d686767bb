import Foundation

/// Student's t-test for paired values, two-sided: were the differences drawn from a normal distribution around 0?
package struct PairedTTest: Sendable, Equatable {
    /// mean / (standard deviation / √n)
    package let statistic: Double
    /// n − 1
    package let degreesOfFreedom: Int
    /// The chance of a statistic at least as far from 0.
    package let pValue: Double

    /// Nil if the test is undefined: fewer than two queries, or differences that are all the same.
    package init?(_ differences: PairedDifferences) {
        guard let mean = differences.mean, let deviation = differences.standardDeviation, deviation > 0 else { return nil }
        statistic = mean / (deviation / Double(differences.count).squareRoot())
        degreesOfFreedom = differences.count - 1
        let freedom = Double(degreesOfFreedom)
        pValue = IncompleteBeta.regularized(freedom / (freedom + statistic * statistic), a: freedom / 2, b: 0.5)
    }
}
