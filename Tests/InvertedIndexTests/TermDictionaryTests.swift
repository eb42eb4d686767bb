import IndexBytes
import IndexStorage
import Testing
import TestSupport

@testable import InvertedIndex

/// The dictionary against a sorted array.
@Suite struct TermDictionaryTests {
    private func written(_ terms: [[UInt8]]) throws -> TermDictionaryReader {
        let directory = MemoryDirectory()
        var writer = try TermDictionaryWriter(directory, name: "t")
        var (postings, positions) = (0, 0)
        for (ordinal, term) in terms.enumerated() {
            let counts = Self.counts(ordinal)
            try writer.add(
                term, docFreq: counts.docFreq, collectionFreq: UInt64(counts.collectionFreq),
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

    @Test(arguments: [0, 1, 31, 32, 33, 64, 65, 1000]) func exactOrderedAndAbsent(count: Int) throws {
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
            if try dictionary.entry(cursor.term) != entry { wrong += 1 }
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
            if (try dictionary.entry(probe) != nil) != known.contains(probe) || rest != Array(terms[first...].prefix(40)) { wrong += 1 }
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

    @Test func termsOutOfOrderThrow() throws {
        let sorted = (10..<99).map { Array("term \($0)".utf8) }
        for (left, right) in [(0, 1), (31, 32), (40, 41), (63, 64)] {
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
