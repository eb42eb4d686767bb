/// How a block of positions is laid out (`PositionsListWriter`): derived from its first byte and its length.
struct PositionsBlockShape {
    let width: Int
    let exceptionCount: Int
    /// Bytes of an exception.
    let exceptionSize: Int

    /// The shape, or nil if no block has this length.
    @inline(__always)
    init?(head: UInt8, length: Int) {
        exceptionCount = Int(head & 127)
        exceptionSize = head & 128 == 0 ? 2 : 3
        let packed = length &- 1 &- exceptionCount &* exceptionSize
        guard packed >= 0, packed & 15 == 0, packed <= 512, packed < 512 || exceptionCount == 0 else { return nil }
        width = packed &>> 4
    }

    /// Where the exceptions start in the block.
    @inline(__always)
    var exceptions: Int { 1 &+ width &* 16 }
}
