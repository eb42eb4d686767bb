import Foundation

/// The regularized incomplete beta function, of which the tails of Student's t are a case (NIST Digital Library of Mathematical Functions,
/// 8.17).
enum IncompleteBeta {
    /// I_x(a, b) to about 1e-14, for 0 ≤ x ≤ 1 and positive a and b.
    static func regularized(_ x: Double, a: Double, b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        // The fraction converges fast below the mean; above it I_x(a, b) = 1 − I_{1−x}(b, a).
        if x > (a + 1) / (a + b + 2) { return 1 - regularized(1 - x, a: b, b: a) }
        let logFactor = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
        return min(exp(logFactor) / a * continuedFraction(x, a, b), 1)
    }

    /// DLMF 8.17.22 by Lentz's method, numerators d_1, d_2, ….
    private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var c = Double.infinity
        var d = 0.0
        var fraction = 1.0
        for step in 0..<10_000 {
            let m = Double(step / 2)
            let numerator: Double
            if step == 0 {
                numerator = 1
            } else if step.isMultiple(of: 2) {
                numerator = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            } else {
                numerator = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            }
            d = 1 + numerator * d
            if abs(d) < tiny { d = tiny }
            d = 1 / d
            if step > 0 {
                c = 1 + numerator / c
                if abs(c) < tiny { c = tiny }
                fraction *= c * d
                if abs(c * d - 1) < 1e-15 { break }
            } else {
                fraction = d
            }
        }
        return fraction
    }
}
