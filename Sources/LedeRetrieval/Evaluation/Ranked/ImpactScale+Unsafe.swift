import Foundation
import LedeInvertedIndex

/// Turns the `ImpactCode`s of a segment, which refer to b = 0.75 and the segment's own mean length, into bounds for a kernel.
///
/// norm = α + β·L for the kernel, α₀ + β₀·L for the codes. With s = min(α/α₀, β/β₀), norm is at least s·norm₀ plus what s leaves of α;
/// so g = norm / f is at least s·g₀ + (α − s·α₀) / f, and f is at most the range's greatest frequency. With S = max(α/α₀, β/β₀), g is at
/// most S·g₀.
struct ImpactScale {
    private let least: Double
    private let greatest: Double
    private let rest: Double

    /// Whether a bound is the code's own saturation.
    private let isReference: Bool

    /// Whether bounds need a range's greatest frequency, too, to be tight.
    let usesFreqs: Bool

    init(kernel: BM25Kernel, averageLength: Double) {
        let base = kernel.normBase / (1 - ImpactCode.referenceB)
        let slope = kernel.normSlope / (ImpactCode.referenceB / averageLength)
        least = min(base, slope)
        greatest = max(base, slope)
        rest = max(0, kernel.normBase - least * (1 - ImpactCode.referenceB))
        isReference =
            least == 1 && greatest == 1 && kernel.numeratorMultiple == 0 && kernel.denominatorMultiple == ImpactCode.referenceK1
        usesFreqs = rest > 0.02 * kernel.normBase
    }

    /// A bound in whole units, above it; the greatest number for what is beyond it or NaN.
    @inline(__always)
    static func units(_ bound: Double) -> UInt16 {
        // The constants first: a comparison with NaN fails.
        UInt16(max(0, min(65_534, bound))) &+ 1
    }

    /// Upper bounds in units for every code of `list`, from the code alone.
    func fill(
        _ table: UnsafeMutablePointer<UInt16>, _ list: RangeList, factors: BM25Kernel.Factors, kernel: BM25Kernel, unit: Double
    ) {
        // SAFETY: the caller gives room for 256 numbers.
        let inverse = (1 + 1e-9) / unit
        table[0] = 0
        if isReference {
            // The bound is the saturation itself, apart from scale and bonus: evenly spread, like the codes.
            // In units before it is rounded to 32 bits, which hold the weights of few queries and the units of all; the ends within 16
            // bits, and with them all between.
            let scale = factors.scale * inverse
            let start = max(0, min(65_000, Float(scale * Double(list.lowestBound) + factors.bonus * inverse) + 1.01))
            let step = Float(scale * (Double(list.highestBound) - Double(list.lowestBound)) / 254)
            let more = max(0, min((65_000 - start) / 254, step))
            for code in 1..<256 { table[code] = UInt16(truncatingIfNeeded: Int32(start + more * Float(code &- 1))) }
            return
        }
        for code in 1..<256 {
            let saturation = ImpactCode.saturation(UInt8(code), low: list.lowestBound, high: list.highestBound)
            table[code] = Self.units(kernel.contribution(factors, g: least * ImpactCode.g(saturation)) * inverse)
        }
    }

    /// Upper bounds in units for every range, from codes and greatest frequencies.
    func fillRanges(
        _ row: UnsafeMutablePointer<UInt16>, _ list: RangeList, factors: BM25Kernel.Factors, kernel: BM25Kernel, unit: Double
    ) {
        // SAFETY: the caller gives room for a number for each range; a list has a code and a frequency for each.
        let inverse = (1 + 1e-9) / unit
        for range in 0..<list.rangeCount {
            let code = list.bounds[range]
            let more = rest / max(list.largestFreq(ofRange: range), 1)
            let saturation = ImpactCode.saturation(max(code, 1), low: list.lowestBound, high: list.highestBound)
            let bound = kernel.contribution(factors, g: least * ImpactCode.g(saturation) + more)
            row[range] = code == ImpactCode.empty ? 0 : Self.units(bound * inverse)
        }
    }

    /// The least code of `list` that represents a posting that can reach `score`, from the code alone; at least 1, 256 for none.
    func leastCode(_ list: RangeList, reaching score: Double, factors: BM25Kernel.Factors, kernel: BM25Kernel) -> Int {
        guard score > 0 else { return 1 }
        var low = 1
        var high = 256
        while low < high {
            let middle = (low + high) >> 1
            let saturation = ImpactCode.saturation(UInt8(middle), low: list.lowestBound, high: list.highestBound)
            if greatestScore(of: saturation, factors: factors, kernel: kernel) >= score { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// What the document of a rank that is none of those stored may reach by a leaf alone: nothing to rely on.
    /// - Parameter saturations: the 10th, 100th and 1000th greatest.
    func guessedScore(
        ofRank rank: Double, _ saturations: (Float, Float, Float), factors: BM25Kernel.Factors, kernel: BM25Kernel
    ) -> Double {
        let (tenth, hundredth, thousandth) = (Double(saturations.0), Double(saturations.1), Double(saturations.2))
        let saturation =
            rank <= 10
            ? tenth
            : rank <= 100 ? tenth + (hundredth - tenth) * log10(rank / 10) : hundredth + (thousandth - hundredth) * log10(rank / 100)
        return rank <= 1000 ? leastScore(of: saturation, factors: factors, kernel: kernel) : 0
    }

    /// What a posting of at most this saturation adds to a score at most.
    func greatestScore(of saturation: Double, factors: BM25Kernel.Factors, kernel: BM25Kernel) -> Double {
        kernel.contribution(factors, g: least * ImpactCode.g(saturation)) * (1 + 1e-9)
    }

    /// What a posting of at least this saturation adds to a score at least; 0 for 0.
    func leastScore(of saturation: Double, factors: BM25Kernel.Factors, kernel: BM25Kernel) -> Double {
        guard saturation > 0 else { return 0 }
        return kernel.contribution(factors, g: greatest * ImpactCode.g(min(saturation, 1))) * (1 - 1e-9)
    }
}
