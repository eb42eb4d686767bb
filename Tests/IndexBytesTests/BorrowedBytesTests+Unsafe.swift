import LedeTestSupport
import Testing

@testable import LedeIndexBytes

/// Unowned bytes against the slice they are borrowed from.
@Suite struct BorrowedBytesTests {
    private func storage(_ bytes: [UInt8]) -> ByteStorage { ByteStorage(name: "bytes", copying: bytes) }

    /// What `body` gives, or nil if it throws.
    private func value<Value>(_ body: () throws(IndexFileError) -> Value) -> Value? {
        do { return try body() } catch { return nil }
    }

    @Test func loadsAreTheSlicesOwnAndErrorsTellTheSamePlace() throws {
        var random = SeededGenerator(seed: 1)
        let storage = storage(random.bytes(100))
        for (start, length) in [(0, 100), (7, 50), (99, 1), (100, 0), (50, 0)] {
            let slice = try storage.slice.slice(at: start, length: length)
            let borrowed = BorrowedBytes(slice)
            #expect(borrowed.count == length)
            for offset in [Int.min / 2, -5, -1, 1 << 32, 1 << 48] + Array(0...(length + 5)) {
                let byte = value { () throws(IndexFileError) in try slice.byte(at: offset) }
                let number = value { () throws(IndexFileError) in try slice.uint32(at: offset) }
                #expect(value { () throws(IndexFileError) in try borrowed.byte(at: offset) } == byte)
                #expect(value { () throws(IndexFileError) in try borrowed.uint32(at: offset) } == number)
            }
            let error = #expect(throws: IndexFileError.self) { try borrowed.uint32(at: length) }
            #expect(error?.code == .corrupt)
            #expect(error?.file == "bytes")
            #expect(error?.offset == start + length)
        }
        withExtendedLifetime(storage) {}
    }

    @Test func varintsAreThoseOfAReader() throws {
        var random = SeededGenerator(seed: 2)
        for round in 0..<3000 {
            var bytes = ByteWriter()
            if round % 3 == 0 {
                bytes.append(random.bytes(random.below(8)))
            } else {
                bytes.append(varint: random.number(bits: round % 3 == 1 ? 32 : 40))
                if round % 5 == 0 { bytes.append(random.bytes(2)) }
            }
            let storage = storage(bytes.bytes)
            let borrowed = BorrowedBytes(storage.slice)
            var place = 0
            let found = value { () throws(IndexFileError) in try borrowed.varint32(at: &place) }
            var reader = ByteReader(storage.slice)
            // In 5 bytes there may be 35 bits: the caller decides what it makes of more than 32.
            let expected = value { () throws(IndexFileError) in try reader.varint() }
            if let expected, reader.offset <= 5 {
                #expect(found == expected, "\(bytes.bytes)")
                #expect(place == reader.offset, "\(bytes.bytes)")
            } else {
                #expect(found == nil, "\(bytes.bytes)")
            }
            withExtendedLifetime(storage) {}
        }
    }

    @Test func varintsOutsideTheBytesThrow() {
        let storage = storage([1, 2, 3])
        let borrowed = BorrowedBytes(storage.slice)
        for start in [-1, 3, 4, 1 << 48] {
            var place = start
            #expect(value { () throws(IndexFileError) in try borrowed.varint32(at: &place) } == nil)
        }
        withExtendedLifetime(storage) {}
    }

    /// The 128 values of a block, or nil if unpacking throws.
    private func unpacked(_ borrowed: BorrowedBytes, at offset: Int, width: Int) -> [UInt32]? {
        // SAFETY: the memory is aligned, has room for the 128 values that are written, is initialised before, and is freed after it was
        // copied.
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 16)
        defer { target.deallocate() }
        let values = target.initializeMemory(as: UInt32.self, repeating: 7)
        guard let start = values.baseAddress else { return nil }
        return value { () throws(IndexFileError) in
            try borrowed.unpack(at: offset, width: width, to: start)
            return Array(values)
        }
    }

    @Test func unpackingIsThatOfTheSlice() throws {
        var random = SeededGenerator(seed: 3)
        for width in 0...32 {
            var values = InlineArray<128, UInt32>(repeating: 0)
            for index in 0..<128 { values[index] = width == 0 ? 0 : UInt32(truncatingIfNeeded: random.next()) >> UInt32(32 - width) }
            var packed = ByteWriter()
            packed.append(random.bytes(5))
            BitPacking.pack(values, width: width, into: &packed)
            let storage = storage(packed.bytes)
            let borrowed = BorrowedBytes(storage.slice)
            var expected: [UInt32] = []
            for index in 0..<128 { expected.append(values[index]) }
            #expect(unpacked(borrowed, at: 5, width: width) == expected, "width \(width)")
            for (offset, width) in [(6, width), (-1, width), (1 << 48, width), (0, 33), (0, .max)] where width > 0 {
                #expect(unpacked(borrowed, at: offset, width: width) == nil, "\(offset), width \(width)")
            }
            withExtendedLifetime(storage) {}
        }
    }
}
