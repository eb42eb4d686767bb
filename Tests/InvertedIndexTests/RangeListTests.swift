import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Lists with ranges against the arrays that they were written from.
@Suite struct RangeListTests {
    /// Around the ends of a range and of a group of 64 ranges.
    static let docCounts = [127, 128, 129, 64 * 128 - 1, 64 * 128, 64 * 128 + 1, 10_000]

    /// From the fewest documents that have ranges to all, on both sides of where a bitset begins.
    private static func docFreqs(_ docCount: Int) -> [Int] {
        let least = max(PostingsLayout.leastRangeDocFreq, docCount / PostingsLayout.rangeShare)
        let bitset = docCount / PostingsLayout.bitsetShare
        return Set([least, least + 1, bitset - 1, bitset, docCount / 3, docCount - 1, docCount]).filter { $0 >= least }.sorted()
    }

    /// Calls `body` with lists of all kinds.
    private func withLists(
        _ docCount: Int, _ seed: UInt64, _ body: (PostingsSample, RangeList, Comment, inout SeededGenerator) throws -> Void
    ) throws {
        var random = SeededGenerator(seed: seed)
        for docFreq in Self.docFreqs(docCount) {
            for (number, frequencies) in PostingsSample.Frequencies.allCases.enumerated() {
                let isClustered = (docFreq + number).isMultiple(of: 3)
                let sample = PostingsSample(
                    docFreq: docFreq, docCount: docCount, frequencies: frequencies, isClustered: isClustered, &random)
                let (list, file) = try sample.rangeList()
                let place: Comment = "seed \(seed), \(docFreq) of \(docCount), \(frequencies), clustered: \(isClustered)"
                try withExtendedLifetime(file) { try body(sample, list, place, &random) }
            }
        }
    }

    @Test(arguments: docCounts) func documentsOfEveryRange(docCount: Int) throws {
        try withLists(docCount, 1) { sample, list, place, _ in
            #expect(list.docFreq == sample.docFreq, place)
            #expect(list.rangeCount == (docCount + 127) / 128, place)
            #expect((list.bits != nil) == PostingsLayout.hasBitset(docFreq: sample.docFreq, docCount: docCount), place)
            #expect((list.ids == nil) == (list.bits != nil), place)
            var wrong = 0
            for (range, places) in sample.placesByRange.enumerated() {
                var words: (UInt64, UInt64) = (0, 0)
                for doc in sample.docs[places] {
                    if doc % 128 < 64 { words.0 |= 1 << UInt64(doc % 64) } else { words.1 |= 1 << UInt64(doc % 64) }
                }
                if list.postings(ofRange: range) != places { wrong += 1 }
                if list.members(ofRange: range) != words { wrong += 1 }
                var postings = [Int](repeating: -1, count: 128)
                for place in places { postings[Int(sample.docs[place] % 128)] = place }
                for id in 0..<128 where list.posting(of: UInt32(id), inRange: range) != postings[id] { wrong += 1 }
                let decoded = list.decoded(range: range)
                if decoded.docs != Array(sample.docs[places]) || decoded.freqs != Array(sample.freqs[places]) { wrong += 1 }
            }
            #expect(wrong == 0, place)
        }
    }

    @Test(arguments: docCounts) func frequenciesAndWhatLiesBefore(docCount: Int) throws {
        var widths: Set<Int> = []
        var exceptions: Set<Bool> = []
        try withLists(docCount, 2) { sample, list, place, random in
            let before = sample.positionsBefore
            widths.insert(list.freqs.width)
            exceptions.insert(list.freqs.exceptionCount > 0)
            var wrong = 0
            for posting in 0..<sample.docFreq {
                if list.freq(posting) != sample.freqs[posting] || list.freqs[posting] != sample.freqs[posting] { wrong += 1 }
                if list.positionsBefore(posting) != before[posting] { wrong += 1 }
                for known in [posting, max(0, posting - 1), posting & ~127, random.below(posting + 1)] {
                    if list.positionsBefore(posting, from: known, before: before[known]) != before[posting] { wrong += 1 }
                }
            }
            for _ in 0..<200 {
                let first = random.below(sample.docFreq)
                let end = first + random.below(sample.docFreq - first + 1)
                if list.freqs.sum(first, to: end) != sample.freqs[first..<end].reduce(0, { $0 + Int($1) }) { wrong += 1 }
            }
            #expect(wrong == 0, place)
        }
        #expect(widths == [4, 8])
        #expect(exceptions == [true, false])
    }

