/// Words between ASCII white space and NUL; the lead bytes with which other white space begins need a closer look.
enum WhitespaceWindow: WindowBytes {
    @inline(__always)
    static func classify(_ bytes: SIMD16<UInt8>) -> (words: SIMD16<UInt8>, special: SIMD16<UInt8>, folded: SIMD16<UInt8>) {
        let low = bytes & SIMD16(repeating: 0x7F)
        let spaces = within(0x20...0x20, low) | within(0x00...0x00, low) | within(0x09...0x0D, low)
        let leads = bytes & (within(0x42...0x42, low) | within(0x61...0x63, low))
        return (bytes | ~spaces, leads, bytes)
    }
}
