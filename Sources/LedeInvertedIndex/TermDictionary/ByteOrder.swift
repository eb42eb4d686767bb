// The order of terms and ids: by their bytes, a shorter one before what it begins.

extension Span<UInt8> {
    /// Negative, 0 or positive as these bytes come before, equal or after `other` in the order of bytes.
    func compared(with other: Span<UInt8>) -> Int {
        let limit = Swift.min(count, other.count)
        for index in 0..<limit where self[index] != other[index] { return Int(self[index]) - Int(other[index]) }
        return count - other.count
    }
}

extension [UInt8] {
    /// Negative, 0 or positive as these bytes come before, equal or after `other` in the order of bytes.
    func compared(with other: [UInt8]) -> Int { span.compared(with: other.span) }
}
