/// The standard tokenizer's ASCII: letters, folded to lower case, and digits make words; other bytes are looked at scalar by scalar.
enum StandardWindow: WindowBytes {
    @inline(__always)
    static func classify(_ bytes: SIMD16<UInt8>) -> (words: SIMD16<UInt8>, special: SIMD16<UInt8>, folded: SIMD16<UInt8>) {
        // Sets the letters' case bit, which all digits have; what it does to separators does not matter.
        let folded = bytes | SIMD16(repeating: 0x20)
        let letters = within(UInt8(ascii: "a")...UInt8(ascii: "z"), folded & SIMD16(repeating: 0x7F))
        let digits = within(UInt8(ascii: "0")...UInt8(ascii: "9"), bytes & SIMD16(repeating: 0x7F))
        return ((letters | digits) & ~bytes, bytes, folded)
    }
}
