/// What moving a document from one half of a part to the other saves, given how many documents of each half contain a term.
///
/// A term in d of the n documents of a half takes about d·log₂(n / (d + 1)) bits there (Dhulipala et al., KDD 2016, section 3.1): the sum
/// of the logarithms of d gaps between evenly spread documents. With f(d) = d·log₂(d + 1), what a move from a half with d to one with e
/// documents saves is, apart from the halves' sizes, g(e) − g(d − 1) where g(d) = f(d + 1) − f(d): one table for all sizes.
///
/// The logarithms are computed by additions, multiplications and divisions, which are the same on every machine, as the order of documents
/// must be.
struct MoveGains: Sendable {
    private let table: [Float]
    private static let tableSize = 1 << 16
    /// 1 / ln 2, which (d + 1)·log₂(1 + 1 / (d + 1)) comes to.
    private static let perNat = 1.442_695_040_888_963_4

    /// - Parameter docCount: documents in the largest part.
    init(docCount: Int) {
        let count = min(docCount, Self.tableSize) + 1
        var table: [Float] = []
        table.reserveCapacity(count)
        var before = 0.0
        for degree in 0..<count {
            let after = Double(degree + 1) * Self.log2(degree + 2)
            table.append(Float(after - before))
            before = after
        }
        self.table = table
    }

    /// g(d), rising with d; 0 for −1, where nothing can be moved.
    @inline(__always)
    func gain(_ degree: UInt32) -> Float {
        if Int(degree) < table.count { return table[Int(degree)] }
        return degree == .max ? 0 : Float(Self.log2(Int(degree) + 1) + Self.perNat)
    }

    /// The binary logarithm of a number above 0, to about 1e-15.
    static func log2(_ number: Int) -> Double {
        precondition(number > 0)
        let value = Double(number)
        // ln m = 2·artanh((m − 1) / (m + 1)) for the significand m in 1..<2, so that the argument is under 1/3.
        let argument = (value.significand - 1) / (value.significand + 1)
        let square = argument * argument
        var sum = 0.0
        var divisor = 31.0
        while divisor >= 1 {
            sum = sum * square + 1 / divisor
            divisor -= 2
        }
        return Double(value.exponent) + 2 * argument * sum * perNat
    }
}
