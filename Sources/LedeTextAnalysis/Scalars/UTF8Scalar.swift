/// One step through bytes that should be UTF-8: a scalar value, or a maximal invalid sequence.
struct UTF8Scalar {
    /// What `value` is when the bytes are not UTF-8.
    static let invalid = UInt32.max

    /// The scalar value, or `invalid`.
    let value: UInt32
    /// Bytes taken, 1...4.
    let length: Int

    /// Decodes at `offset`. Well-formedness is the Unicode standard's table 3-7; an ill-formed sequence takes its maximal subpart
    /// (section 3.9, U+FFFD substitution), so that a broken sequence never swallows a good scalar.
    ///
    /// - Precondition: `offset` is inside `text`.
    @inline(__always)
    init(_ text: Span<UInt8>, at offset: Int) {
        let lead = text[offset]
        if lead < 0x80 {
            self.init(value: UInt32(lead), length: 1)
            return
        }
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        let needed: Int
        var value: UInt32
        switch lead {
        case 0xC2...0xDF:
            needed = 1
            value = UInt32(lead & 0x1F)
        case 0xE0...0xEF:
            needed = 2
            value = UInt32(lead & 0x0F)
            if lead == 0xE0 { lowest = 0xA0 }
            if lead == 0xED { highest = 0x9F }
        case 0xF0...0xF4:
            needed = 3
            value = UInt32(lead & 0x07)
            if lead == 0xF0 { lowest = 0x90 }
            if lead == 0xF4 { highest = 0x8F }
        default:
            self.init(value: Self.invalid, length: 1)
            return
        }
        var taken = 1
        while taken <= needed {
            guard offset + taken < text.count else { break }
            let byte = text[offset + taken]
            guard byte >= lowest, byte <= highest else { break }
            value = value << 6 | UInt32(byte & 0x3F)
            lowest = 0x80
            highest = 0xBF
            taken += 1
        }
        self.init(value: taken > needed ? value : Self.invalid, length: taken)
    }

    @inline(__always)
    private init(value: UInt32, length: Int) {
        self.value = value
        self.length = length
    }
}
