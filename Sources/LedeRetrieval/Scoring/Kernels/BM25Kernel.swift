/// A BM25 formula made ready for one collection: every variant is scale · (f + p + q·L) / (f + r + s·L) + bonus, in this order of
/// operations.
///
/// With norm = 1 − b + b·L/avgdl: r + s·L is k1·norm, and p + q·L is 0, except in BM25L, whose c = f/norm gives (f + δ·norm) / (f +
/// (k1+δ)·norm).
package struct BM25Kernel: Sendable {
    /// What a leaf's weight makes of the formula.
    package struct Factors: Sendable, BitwiseCopyable {
        var scale: Double
        var bonus: Double
    }

    private let numeratorBase: Double
    private let numeratorSlope: Double
    private let denominatorBase: Double
    private let denominatorSlope: Double
    private let scale: Double
    private let bonus: Double

    /// norm = `normBase` + `normSlope` · L.
    let normBase: Double
    let normSlope: Double
    /// p and q, r and s are these multiples of the norm.
    let numeratorMultiple: Double
    let denominatorMultiple: Double

    /// - Parameters:
    ///   - b: replaces the formula's.
    ///   - averageLength: tokens per document over the collection, above 0.
    init(_ formula: BM25, b: Double? = nil, averageLength: Double) {
        self.init(formula.variant.frequency, k1: formula.k1, b: b ?? formula.b, averageLength: averageLength)
    }

    /// - Parameter averageLength: tokens per document over the collection, above 0.
    init(_ frequency: FrequencyForm, k1: Double, b: Double, averageLength: Double) {
        normBase = 1 - b
        normSlope = b / averageLength
        let delta = frequency.delta
        numeratorMultiple = frequency == .l ? delta : 0
        denominatorMultiple = frequency == .l ? k1 + delta : k1
        numeratorBase = numeratorMultiple * normBase
        numeratorSlope = numeratorMultiple * normSlope
        denominatorBase = denominatorMultiple * normBase
        denominatorSlope = denominatorMultiple * normSlope
        scale = frequency == .saturated ? 1 : k1 + 1
        bonus = frequency == .plus ? delta : 0
    }

    /// For a leaf whose idf, or sum of idfs, is `weight`.
    package func factors(weight: Double) -> Factors { Factors(scale: weight * scale, bonus: weight * bonus) }

    /// What a leaf that occurs `freq` times adds to the score of a document of `length` tokens.
    @inline(__always)
    package func contribution(_ factors: Factors, freq: UInt32, length: UInt32) -> Double {
        contribution(factors, freq: Double(freq), length: length)
    }

    /// The same for weighted occurrences, above 0.
    @inline(__always)
    func contribution(_ factors: Factors, freq: Double, length: UInt32) -> Double {
        contribution(factors, freq: freq, tokens: Double(length))
    }

    /// The same for a document that counts as `tokens` long.
    @inline(__always)
    func contribution(_ factors: Factors, freq f: Double, tokens: Double) -> Double {
        factors.scale * (f + (numeratorBase + numeratorSlope * tokens)) / (f + (denominatorBase + denominatorSlope * tokens))
            + factors.bonus
    }

    /// The same for several documents at once, bit for bit, if frequencies and lengths fit 31 bits.
    @inline(__always)
    func contributions(_ factors: Factors, freqs: SIMD4<Double>, lengths: SIMD4<Double>) -> SIMD4<Double> {
        factors.scale * (freqs + (numeratorBase + numeratorSlope * lengths)) / (freqs + (denominatorBase + denominatorSlope * lengths))
            + factors.bonus
    }

    /// No contribution is greater.
    func largestContribution(_ factors: Factors) -> Double { contribution(factors, g: 0) }

    /// The same as a function of g = norm / f, with which it falls; within rounding of `contribution`.
    @inline(__always)
    func contribution(_ factors: Factors, g: Double) -> Double {
        guard g.isFinite else {
            return factors.scale * (denominatorMultiple == 0 ? 1 : numeratorMultiple / denominatorMultiple) + factors.bonus
        }
        return factors.scale * (1 + numeratorMultiple * g) / (1 + denominatorMultiple * g) + factors.bonus
    }
}
