/// One byte for how much a posting can add to a score, from which bounds follow for every BM25 variant, k1 and b.
///
/// All variants are decreasing functions of g = norm / f with norm = 1 − b + b·L/avgdl. A code keeps g for the reference b = 0.75 and the
/// segment's own mean length, as the saturation u = 1 / (1 + 1.2·g), which lies in 0...1 and is Lucene's term frequency part for the
/// reference k1 = 1.2: u is rounded up where an upper bound is kept, down where a lower one is. A different b or mean length
/// changes the norm of any document by a factor between the ratios of its two summands, and so moves both bounds by at most that.
package enum ImpactCode {
    package static let referenceK1 = 1.2
    package static let referenceB = 0.75
    /// The code of a range without postings.
    package static let empty: UInt8 = 0

    /// The saturation of a posting: in 0...1, up to rounding.
    @inline(__always)
    static func saturation(freq: UInt32, length: UInt32, averageLength: Double) -> Double {
        let f = Double(freq)
        return f / (f + referenceK1 * ((1 - referenceB) + referenceB * Double(length) / averageLength))
    }

    /// The least code whose saturation is not below `saturation`; never `empty`.
    @inline(__always)
    static func upper(_ saturation: Double) -> UInt8 { UInt8(max(1, min(255, (saturation * 255).rounded(.up)))) }

    /// The greatest code whose saturation is not above `saturation`.
    @inline(__always)
    static func lower(_ saturation: Double) -> UInt8 { UInt8(max(0, min(255, (saturation * 255).rounded(.down)))) }

    /// g of a saturation that is exactly `code`'s; infinite for 0.
    package static func g(_ code: UInt8) -> Double { (255 / Double(code) - 1) / referenceK1 }
}
