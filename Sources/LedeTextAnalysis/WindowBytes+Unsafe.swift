/// How bytes make words, 64 at a time.
protocol WindowBytes {
    /// Of 16 bytes: which are part of a word, which need a closer look by a rule that sees more than one byte, and what each byte of a word
    /// is folded to. The first two are told by the highest bit; the other bits may be anything.
    static func classify(_ bytes: SIMD16<UInt8>) -> (words: SIMD16<UInt8>, special: SIMD16<UInt8>, folded: SIMD16<UInt8>)
}

extension WindowBytes {
    /// Classifies the 64 bytes at `source` and puts what they are folded to at `target`, which may be the same place.
    /// - Returns: a bit for each byte, the first one lowest.
    @inline(__always)
    static func classify(_ source: UnsafeRawPointer, into target: UnsafeMutableRawPointer) -> (words: UInt64, special: UInt64) {
        // SAFETY: the caller passes 64 readable and 64 writable bytes; each part is read before it is written.
        @inline(__always)
        func part(_ offset: Int) -> (words: SIMD16<UInt8>, special: SIMD16<UInt8>) {
            let found = classify(source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self))
            target.storeBytes(of: found.folded, toByteOffset: offset, as: SIMD16<UInt8>.self)
            return (found.words, found.special)
        }
        let (a, b, c, d) = (part(0), part(16), part(32), part(48))
        let words = bits(a.words) | bits(b.words) << 16 | bits(c.words) << 32 | bits(d.words) << 48
        // SAFETY: both types are 16 bytes without padding.
        let any = unsafeBitCast(a.special | b.special | c.special | d.special, to: SIMD2<UInt64>.self)
        guard (any[0] | any[1]) & 0x8080_8080_8080_8080 != 0 else { return (words, 0) }
        return (words, bits(a.special) | bits(b.special) << 16 | bits(c.special) << 32 | bits(d.special) << 48)
    }

    /// The highest bit of each byte.
    @inline(__always)
    private static func bits(_ bytes: SIMD16<UInt8>) -> UInt64 {
        // The product's top byte has bit k from byte k: 7 bits apart, the partial products never meet.
        // SAFETY: both types are 16 bytes without padding.
        let lanes = (unsafeBitCast(bytes, to: SIMD2<UInt64>.self) &>> SIMD2(repeating: 7)) & SIMD2(repeating: 0x0101_0101_0101_0101)
        let low = (lanes[0] &* 0x0102_0408_1020_4080) &>> 56
        let high = (lanes[1] &* 0x0102_0408_1020_4080) &>> 56
        return low | high &<< 8
    }

    /// Sets the highest bit of the bytes, all below 128, that are in `range`.
    @inline(__always)
    static func within(_ range: ClosedRange<UInt8>, _ bytes: SIMD16<UInt8>) -> SIMD16<UInt8> {
        (bytes &+ SIMD16(repeating: 0x80 - range.lowerBound)) & ~(bytes &+ SIMD16(repeating: 0x7F - range.upperBound))
    }
}
