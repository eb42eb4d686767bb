import LedeIndexBytes
import Testing
import LedeTestSupport

@Suite struct VarintTests {
    private func reader(_ bytes: [UInt8]) -> ByteReader { ByteReader(ByteStorage(name: "numbers", copying: bytes).slice) }

    @Test func roundTrip() throws {
        var random = SeededGenerator(seed: 1)
        var numbers: [UInt64] = [0, 1, 127, 128, 16_383, 16_384, UInt64(UInt32.max), UInt64(UInt32.max) + 1, .max - 1, .max]
        for bit in 0..<64 { numbers += [1 << UInt64(bit), 1 << UInt64(bit) - 1] }
        for _ in 0..<2000 { numbers.append(random.number(bits: 64)) }
        var writer = ByteWriter()
        for number in numbers { writer.append(varint: number) }
        #expect(writer.count == numbers.reduce(0) { $0 + max(1, (64 - $1.leadingZeroBitCount + 6) / 7) })
        var reader = reader(writer.bytes)
        var read: [UInt64] = []
        while !reader.isAtEnd { read.append(try reader.varint()) }
        #expect(read == numbers)
    }

    @Test func fixedWidthsAreLittleEndian() throws {
        var writer = ByteWriter()
        writer.append(uint32: 0x0403_0201)
        writer.append(uint64: 0x0C0B_0A09_0807_0605)
        #expect(writer.bytes == Array(1...12))
        let slice = ByteStorage(name: "numbers", copying: writer.bytes).slice
        #expect(try slice.uint32(at: 0) == 0x0403_0201)
        #expect(try slice.uint64(at: 4) == 0x0C0B_0A09_0807_0605)
    }

    @Test func aVarintOfMoreThan64BitsThrows() throws {
        let nines = [UInt8](repeating: 0xFF, count: 9)
        var last = reader(nines + [1])
        #expect(try last.varint() == .max)
        for bytes in [nines + [2], nines + [0x81, 0], nines + [0xFF, 0xFF], [UInt8](repeating: 0x80, count: 100)] {
            var reader = reader(bytes)
            let error = #expect(throws: IndexFileError.self) { try reader.varint() }
            #expect(error?.code == .corrupt)
            #expect(error?.offset == 9)
        }
    }

    @Test func paddedZeroesAreRead() throws {
        var reader = reader([0x80, 0x80, 0x00, 0x05])
        #expect(try reader.varint() == 0)
        #expect(try reader.varint() == 5)
    }

    @Test func aTruncatedVarintThrows() {
        for count in 0..<9 {
            var reader = reader([UInt8](repeating: 0x80, count: count))
            let error = #expect(throws: IndexFileError.self) { try reader.varint() }
            #expect(error?.code == .truncated)
            #expect(error?.offset == count)
            #expect(error?.file == "numbers")
        }
    }

    @Test func narrowNumbersAndLengthsAreBounded() throws {
        var writer = ByteWriter()
        writer.append(varint: UInt64(UInt32.max))
        writer.append(varint: UInt64(UInt32.max) + 1)
        var narrow = reader(writer.bytes)
        #expect(try narrow.varint32() == .max)
        #expect(throws: IndexFileError.self) { try narrow.varint32() }

        var fits = reader([2, 7, 8])
        #expect(try fits.take(try fits.length()).bytes == [7, 8])
        #expect(fits.isAtEnd)
        for bytes: [UInt8] in [[3, 7, 8], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], []] {
            var reader = reader(bytes)
            #expect(throws: IndexFileError.self) { try reader.length() }
        }
        for start in [-1, 4, Int.min, Int.max] {
            var outside = ByteReader(ByteStorage(name: "numbers", copying: [1, 2, 3]).slice, at: start)
            #expect(throws: IndexFileError.self) { try outside.length() }
            #expect(throws: IndexFileError.self) { try outside.take(0) }
        }
        #expect(throws: IndexFileError.self) { try fits.take(-1) }
        #expect(throws: IndexFileError.self) { try fits.take(.max) }
    }
}
