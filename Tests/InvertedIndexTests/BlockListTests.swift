import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Lists in blocks against the arrays that they were written from.
@Suite struct BlockListTests {
    static let docFreqs = [1, 2, 127, 128, 129, 255, 256, 257, 1000, 1023, 1024, 1151, 1152, 3001]

    private func withLists(_ docFreq: Int, _ seed: UInt64, _ body: (PostingsSample, BlockList, [UInt8], Comment) throws -> Void) throws {
        var random = SeededGenerator(seed: seed)
        for frequencies in PostingsSample.Frequencies.allCases {
            for docCount in [docFreq, docFreq * 3 + 7, docFreq * 70] {
                let sample = PostingsSample(docFreq: docFreq, docCount: docCount, frequencies: frequencies, &random)
                let (list, bytes, file) = try sample.blockList()
                try withExtendedLifetime(file) {
                    try body(sample, list, bytes, "seed \(seed), \(docFreq) of \(docCount), \(frequencies)")
                }
            }
        }
    }

    @Test(arguments: docFreqs) func decodingGivesWhatWasWritten(docFreq: Int) throws {
        try withLists(docFreq, 1) { sample, list, _, place in
            #expect(list.blockCount == (docFreq + 127) / 128, place)
            let before = sample.positionsBefore
            for block in 0..<list.blockCount {
                let places = block * 128..<min(docFreq, block * 128 + 128)
                let decoded = try list.decoded(block: block)
                #expect(decoded.docs == Array(sample.docs[places]), place)
                #expect(decoded.freqs == Array(sample.freqs[places]), place)
                #expect(decoded.positionsBefore == before[places.lowerBound], place)
            }
            let all = try list.decodedAll()
            #expect(all.docs == sample.docs, place)
            #expect(all.freqs == sample.freqs, place)
        }
    }

    @Test(arguments: docFreqs) func theBlockThatReachesADocument(docFreq: Int) throws {
        try withLists(docFreq, 2) { sample, list, _, place in
            let fullBlocks = docFreq / 128
            for block in 0..<fullBlocks { #expect(try list.lastDoc(ofBlock: block) == sample.docs[block * 128 + 127], place) }
            #expect(try list.lastDoc(ofBlock: fullBlocks) == UInt32(sample.docCount), place)
            var wrong = 0
            var targets: [UInt32] = [0, .max]
            for doc in sample.docs where doc % 37 == 0 { targets += [doc, doc + 1] }
            for start in Set([0, 1, 3, fullBlocks / 2, fullBlocks]) where start <= fullBlocks {
                for target in targets {
                    let expected = (start..<max(start, fullBlocks)).first { sample.docs[$0 * 128 + 127] >= target } ?? fullBlocks
                    if try list.firstBlock(from: start, reaching: target) != expected { wrong += 1 }
                }
            }
            #expect(wrong == 0, place)
        }
    }

    @Test(arguments: docFreqs) func boundsAreUpperAndTopsAreLower(docFreq: Int) throws {
        try withLists(docFreq, 3) { sample, list, bytes, place in
            let saturations = sample.saturations
            let fullBlocks = docFreq / 128
            for block in 0..<fullBlocks {
                let code = bytes[bytes.count - fullBlocks * 16 + block * 16 + 14]
                let bound = ImpactCode.saturation(code, low: 0, high: 1)
                let greatest = saturations[block * 128..<block * 128 + 128].max() ?? 0
                #expect(bound >= greatest, place)
                #expect(bound <= greatest + 1 / 253, place)
            }
            let sorted = saturations.sorted(by: >)
            for limit in [0, 1, 9, 10, 11, 100, 101, 999, 1000, 1001, docFreq, docFreq + 1, .max] {
                let top = try list.topSaturation(limit: limit)
                let rank = limit <= 10 ? 10 : limit <= 100 ? 100 : 1000
                let isKnown = limit > 0 && limit <= 1000 && limit <= docFreq && fullBlocks > [10: 0, 100: 1, 1000: 7][rank, default: 0]
                guard isKnown else {
                    #expect(top == 0, place)
                    continue
                }
                #expect(top <= sorted[rank - 1], place)
                #expect(top >= sorted[rank - 1] - 1 / 254, place)
                #expect(top <= sorted[limit - 1], place)
            }
        }
    }

    /// What a skip cannot say is not written.
    @Test func positionsBeyond32BitsAreRefused() throws {
        var random = SeededGenerator(seed: 5)
        var sample = PostingsSample(docFreq: 255, docCount: 255, &random)
        sample.freqs[3] = .max
        sample.freqs[90] = .max
        let (list, _, file) = try sample.blockList()
        let tail = try list.decoded(block: 1)
        #expect(tail.docs == Array(sample.docs[128...]))
        #expect(tail.positionsBefore == sample.positionsBefore[128])
        #expect(try list.decoded(block: 0).freqs == Array(sample.freqs[..<128]))
        withExtendedLifetime(file) {}
        let longer = PostingsSample(docFreq: 256, docCount: 256, &random)
        sample.docs = longer.docs
        sample.freqs.append(1)
        sample.lengths = longer.lengths
        let error = #expect(throws: IndexFileError.self) { _ = try sample.blockList() }
        #expect(error?.code == .tooLarge)
    }

    /// A list that is all tail says nothing of saturations, so that its documents may be any.
    @Test func documentsUpToTheLastPossible() throws {
        var random = SeededGenerator(seed: 4)
        let limit = UInt32(Int32.max)
        for docs in [[limit - 1], [0, limit - 1], [0, 1, 2, limit - 2, limit - 1]] {
            var sample = PostingsSample(docFreq: 1, docCount: 1, &random)
            sample.docs = docs
            sample.freqs = docs.map { _ in 1 + UInt32(random.number(bits: 31)) }
            let (list, _, file) = try sample.blockList(docLimit: limit)
            let decoded = try list.decoded(block: 0)
            #expect(decoded.docs == docs)
            #expect(decoded.freqs == sample.freqs)
            #expect(decoded.positionsBefore == 0)
            withExtendedLifetime(file) {}
            // One document fewer in the segment, and the list is damaged.
            let (short, _, shortFile) = try sample.blockList(docLimit: limit - 1)
            #expect(throws: IndexFileError.self) { _ = try short.decoded(block: 0) }
            withExtendedLifetime(shortFile) {}
        }
    }
}
