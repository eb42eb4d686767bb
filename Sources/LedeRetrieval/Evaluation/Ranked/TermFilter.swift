/// Whether a posting of one term can reach a score, without a division: scale · (f + p + q·L) / (f + r + s·L) + bonus ≥ θ
/// is a·f + b·L + c ≥ 0 with three numbers that depend only on θ.
struct TermFilter {
    private let a: Double
    private let b: Double
    private let c: Double

    /// A filter that lets through every posting whose contribution is at least `score`, and few others.
    init(_ kernel: BM25Kernel, _ factors: BM25Kernel.Factors, reaching score: Double) {
        guard score.isFinite else {
            (a, b, c) = (0, 0, 0)
            return
        }
        // A little less than the score, so that rounding here never keeps out what reaches it.
        let wanted = (score - factors.bonus) - (score.magnitude + factors.bonus) * 1e-9
        a = factors.scale - wanted
        b = factors.scale * kernel.numeratorMultiple * kernel.normSlope - wanted * kernel.denominatorMultiple * kernel.normSlope
        c = factors.scale * kernel.numeratorMultiple * kernel.normBase - wanted * kernel.denominatorMultiple * kernel.normBase
    }

    @inline(__always)
    func passes(freq: UInt32, length: UInt32) -> Bool { a * Double(freq) + b * Double(length) + c >= 0 }
}
