/// Reads a slice from front to back; past its end it throws.
package struct ByteReader: Sendable {
    package let slice: ByteSlice
    /// The next byte to read, relative to the slice.
    package private(set) var offset: Int

    package init(_ slice: ByteSlice, at offset: Int = 0) {
        self.slice = slice
        self.offset = offset
    }

    /// Whether every byte was read.
    package var isAtEnd: Bool { offset >= slice.count }

    package mutating func byte() throws(IndexFileError) -> UInt8 {
        let value = try slice.byte(at: offset)
        offset += 1
        return value
    }

    /// An unsigned LEB128 integer of at most 10 bytes.
    package mutating func varint() throws(IndexFileError) -> UInt64 {
        let first = try slice.byte(at: offset)
        offset += 1
        if first < 0x80 { return UInt64(first) }
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while true {
            let byte = try slice.byte(at: offset)
            guard shift < 63 || byte <= 1 else {
                throw slice.corrupt(at: offset, expected: "a varint of 64 bits", found: "a longer one")
            }
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// A varint that must fit 32 bits.
    package mutating func varint32() throws(IndexFileError) -> UInt32 {
        let start = offset
        let value = try varint()
        guard let narrow = UInt32(exactly: value) else {
            throw slice.corrupt(at: start, expected: "a varint of 32 bits", found: "\(value)")
        }
        return narrow
    }

    /// A varint that counts bytes still to come in the slice.
    package mutating func length() throws(IndexFileError) -> Int {
        let start = offset
        let value = try varint()
        guard value <= UInt64(slice.count - offset) else {
            throw slice.corrupt(at: start, expected: "at most \(slice.count - offset) bytes", found: "\(value)")
        }
        return Int(value)
    }

    /// The next `length` bytes.
    package mutating func take(_ length: Int) throws(IndexFileError) -> ByteSlice {
        let taken = try slice.slice(at: offset, length: length)
        offset += length
        return taken
    }
}
