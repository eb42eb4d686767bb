/// One step through bytes as FTS5 reads them: a lead byte from 0xC0 on takes every continuation byte that follows.
struct LenientUTF8Scalar {
    /// A code point, or a number past the last one; U+FFFD for overlong forms below U+0080, surrogates, xFFFE and xFFFF.
    let value: UInt32
    /// The byte after it.
    let end: Int

    /// Reads at `offset`. A continuation byte where a lead byte should be is read as the code point of its number.
    ///
    /// - Precondition: `offset` is inside `text`.
    @inline(__always)
    init(_ text: Span<UInt8>, at offset: Int) {
        let lead = text[offset]
        var end = offset + 1
        guard lead >= 0xC0 else {
            value = UInt32(lead)
            self.end = end
            return
        }
        var value: UInt32 =
            switch lead {
            case ..<0xE0: UInt32(lead & 0x1F)
            case ..<0xF0: UInt32(lead & 0x0F)
            case ..<0xF8: UInt32(lead & 0x07)
            case ..<0xFC: UInt32(lead & 0x03)
            case ..<0xFE: UInt32(lead & 0x01)
            default: 0
            }
        while end < text.count, text[end] & 0xC0 == 0x80 {
            value = value << 6 &+ UInt32(text[end] & 0x3F)
            end += 1
        }
        if value < 0x80 || value & 0xFFFF_F800 == 0xD800 || value & 0xFFFF_FFFE == 0xFFFE { value = 0xFFFD }
        self.value = value
        self.end = end
    }
}
