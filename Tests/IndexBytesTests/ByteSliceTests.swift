import LedeIndexBytes
import Testing

/// Whatever lies outside a slice throws, naming the file and the place.
@Suite struct ByteSliceTests {
    private let storage = ByteStorage(name: "some.file", copying: Array(0..<32))

    @Test func slicesOfSlices() throws {
        let slice = try storage.slice.slice(at: 8, length: 16)
        #expect(slice.bytes == Array(8..<24))
        #expect(try slice.slice(4..<8).bytes == Array(12..<16))
        #expect(try slice.slice(16..<16).count == 0)
        #expect(try slice.slice(at: 16, length: 0).bytes.isEmpty)
        #expect(try slice.byte(at: 15) == 23)
        #expect(slice.withSpan { $0.count } == 16)
    }

    @Test func errorsCarryFileAndOffset() throws {
        let slice = try storage.slice.slice(at: 8, length: 16)
        let error = #expect(throws: IndexFileError.self) { try slice.uint32(at: 13) }
        #expect(error?.code == .truncated)
        #expect(error?.file == "some.file")
        #expect(error?.offset == 21)
        #expect(error?.expected == "4 bytes")
        #expect(error?.found == "3")
        let corrupt = slice.corrupt(at: 3, expected: "a", found: "b")
        #expect(corrupt.offset == 11)
        #expect(corrupt.description == "some.file is damaged at byte 11: expected a, found b")
    }

    @Test func nothingOutsideTraps() throws {
        let extremes = [Int.min, Int.min + 1, -33, -1, 0, 1, 15, 16, 17, 24, 32, 33, Int.max - 8, Int.max - 1, Int.max]
        for slice in [try storage.slice.slice(at: 8, length: 16), try storage.slice.slice(at: 32, length: 0)] {
            for offset in extremes {
                let isInside = offset >= 0 && offset < slice.count
                #expect((try? slice.byte(at: offset)) == (isInside ? UInt8(8 + offset) : nil))
                #expect(((try? slice.uint32(at: offset)) != nil) == (offset >= 0 && offset <= slice.count - 4))
                #expect(((try? slice.uint64(at: offset)) != nil) == (offset >= 0 && offset <= slice.count - 8))
                for length in extremes {
                    let isSlice = offset >= 0 && length >= 0 && offset <= slice.count && length <= slice.count - offset
                    #expect((try? slice.slice(at: offset, length: length))?.count == (isSlice ? length : nil))
                    guard length >= offset else { continue }
                    let isRange = offset >= 0 && length <= slice.count
                    #expect((try? slice.slice(offset..<length))?.count == (isRange ? length - offset : nil))
                }
            }
        }
    }

    @Test func aSizeFitsAnInt() throws {
        var writer = ByteWriter()
        writer.append(uint64: UInt64(Int.max))
        writer.append(uint64: UInt64(Int.max) + 1)
        writer.append(uint64: .max)
        let slice = ByteStorage(name: "sizes", copying: writer.bytes).slice
        #expect(try slice.size(at: 0) == .max)
        for offset in [8, 16] {
            let error = #expect(throws: IndexFileError.self) { try slice.size(at: offset) }
            #expect(error?.code == .corrupt)
            #expect(error?.offset == offset)
        }
    }

    @Test func storageLivesAsLongAsASliceOfIt() throws {
        func part() throws -> ByteSlice { try ByteStorage(name: "short-lived", copying: [1, 2, 3]).slice.slice(at: 1, length: 2) }
        let slice = try part()
        #expect(slice.bytes == [2, 3])
    }
}
