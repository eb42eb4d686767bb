import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Positions in patched blocks, read by both readers, against the lists that they were written from.
@Suite struct PositionsTests {
    /// What the values of a list are like.
    enum Values: CaseIterable {
        /// Width 0 without an exception.
        case zeros
        /// Width 0, and few exceptions of up to 16 bits.
        case nearlyZeros
        case small
        /// Most take few bits, some up to 16 more.
        case patched
        /// Now and then as far as a position can be.
        case huge
        /// Width 32.
        case full

        /// The positions of a document.
        func positions(_ count: Int, _ random: inout SeededGenerator) -> [UInt32] {
            var position: UInt32 = 0
            return (0..<count).map { _ in
                let more: UInt64 =
                    switch self {
                    case .zeros: 0
                    case .nearlyZeros: random.below(40) == 0 ? random.number(bits: 16) : 0
                    case .small: UInt64(random.below(30))
                    case .patched: random.below(20) == 0 ? random.number(bits: 20) : UInt64(random.below(12))
                    case .huge: random.below(100) == 0 ? random.number(bits: 32) : UInt64(random.below(1000))
                    case .full: UInt64(UInt32.max - 1) / UInt64(count) - random.number(bits: 3)
                    }
                position += UInt32(min(more, UInt64(UInt32.max - 1 - position)))
                return position
            }
        }
    }

    /// Lists one after the other in a file, with what a dictionary says of them.
    private func written(_ lists: [[[UInt32]]]) throws -> (file: IndexFile, entries: [TermEntry]) {
        let directory = MemoryDirectory()
        let file = try IndexFileWriter(directory, name: "q", kind: .positions)
        var writer = PositionsListWriter(file)
        var entries: [TermEntry] = []
        for (ordinal, list) in lists.enumerated() {
            for document in list { try writer.add(document.span) }
            let ended = try writer.endList()
            entries.append(
                TermEntry(
                    ordinal: ordinal, docFreq: list.count, collectionFreq: list.reduce(0) { $0 + $1.count }, postingsOffset: 0,
                    positionsOffset: ended.offset, postingsLength: 0, positionsLength: ended.length))
        }
        _ = try file.finish(sync: false)
        return (try IndexFile(directory, name: "q", kind: .positions), entries)
    }

    /// Reads documents in the order of `visits`, with both readers, and says which are wrong.
    private func difference(_ list: [[UInt32]], _ file: IndexFile, _ entry: TermEntry, visits: [Int]) throws -> [String] {
        var starts = [0]
        for document in list { starts.append(starts[starts.count - 1] + document.count) }
        var reader = try PositionsReader(file, entry: entry)
        let picked = try PositionsListAccess(file, entry: entry)
        var failures: [String] = []
        for document in visits {
            var found: [UInt32] = []
            try reader.read(from: starts[document], count: list[document].count, into: &found)
            if found != list[document] { failures.append("PositionsReader, document \(document)") }
            if try picked.read(from: starts[document], count: list[document].count) != list[document] {
                failures.append("PositionsList, document \(document)")
            }
        }
        return failures
    }

    @Test(arguments: Values.allCases) func bothReadersGiveWhatWasWritten(_ values: Values) throws {
        var random = SeededGenerator(seed: 1)
        var lists: [[[UInt32]]] = []
        // From lists that are all tail to some of many blocks; few and many positions a document.
        for (documents, most) in [(1, 1), (127, 1), (128, 1), (129, 1), (500, 3), (1000, 40), (60, 300), (3, 5000), (4000, 2)] {
            lists.append((0..<documents).map { _ in values.positions(1 + random.below(most), &random) })
        }
        let (file, entries) = try written(lists)
        for (list, entry) in zip(lists, entries) {
            let orders: [[Int]] = [
                Array(list.indices), (0..<min(1000, 3 * list.count)).map { _ in random.below(list.count) },
                Array(list.indices.filter { $0 % 7 == 0 }), list.indices.reversed(),
            ]
            for visits in orders {
                let failures = try difference(list, file, entry, visits: visits)
                #expect(failures.isEmpty, "seed 1, \(list.count) documents: \(failures.prefix(3))")
            }
        }
    }

    @Test func widthsAndExceptionsAreThoseThatTakeLeastRoom() throws {
        // Every value below 8, but for one of 3 + 16 bits a block: three bits and an exception of 3 bytes.
        let patched = (0..<256).map { [$0 % 128 == 5 ? UInt32(0x7FFFF) : UInt32($0 % 8)] }
        // One bit more, and the exception no longer holds what is above three bits.
        let wider = (0..<256).map { [$0 % 128 == 5 ? UInt32(0xFFFFF) : UInt32($0 % 8)] }
        let zeros = (0..<256).map { _ in [UInt32(0)] }
        let full = (0..<256).map { _ in [UInt32.max - 1] }
        let (_, entries) = try written([patched, wider, zeros, full])
        #expect(entries.map(\.positionsLength) == [2 * (1 + 48 + 3 + 2), 2 * (1 + 64 + 3 + 2), 2 * (1 + 2), 2 * (1 + 512 + 2)])
    }

    @Test func whatIsNotThereThrows() throws {
        let list = (0..<300).map { [UInt32($0), UInt32($0 + 1)] }
        let (file, entries) = try written([list])
        var reader = try PositionsReader(file, entry: entries[0])
        let picked = try PositionsListAccess(file, entry: entries[0])
        var found: [UInt32] = []
        for (start, count) in [(600, 1), (599, 2), (-1, 1), (.max, 1), (0, 601)] {
            #expect(throws: IndexFileError.self) { try reader.read(from: start, count: count, into: &found) }
            #expect(throws: IndexFileError.self) { _ = try picked.read(from: start, count: count) }
        }
        #expect(try picked.read(from: 598, count: 2) == [299, 300])
        var absent = try PositionsReader(file, entry: entries[0], isAbsent: true)
        #expect { try absent.read(from: 0, count: 2, into: &found) } throws: { ($0 as? IndexFileError)?.code == .missing }
        #expect { try absent.read(from: 0, count: 2, through: 1, into: &found) } throws: { ($0 as? IndexFileError)?.code == .missing }
    }

    /// Differences that add up to more than a position can be are damage; both readers say so.
    @Test func positionsBeyond32BitsThrow() throws {
        let (file, entries) = try written([(0..<200).map { _ in [UInt32.max - 1] }])
        var reader = try PositionsReader(file, entry: entries[0])
        let picked = try PositionsListAccess(file, entry: entries[0])
        var found: [UInt32] = []
        for (start, count) in [(0, 2), (126, 3), (150, 40)] {
            #expect(throws: IndexFileError.self) { try reader.read(from: start, count: count, into: &found) }
            #expect(throws: IndexFileError.self) { _ = try picked.read(from: start, count: count) }
        }
    }
}
