import LedeIndexBytes
import LedeIndexStorage

@testable import LedeInvertedIndex

/// Memory for what a list decodes, aligned as vectors are.
private func withValues<Result>(_ count: Int, _ body: (UnsafeMutablePointer<UInt32>) throws -> Result) rethrows -> Result {
    // SAFETY: there is room for `count` values, initialised, and freed after `body`, which keeps no pointer to them.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1) * 4, alignment: 16)
    defer { memory.deallocate() }
    return try body(memory.initializeMemory(as: UInt32.self, repeating: 0xABAB_ABAB).baseAddress!)
}

// The lists' pointers as arrays. The caller keeps the file.

extension RangeList {
    // SAFETY: the column has `rangeCount` bytes.
    var boundCodes: [UInt8] { Array(UnsafeBufferPointer(start: bounds, count: rangeCount)) }
    var greatestFreqs: [Double] { (0..<rangeCount).map { largestFreq(ofRange: $0) } }

    /// The documents and frequencies of a range.
    func decoded(range: Int) -> (docs: [UInt32], freqs: [UInt32]) {
        // SAFETY: a range has at most 128 postings, for which there is room; as many are read as were written.
        withValues(128) { docs in
            withValues(128) { freqs in
                let count = decode(range: range, docs: docs, freqs: freqs)
                return (Array(UnsafeBufferPointer(start: docs, count: count)), Array(UnsafeBufferPointer(start: freqs, count: count)))
            }
        }
    }
}

extension BlockList {
    /// The documents and frequencies of a block, and how many positions lie before it.
    func decoded(block: Int) throws -> (docs: [UInt32], freqs: [UInt32], positionsBefore: Int) {
        // SAFETY: there is room for 128 values; as many are read as were written.
        try withValues(128) { docs in
            try withValues(128) { freqs in
                let found = try decode(block: block, docs: docs, freqs: freqs)
                return (
                    Array(UnsafeBufferPointer(start: docs, count: found.count)),
                    Array(UnsafeBufferPointer(start: freqs, count: found.count)), found.positionsBefore
                )
            }
        }
    }

    /// The whole list.
    func decodedAll() throws -> (docs: [UInt32], freqs: [UInt32]) {
        // SAFETY: there is room for whole blocks.
        try withValues(blockCount * 128) { docs in
            try withValues(blockCount * 128) { freqs in
                try decodeAll(docs: docs, freqs: freqs)
                return (Array(UnsafeBufferPointer(start: docs, count: docFreq)), Array(UnsafeBufferPointer(start: freqs, count: docFreq)))
            }
        }
    }
}

/// A `PositionsList` with memory of its own.
final class PositionsListAccess {
    private var list: PositionsList
    private let scratch: UnsafeMutableRawBufferPointer
    private let file: IndexFile

    init(_ file: IndexFile, entry: TermEntry) throws {
        // SAFETY: room for 128 values, aligned, freed after the list's last use.
        self.file = file
        scratch = .allocate(byteCount: 512, alignment: 16)
        let values = scratch.initializeMemory(as: UInt32.self, repeating: 0).baseAddress!
        do { list = try PositionsList(file, entry: entry, scratch: values) } catch {
            scratch.deallocate()
            throw error
        }
    }

    deinit { scratch.deallocate() }

    /// The positions of a document whose values are `count` from `start` on.
    func read(from start: Int, count: Int) throws -> [UInt32] {
        // SAFETY: there is room for `count` values.
        try withValues(count + 3) { target in
            try list.read(from: start, count: count, into: target)
            return Array(UnsafeBufferPointer(start: target, count: count))
        }
    }
}
