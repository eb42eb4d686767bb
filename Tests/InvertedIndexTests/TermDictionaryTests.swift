import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// The dictionary against a sorted array.
@Suite struct TermDictionaryTests {
    private func written(_ terms: [[UInt8]]) throws -> TermDictionaryReader {
        let directory = MemoryDirectory()
        var writer = try TermDictionaryWriter(directory, name: "t")
        var (postings, positions) = (0, 0)
        for (ordinal, term) in terms.enumerated() {
            let counts = Self.counts(ordinal)
            try writer.add(
                term.span, docFreq: counts.docFreq, collectionFreq: UInt64(counts.collectionFreq),
                postings: (postings, counts.postingsLength), positions: (positions, counts.positionsLength))
            postings += counts.postingsLength
            positions += counts.positionsLength
        }
        _ = try writer.finish(sync: false)
        return try TermDictionaryReader(try IndexFile(directory, name: "t", kind: .terms))
    }

    /// Some counts for term `ordinal`; its lists follow those of the terms before.
    private static func counts(_ ordinal: Int) -> TermEntry {
        TermEntry(
            ordinal: ordinal, docFreq: 1 + ordinal * 7 % 1000, collectionFreq: 1 + ordinal * 7 % 1000 + ordinal * 13 % 500,
            postingsOffset: 0, positionsOffset: 0, postingsLength: 1 + ordinal % 300, positionsLength: ordinal % 200 * 1000)
    }

