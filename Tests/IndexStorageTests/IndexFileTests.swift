import LedeIndexBytes
@testable import LedeIndexStorage
import Testing
import LedeTestSupport

/// The frame around every file: what was written comes back, and nothing else does.
@Suite struct IndexFileTests {
    private let directory = MemoryDirectory()

    private func write(_ payload: [UInt8], kind: IndexFileKind = .terms, parts: [Int] = []) throws -> Int {
        let writer = try IndexFileWriter(directory, name: "file", kind: kind)
        var start = 0
        for part in parts where start < payload.count {
            let end = min(payload.count, start + part)
            #expect(writer.offset == start)
            try writer.append(Array(payload[start..<end]))
            start = end
        }
        try writer.append(Array(payload[start...]))
        return try writer.finish(sync: true)
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 3 * 65_536, 3 * 65_536 + 1, 300_000])
    func roundTrip(length: Int) throws {
        var random = SeededGenerator(seed: UInt64(length))
        let payload = random.bytes(length)
        for parts in [[], [1], [65_536, 65_536], [70_000, 3, 262_144]] {
            let size = try write(payload, parts: parts)
            let file = try IndexFile(directory, name: "file", kind: .terms)
            #expect(file.count == length)
            #expect(file.fileSize == size)
            #expect(try directory.open("file").count == size)
            try file.verifyAll()
            #expect(try file.slice(at: 0, length: length).bytes == payload)
            for _ in 0..<20 {
                let start = random.below(length + 1)
                let wanted = random.below(length - start + 1)
                #expect(try file.slice(at: start, length: wanted).bytes == Array(payload[start..<(start + wanted)]))
            }
            for (start, wanted) in [(0, length + 1), (length, 1), (-1, 1), (0, -1), (Int.max, Int.max), (Int.min, Int.max)] {
                #expect(throws: IndexFileError.self) { try file.slice(at: start, length: wanted) }
                #expect(throws: IndexFileError.self) { try file.unverifiedSlice(at: start, length: wanted) }
            }
            #expect(throws: IndexFileError.self) { try file.verify(at: .max, length: .max) }
            #expect(throws: IndexFileError.self) { try file.verify(at: -1, length: 1) }
        }
    }

    /// What goes wrong on opening and verifying all of the file.
    private func failure(_ bytes: [UInt8]) -> IndexFileError? {
        directory.replace("damaged", with: bytes)
        do throws(IndexFileError) {
            try IndexFile(directory, name: "damaged", kind: .terms).verifyAll()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [0, 1, 100]) func everyFlipIsDetected(length: Int) throws {
        var random = SeededGenerator(seed: 3)
        _ = try write(random.bytes(length))
        let sound = try directory.open("file").bytes
        #expect(failure(sound) == nil)
        var undetected: [(Int, UInt8)] = []
        for place in sound.indices {
            for flip: UInt8 in [1, 2, 4, 8, 16, 32, 64, 128, 0xFF, UInt8(1 + random.below(255))] {
                var bytes = sound
                bytes[place] ^= flip
                if failure(bytes) == nil { undetected.append((place, flip)) }
            }
        }
        #expect(undetected.isEmpty)
    }

    @Test(arguments: [0, 1, 100, 65_540]) func everyTruncationIsDetected(length: Int) throws {
        var random = SeededGenerator(seed: 4)
        _ = try write(random.bytes(length))
        let sound = try directory.open("file").bytes
        let cuts = length < 1000 ? Array(0..<sound.count) : [0, 1, 15, 16, 48, 65_535, 65_552, sound.count - 33, sound.count - 1]
        #expect(cuts.filter { failure(Array(sound[..<$0])) == nil } == [])
        #expect(failure(Array(sound.dropFirst())) != nil)
        #expect(failure(sound + [0]) != nil)
        #expect(failure(sound + sound) != nil)
    }

    @Test func aDamagedPageIsFoundOnFirstUse() throws {
        var random = SeededGenerator(seed: 5)
        _ = try write(random.bytes(3 * 65_536))
        var bytes = try directory.open("file").bytes
        bytes[16 + 65_536 + 7] ^= 1
        directory.replace("damaged", with: bytes)
        let file = try IndexFile(directory, name: "damaged", kind: .terms)
        #expect(try file.slice(at: 0, length: 65_536).count == 65_536)
        #expect(try file.slice(at: 2 * 65_536, length: 1).count == 1)
        for _ in 0..<2 {
            let error = #expect(throws: IndexFileError.self) { try file.slice(at: 65_535, length: 2) }
            #expect(error?.code == .corrupt)
            #expect(error?.offset == 16 + 65_536)
        }
    }

    @Test func kindAndVersionHaveTheirOwnErrors() throws {
        _ = try write([1, 2, 3], kind: .postings)
        let kind = #expect(throws: IndexFileError.self) { try IndexFile(directory, name: "file", kind: .terms) }
        #expect(kind?.code == .corrupt)
        #expect(kind?.offset == 4)
        _ = try write([1, 2, 3])
        let sound = try directory.open("file").bytes
        for (version, code) in [(IndexFileFormat.version + 1, IndexFileError.Code.tooNew), (.max, .tooNew), (0, .tooOld)] {
            var bytes = sound
            for byte in 0..<4 { bytes[8 + byte] = UInt8(truncatingIfNeeded: version >> UInt32(8 * byte)) }
            #expect(failure(bytes)?.code == code)
        }
        let missing = #expect(throws: IndexFileError.self) { try IndexFile(directory, name: "no such file", kind: .terms) }
        #expect(missing?.code == .missing)
    }

    @Test func lengthsThatAreHostileAndChecksummedThrow() throws {
        _ = try write([1, 2, 3])
        let sound = try directory.open("file").bytes
        let trailer = sound.count - IndexFileFormat.trailerSize
        for (length, pages) in [(UInt64.max, UInt32(1)), (1 << 62, 1), (UInt64(Int.max), .max), (3, .max), (3, 0), (4, 1), (65_537, 2)] {
            var end = ByteWriter()
            end.append(uint64: length)
            end.append(uint32: pages)
            end.append(sound[(trailer + 12)..<(trailer + 24)])
            end.append(uint32: CRC32C.checksum(end.bytes.span))
            end.append(IndexFileFormat.endMagic)
            #expect(failure(Array(sound[..<trailer]) + end.bytes)?.code == .corrupt)
        }
    }

    @Test func afterAnErrorAWriterStaysFailed() throws {
        let failing = FaultInjectingDirectory(directory, failingFrom: 2, failures: 1)
        let writer = try IndexFileWriter(failing, name: "file", kind: .terms)
        #expect(throws: IndexFileError.self) { try writer.append([UInt8](repeating: 1, count: 1 << 19)) }
        #expect(throws: IndexFileError.self) { try writer.append([UInt8](repeating: 1, count: 1 << 19)) }
        #expect(throws: IndexFileError.self) { _ = try writer.finish(sync: true) }
    }
}