    @Test(arguments: docCounts) func boundsAreUpperAndTopsAreLower(docCount: Int) throws {
        try withLists(docCount, 3) { sample, list, place, _ in
            let saturations = sample.saturations
            let (codes, greatestFreqs) = (list.boundCodes, list.greatestFreqs)
            var wrong = 0
            for (range, places) in sample.placesByRange.enumerated() {
                let code = codes[range]
                if (code == ImpactCode.empty) != places.isEmpty { wrong += 1 }
                let greatestFreq = sample.freqs[places].max() ?? 0
                if greatestFreqs[range] < Double(greatestFreq) { wrong += 1 }
                // No looser than one step of the codes, up to where they end.
                if greatestFreq <= 128, greatestFreqs[range] > max(2 * Double(greatestFreq), 0) { wrong += 1 }
                guard let greatest = saturations[places].max() else { continue }
                let bound = ImpactCode.saturation(code, low: list.lowestBound, high: list.highestBound)
                if bound < greatest { wrong += 1 }
                // No looser than one step of the scale.
                if bound > greatest + Double(list.highestBound - list.lowestBound) / 253 + 1e-6 { wrong += 1 }
            }
            #expect(wrong == 0, place)
            let sorted = saturations.sorted(by: >)
            for (rank, top) in [(10, list.topSaturations.0), (100, list.topSaturations.1), (1000, list.topSaturations.2)] {
                guard sorted.count >= rank else {
                    #expect(top == 0, place)
                    continue
                }
                #expect(Double(top) <= sorted[rank - 1], place)
                #expect(Double(top) >= sorted[rank - 1] - 1e-6, place)
            }
        }
    }

    /// What the directory cannot say is not written.
    @Test func positionsBeyond32BitsAreRefused() throws {
        var random = SeededGenerator(seed: 5)
        for docFreq in [128, 129, 300] {
            var sample = PostingsSample(docFreq: docFreq, docCount: 1000, &random)
            sample.freqs[3] = .max
            sample.freqs[90] = .max
            guard docFreq > 128 else {
                let (list, file) = try sample.rangeList()
                #expect(list.freq(3) == .max)
                #expect(list.freq(90) == .max)
                #expect(list.positionsBefore(127) == sample.positionsBefore[127])
                withExtendedLifetime(file) {}
                continue
            }
            let error = #expect(throws: IndexFileError.self) { _ = try sample.rangeList() }
            #expect(error?.code == .tooLarge)
        }
    }

    /// What does not fit the list's length or its own limits is refused when the list is opened.
    @Test func headersThatCannotBeThrow() throws {
        var random = SeededGenerator(seed: 4)
        let sample = PostingsSample(docFreq: 300, docCount: 1000, frequencies: .fewLarge, &random)
        var encoder = RangeListEncoder()
        var written = ByteWriter()
        try encoder.append(
            docs: sample.docs.span, freqs: sample.freqs.span, lengths: sample.lengths.span, averageLength: sample.averageLength,
            to: &written)
        func open(_ bytes: [UInt8], docFreq: Int = 300, docCount: Int = 1000) throws {
            let storage = ByteStorage(name: "list", copying: bytes)
            _ = try RangeList(docFreq: docFreq, collectionFreq: sample.collectionFreq, list: storage.slice, docCount: docCount)
        }
        try open(written.bytes)
        #expect(throws: IndexFileError.self) { try open(Array(written.bytes.dropLast())) }
        #expect(throws: IndexFileError.self) { try open(written.bytes + [0]) }
        #expect(throws: IndexFileError.self) { try open([]) }
        #expect(throws: IndexFileError.self) { try open(written.bytes, docFreq: 0) }
        #expect(throws: IndexFileError.self) { try open(written.bytes, docFreq: 1001) }
        #expect(throws: IndexFileError.self) { try open(written.bytes, docCount: 1200) }
        for place in 0..<5 {
            for number in [Float.nan, .infinity, -1, 1.0001, 2] {
                var bytes = written.bytes
                for byte in 0..<4 { bytes[place * 4 + byte] = UInt8(truncatingIfNeeded: number.bitPattern >> UInt32(byte * 8)) }
                #expect(throws: IndexFileError.self) { try open(bytes) }
            }
        }
        for (place, byte) in [(20, UInt8(5)), (20, 0), (21, 1), (24, 255), (27, 255)] {
            var bytes = written.bytes
            bytes[place] = byte
            #expect(throws: IndexFileError.self) { try open(bytes) }
        }
    }
}
