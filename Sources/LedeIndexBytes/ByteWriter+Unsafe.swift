/// Bytes as they go to disk: little-endian integers and LEB128 varints.
package struct ByteWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package var count: Int { bytes.count }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func append(byte: UInt8) { bytes.append(byte) }

    package mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Appends all of `more` in one step.
    package mutating func append(span more: Span<UInt8>) {
        // SAFETY: the buffer is copied during the call.
        more.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    package mutating func append(uint32 value: UInt32) {
        // SAFETY: the value's own 4 bytes are copied during the call.
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func append(uint64 value: UInt64) {
        // SAFETY: the value's own 8 bytes are copied during the call.
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends each of `values` as a little-endian integer of 4 bytes. Complexity: linear, at the speed of copying.
    package mutating func append(uint32s values: Span<UInt32>) {
        #if _endian(little)
            // SAFETY: the values' memory is copied during the call; its byte order is the one wanted.
            values.withUnsafeBytes { bytes.append(contentsOf: $0) }
        #else
            for index in values.indices { append(uint32: values[index]) }
        #endif
    }

    /// An unsigned LEB128 integer: 7 bits a byte, the lowest first, the top bit set on all but the last.
    package mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