    private func randomTerms(_ count: Int, _ random: inout SeededGenerator) -> [[UInt8]] {
        var terms: Set<[UInt8]> = []
        let shared = Array("a shared beginning ".utf8)
        while terms.count < count {
            switch random.below(6) {
            case 0: terms.insert(random.bytes(random.below(4)))
            case 1: terms.insert(shared + random.bytes(random.below(3)))
            case 2: terms.insert([UInt8](repeating: UInt8(random.below(2)) * 0xFF, count: random.below(40)))
            case 3: terms.insert(shared + [UInt8](repeating: 97, count: random.below(200)))
            case 4 where random.below(20) == 0: terms.insert([UInt8](repeating: 98, count: 32_768 - random.below(3)))
            default: terms.insert((0..<(1 + random.below(8))).map { _ in UInt8(97 + random.below(3)) })
            }
        }
        return terms.sorted { $0.lexicographicallyPrecedes($1) }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 32, 33, 64, 65, 1000]) func exactOrderedAndAbsent(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let terms = randomTerms(count, &random)
        let dictionary = try written(terms)
        #expect(dictionary.count == count)

        var cursor = try dictionary.cursor()
        var walked: [[UInt8]] = []
        var places = (postings: 0, positions: 0)
        var wrong = 0
        while try cursor.next() {
            let (entry, counts) = (cursor.entry, Self.counts(walked.count))
            if entry.ordinal != walked.count || entry.docFreq != counts.docFreq || entry.collectionFreq != counts.collectionFreq
                || entry.postingsOffset != places.postings || entry.positionsOffset != places.positions
                || entry.postingsLength != counts.postingsLength || entry.positionsLength != counts.positionsLength
            {
                wrong += 1
            }
            if try dictionary.entry(cursor.term.span) != entry { wrong += 1 }
            places.postings += entry.postingsLength
            places.positions += entry.positionsLength
            walked.append(cursor.term)
        }
        #expect(walked == terms)
        #expect(wrong == 0)
        #expect(try cursor.next() == false)

        let known = Set(terms)
        var probes: [[UInt8]] = [[], [0], [0xFF], [UInt8](repeating: 0xFF, count: 50)] + randomTerms(60, &random)
        for term in terms.prefix(100) { probes += [term, term + [0], Array(term.dropLast())] }
        for probe in probes {
            let first = terms.firstIndex { !$0.lexicographicallyPrecedes(probe) } ?? count
            var bounded = try dictionary.cursor(from: probe)
            var rest: [[UInt8]] = []
            while rest.count < 40, try bounded.next() { rest.append(bounded.term) }
            if (try dictionary.entry(probe.span) != nil) != known.contains(probe) || rest != Array(terms[first...].prefix(40)) {
                wrong += 1
            }
        }
        #expect(wrong == 0)
    }

    @Test func aPrefixIsAWalkFromItsFirstTerm() throws {
        var random = SeededGenerator(seed: 3)
        let terms = randomTerms(500, &random)
        let dictionary = try written(terms)
        for prefix in [Array("a".utf8), Array("ab".utf8), Array("a shared".utf8), [0xFF], Array("zz".utf8)] {
            var cursor = try dictionary.cursor(from: prefix)
            var found: [[UInt8]] = []
            while try cursor.next(), cursor.term.starts(with: prefix) { found.append(cursor.term) }
            #expect(found == terms.filter { $0.starts(with: prefix) })
        }
    }

    /// Vocabularies in which terms are hard to tell apart.
    enum Vocabulary: CaseIterable {
        /// More than 8 blocks whose first terms begin with the same 8 bytes.
        case onePrefix
        /// The same, after and before others.
        case prefixAmongOthers
        /// Zero bytes, in and after the prefix: the empty term and its neighbours among them.
        case zeros
        /// Each begins the next.
        case nested
        case random

        func terms(_ random: inout SeededGenerator) -> [[UInt8]] {
            let prefix = Array("prefix 8".utf8)
            var terms: Set<[UInt8]> = []
            switch self {
            case .onePrefix: while terms.count < 300 { terms.insert(prefix + random.bytes(random.below(5))) }
            case .prefixAmongOthers:
                while terms.count < 250 {
                    terms.insert(prefix + [UInt8(random.below(3)), UInt8(random.below(256)), UInt8(random.below(9))])
                }
                while terms.count < 600 { terms.insert(random.bytes(1 + random.below(9))) }
                for last in UInt8(0)...255 { terms.insert(prefix.dropLast() + [last]) }
            case .zeros: while terms.count < 400 { terms.insert((0..<random.below(12)).map { _ in UInt8(random.below(8) / 7) }) }
            case .nested: for count in 0..<200 { terms.insert([UInt8](repeating: 97, count: count)) }
            case .random: while terms.count < 500 { terms.insert(random.bytes(random.below(10))) }
            }
            return terms.sorted { $0.lexicographicallyPrecedes($1) }
        }
    }

    /// Terms that are close to `term` in the order of bytes.
    private func neighbours(_ term: [UInt8]) -> [[UInt8]] {
        var neighbours = [term + [0], term + [255], Array(term.dropLast()), Array(term.dropFirst())]
        for place in term.indices {
            for step in [UInt8(1), 255] {
                var other = term
                other[place] &+= step
                neighbours.append(other)
            }
        }
        return neighbours
    }

    @Test(arguments: Vocabulary.allCases) func everyTermAndNoneOfItsNeighbours(_ vocabulary: Vocabulary) throws {
        for seed in UInt64(1)...3 {
            var random = SeededGenerator(seed: seed)
            let terms = vocabulary.terms(&random)
            let dictionary = try written(terms)
            var entries: [[UInt8]: TermEntry] = [:]
            var cursor = try dictionary.cursor()
            while try cursor.next() { entries[cursor.term] = cursor.entry }
            #expect(entries.count == terms.count)
            var wrong: [[UInt8]] = []
            for term in terms {
                if try dictionary.entry(term.span) != entries[term] { wrong.append(term) }
                for other in neighbours(term) where try dictionary.entry(other.span) != entries[other] { wrong.append(other) }
            }
            #expect(wrong.isEmpty, "seed \(seed), \(vocabulary): \(wrong.prefix(3))")
        }
    }

    /// The blocks of a prefix, and the block of a term, against a walk over all blocks' first terms.
    @Test(arguments: Vocabulary.allCases) func theBlockOfATerm(_ vocabulary: Vocabulary) throws {
        var random = SeededGenerator(seed: 4)
        let terms = vocabulary.terms(&random)
        let dictionary = try written(terms)
        let firsts = stride(from: 0, to: terms.count, by: TermDictionaryWriter.blockSize).map { terms[$0] }
        let numbers = firsts.map { TermDictionaryWriter.prefix(of: $0.span) }
        #expect(numbers == numbers.sorted())
        var bytes = ByteWriter()
        for number in numbers { bytes.append(uint64: number) }
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "prefixes", kind: .terms)
        try writer.append(bytes)
        _ = try writer.finish(sync: false)
        let file = try IndexFile(directory, name: "prefixes", kind: .terms)
        let prefixes = TermPrefixes(file, offset: 0, bytes: try file.unverifiedSlice(at: 0, length: bytes.count))
        var wrong = 0
        for term in terms + terms.flatMap(neighbours) {
            let prefix = TermDictionaryWriter.prefix(of: term.span)
            let low = numbers.firstIndex { $0 >= prefix } ?? numbers.count
            let high = numbers.firstIndex { $0 > prefix } ?? numbers.count
            if try prefixes.blocks(with: prefix) != (low, high) { wrong += 1 }
            let block = firsts.lastIndex { $0 == term || $0.lexicographicallyPrecedes(term) } ?? 0
            if try dictionary.block(for: term.span) != block { wrong += 1 }
        }
        #expect(wrong == 0, "\(vocabulary)")
    }

    /// A block whose bytes were changed gives an entry or an error.
    @Test func damagedBlocksNeverTrap() throws {
        var random = SeededGenerator(seed: 5)
        let terms = Vocabulary.prefixAmongOthers.terms(&random)
        let dictionary = try written(terms)
        for _ in 0..<3000 {
            let block = random.below(dictionary.blockCount)
            var bytes = try dictionary.blockBytes(block).bytes
            for _ in 0...random.below(3) {
                bytes[random.below(bytes.count)] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(random.below(256))][random.below(6)]
            }
            if random.below(4) == 0 { bytes.removeLast(random.below(bytes.count)) }
            let storage = ByteStorage(name: "block", copying: bytes)
            let term = terms[min(terms.count - 1, block * TermDictionaryWriter.blockSize + random.below(18))]
            do {
                let entry = try TermBlockScan.entry(
                    of: term.span, in: storage.slice, termCount: dictionary.termCount(ofBlock: block), firstOrdinal: 16 * block)
                if let entry {
                    #expect(entry.docFreq < 1 << 31)
                    #expect(entry.collectionFreq < 1 << 41)
                }
            } catch { #expect(error.code == .corrupt || error.code == .truncated) }
        }
    }

    @Test func termsOutOfOrderThrow() throws {
        let sorted = (10..<99).map { Array("term \($0)".utf8) }
        for (left, right) in [(0, 1), (15, 16), (31, 32), (40, 41), (63, 64)] {
            var terms = sorted
            terms.swapAt(left, right)
            var cursor = try written(terms).cursor()
            #expect(throws: IndexFileError.self) { while try cursor.next() {} }
            terms = sorted
            terms[right] = terms[left]
            cursor = try written(terms).cursor()
            #expect(throws: IndexFileError.self) { while try cursor.next() {} }
        }
    }

    @Test func theOrderOfBytes() {
        let ordered: [[UInt8]] = [[], [0], [0, 0], [0, 255], [1], [97], [97, 97], [98], [255], [255, 0], [255, 255]]
        for (i, left) in ordered.enumerated() {
            for (j, right) in ordered.enumerated() { #expect(left.compared(with: right).signum() == (i - j).signum()) }
        }
    }
}
