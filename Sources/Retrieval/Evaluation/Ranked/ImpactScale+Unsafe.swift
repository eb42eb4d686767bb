import InvertedIndex

/// Turns the `ImpactCode`s of a segment, which refer to b = 0.75 and the segment's own mean length, into bounds for a kernel.
///
/// norm = α + β·L for the kernel, α₀ + β₀·L for the codes. With s = min(α/α₀, β/β₀), norm is at least s·norm₀ plus what s leaves of α;
/// so g = norm / f is at least s·g₀ + (α − s·α₀) / f, and f is at most the range's greatest frequency. With S = max(α/α₀, β/β₀), g is at most S·g₀.
struct ImpactScale {
    private let least: Double
    private let greatest: Double
    private let rest: Double

    /// Whether bounds need a range's greatest frequency, too, to be tight.
    let usesFreqs: Bool

    init(kernel: BM25Kernel, averageLength: Double) {
        let base = kernel.normBase / (1 - ImpactCode.referenceB)
        let slope = kernel.normSlope / (ImpactCode.referenceB / averageLength)
        least = min(base, slope)
        greatest = max(base, slope)
        rest = max(0, kernel.normBase - least * (1 - ImpactCode.referenceB))
        usesFreqs = rest > 0.02 * kernel.normBase
    }

    /// Upper bounds in units for every code, from the code alone.
    func fill(_ table: UnsafeMutablePointer<UInt16>, factors: BM25Kernel.Factors, kernel: BM25Kernel, unit: Double) {
        // SAFETY: the caller gives room for 256 numbers.
        let inverse = (1 + 1e-9) / unit
        table[0] = 0
        for code in 1..<256 {
            table[code] = UInt16(kernel.contribution(factors, g: least * ImpactCode.g(UInt8(code))) * inverse) &+ 1
        }
    }

    /// Upper bounds in units for every range, from codes and greatest frequencies.
    func fill(
        _ row: UnsafeMutablePointer<UInt16>, _ list: RangeList, factors: BM25Kernel.Factors, kernel: BM25Kernel, unit: Double
    ) {
        // SAFETY: the caller gives room for a number for each range; a list has a code and a frequency for each.
        let inverse = (1 + 1e-9) / unit
        for range in 0..<list.rangeCount {
            let code = list.bounds[range]
            let freq = list.largestFreqs[range]
            let more = freq == 255 ? 0 : rest / Double(max(freq, 1))
            let bound = kernel.contribution(factors, g: least * ImpactCode.g(code) + more)
            row[range] = code == ImpactCode.empty ? 0 : UInt16(bound * inverse) &+ 1
        }
    }

    /// What the best `limit` documents of a list reach by the leaf alone; 0 where nothing is known.
    func leastTopScore(_ list: RangeList, limit: Int, factors: BM25Kernel.Factors, kernel: BM25Kernel) -> Double {
        guard limit > 0, limit <= 1000 else { return 0 }
        let code = limit <= 10 ? list.topCodes.0 : limit <= 100 ? list.topCodes.1 : list.topCodes.2
        guard code > 0 else { return 0 }
        return kernel.contribution(factors, g: greatest * ImpactCode.g(code)) * (1 - 1e-9)
    }
}
