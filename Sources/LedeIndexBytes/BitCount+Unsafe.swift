/// Counts the set bits of a bitset.
package enum BitCount {
    /// The set bits of `count` words at `words`, by a tree of carry-save adders over 8 vectors at a time (Harley and Seal; Muła, Kurz and
    /// Lemire, "Faster population counts using AVX2 instructions", 2018): the baseline is a processor without an instruction for it.
    package static func count(_ words: UnsafePointer<UInt64>, _ count: Int) -> Int {
        // SAFETY: the caller promises `count` readable words; each group reads 16 of them, the rest is read word by word.
        let base = UnsafeRawPointer(words)
        var ones = SIMD2<UInt64>.zero
        var twos = SIMD2<UInt64>.zero
        var fours = SIMD2<UInt64>.zero
        var eights = SIMD2<UInt64>.zero
        var index = 0
        func vector(_ offset: Int) -> SIMD2<UInt64> { base.loadUnaligned(fromByteOffset: (index &+ offset) &* 8, as: SIMD2<UInt64>.self) }
        while index &+ 16 <= count {
            let (twosA, ones1) = add(ones, vector(0), vector(2))
            let (twosB, ones2) = add(ones1, vector(4), vector(6))
            let (foursA, twos1) = add(twos, twosA, twosB)
            let (twosC, ones3) = add(ones2, vector(8), vector(10))
            let (twosD, ones4) = add(ones3, vector(12), vector(14))
            let (foursB, twos2) = add(twos1, twosC, twosD)
            let (eight, fours1) = add(fours, foursA, foursB)
            ones = ones4
            twos = twos2
            fours = fours1
            eights &+= population(eight)
            index &+= 16
        }
        var sum = eights &* 8 &+ population(fours) &* 4 &+ population(twos) &* 2 &+ population(ones)
        while index < count {
            sum[0] &+= UInt64(words[index].nonzeroBitCount)
            index &+= 1
        }
        return Int(sum[0] &+ sum[1])
    }

    /// Adds three bits in each place: the carries and the sums.
    @inline(__always)
    private static func add(
        _ a: SIMD2<UInt64>, _ b: SIMD2<UInt64>, _ c: SIMD2<UInt64>
    ) -> (carry: SIMD2<UInt64>, sum: SIMD2<UInt64>) {
        let half = a ^ b
        return ((a & b) | (half & c), half ^ c)
    }

    /// The set bits of each lane.
    @inline(__always)
    private static func population(_ value: SIMD2<UInt64>) -> SIMD2<UInt64> {
        let fives = SIMD2<UInt64>(repeating: 0x5555_5555_5555_5555)
        let threes = SIMD2<UInt64>(repeating: 0x3333_3333_3333_3333)
        let nibbles = SIMD2<UInt64>(repeating: 0x0F0F_0F0F_0F0F_0F0F)
        let pairs = value &- ((value &>> 1) & fives)
        let quads = (pairs & threes) &+ ((pairs &>> 2) & threes)
        let bytes = (quads &+ (quads &>> 4)) & nibbles
        let shorts = bytes &+ (bytes &>> 8)
        let words = shorts &+ (shorts &>> 16)
        return (words &+ (words &>> 32)) & SIMD2<UInt64>(repeating: 0xFF)
    }
}
