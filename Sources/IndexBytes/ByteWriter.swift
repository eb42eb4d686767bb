/// Bytes as they go to disk: little-endian integers and LEB128 varints.
public struct ByteWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public var count: Int { bytes.count }

    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    public mutating func append(byte: UInt8) { bytes.append(byte) }

    public mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    public mutating func append(uint32 value: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    public mutating func append(uint64 value: UInt64) {
        append(uint32: UInt32(truncatingIfNeeded: value))
        append(uint32: UInt32(truncatingIfNeeded: value >> 32))
    }

    /// An unsigned LEB128 integer: 7 bits a byte, the lowest first, the top bit set on all but the last.
    public mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
