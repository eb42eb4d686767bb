/// How much a posting can add to a score, in a form that gives bounds for every BM25 variant, k1 and b.
///
/// All variants are decreasing functions of g = norm / f with norm = 1 − b + b·L/avgdl. Stored is g for the reference b = 0.75 and the
/// segment's own mean length, as the saturation u = 1 / (1 + 1.2·g), which lies in 0...1 and is Lucene's term frequency part for the
/// reference k1 = 1.2. A different b or mean length changes any document's norm by a factor between the ratios of its two summands, and so
/// moves upper and lower bounds by at most that.
///
/// Codes are bytes: 1...255 stand for saturations evenly spread over an interval, 0 for no posting at all.
// Public, since the compiler inlines nothing else across modules; no product exports the module.
public enum ImpactCode {
    package static var referenceK1: Double { 1.2 }
    package static var referenceB: Double { 0.75 }
    /// The code of a range without postings.
    @inlinable public static var empty: UInt8 { 0 }

    /// The saturation of a posting: in 0...1, up to rounding.
    @inline(__always)
    static func saturation(freq: UInt32, length: UInt32, averageLength: Double) -> Double {
        let f = Double(freq)
        return f / (f + referenceK1 * ((1 - referenceB) + referenceB * Double(length) / averageLength))
    }

    /// The least code that stands for at least `saturation`, which lies in the interval; never `empty`.
    static func upper(_ saturation: Double, low: Float, high: Float) -> UInt8 {
        guard high > low else { return 255 }
        var code = Int(max(1, min(255, ((saturation - Double(low)) / (Double(high) - Double(low)) * 254).rounded(.up) + 1)))
        while code < 255, self.saturation(UInt8(code), low: low, high: high) < saturation { code += 1 }
        return UInt8(code)
    }

    /// What code 1...255 stands for: `high` for 255.
    @inline(__always)
    package static func saturation(_ code: UInt8, low: Float, high: Float) -> Double {
        code == 255 ? Double(high) : Double(low) + (Double(high) - Double(low)) * (Double(code) - 1) / 254
    }

    /// `saturation` in 32 bits, rounded up or down.
    static func rounded(_ saturation: Double, up: Bool) -> Float {
        let near = Float(saturation)
        return up ? (Double(near) < saturation ? near.nextUp : near) : (Double(near) > saturation ? near.nextDown : near)
    }

    /// g of a saturation; infinite for 0.
    @inline(__always)
    package static func g(_ saturation: Double) -> Double { (1 / saturation - 1) / referenceK1 }
}
