extension String {
    /// The text of a range of UTF-8 bytes; what is cut within a character, or beyond the end, is made good as decoding does it.
    ///
    /// - Complexity: linear in the length of the slice.
    package func utf8Slice(_ range: Range<Int>) -> String {
        let bytes = utf8.span
        let bounds = range.clamped(to: 0..<bytes.count)
        var slice: [UInt8] = []
        slice.reserveCapacity(bounds.count)
        for index in bounds { slice.append(bytes[index]) }
        return String(decoding: slice, as: UTF8.self)
    }
}
