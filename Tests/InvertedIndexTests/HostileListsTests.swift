import LedeArticleModel
import Foundation
import LedeIndexBytes
import LedeIndexStorage
import LedeQueryLanguage
import LedeRetrieval
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Lists of every layout whose bytes were changed behind the checksums' back: every kind of query, under formulas of every kind, throws
/// `IndexFileError` or answers; it never traps, and takes no more time and memory than the files' size accounts for.
@Suite(.serialized) struct HostileListsTests {
    /// One segment with ranges with a bitset, ranges with ids, blocks and a tail.
    private let sound: [String: [UInt8]]
    private let entries: [TermEntry]
    private static let words = ["every", "third", "twentieth", "block", "rare"]

    init() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: "whitespace")
        let articles = (0..<9_000).map { number in
            var body = ["every"]
            if number % 3 == 0 { body.append("third") }
            // More often than 8 bits count.
            if number % 600 == 0 { body += Array(repeating: "third", count: 300) }
            if number % 20 == 0 { body.append("twentieth") }
            if number % 66 == 3 { body += ["block", "every", "block"] }
            if number % 900 == 0 { body.append("rare") }
            return Article(id: String(number), title: number % 5 == 0 ? "every third" : "", body: body.joined(separator: " "))
        }
        try Writing.commit(writer, articles)
        writer.close()
        sound = try Writing.contents(directory)
        let segment = try IndexReader(directory).segments[0]
        entries = try Self.words.map { try #require(try segment.entry(Array($0.utf8))) }
        let kinds = try entries.map { entry in
            switch try segment.list(entry) {
            case .ranges(let list): list.ids == nil ? "bitset" : "ids"
            case .blocks(let list): list.blockCount > 1 ? "blocks" : "tail"
            }
        }
        try #require(kinds == ["bitset", "bitset", "ids", "blocks", "tail"])
    }

    private func attempt(_ body: () throws -> Void) {
        do { try body() } catch { #expect(error is IndexFileError, "\(error)") }
    }

    private static func phrase(_ words: String..., field: IndexedField? = nil) -> Query {
        .phrase(PhraseQuery(terms: words.map { Array($0.utf8) }, text: "", field: field))
    }

    private static let queries: [Query] =
        words.map { Query.term($0) } + [
            .any(words.map { Query.term($0) }), .any([.term("block"), .term("rare"), .term("every"), .term("every")]),
            .all([.term("every"), .term("third")]), .all([.term("block"), .term("third"), .term("every")]),
            .all([.term("twentieth"), .term("rare")]), phrase("every", "third"), phrase("block", "every", "block"),
            phrase("third", "third", "twentieth"), phrase("every", "third", field: .title), .term("third", field: .body),
            .all([phrase("every", "third"), .term("twentieth")]), .any([phrase("every", "block"), .term("rare")]),
            .without(.term("third"), .term("twentieth")),
        ]

    private static let rankings: [Ranking] = {
        var formulas = BM25.Variant.allCases.map { BM25($0) }
        // Numbers as large and as small as they come.
        for (k1, b) in [(BM25.largestK1, 1.0), (BM25.largestK1, 0), (0, 0), (0, 1), (3, 1)] {
            for variant in [BM25.Variant.lucene, .l, .plus] {
                if let formula = try? BM25(variant, k1: k1, b: b) { formulas.append(formula) }
            }
        }
        let models: [RankingModel] = [
            .dirichlet(DirichletSmoothing()), .jelinekMercer(JelinekMercerSmoothing()), .dph, .pl2(PL2()), .tfidf,
        ]
        let weighted =
            (try? FieldWeights([.title: 3])).map { [RankingModel.weightedFields(BM25(), $0), .weightedFields(BM25(.fts5), $0)] } ?? []
        return formulas.map { Ranking($0) } + (models + weighted).map { Ranking($0, proximity: ProximityBonus()) }
    }()

    /// A query with weights of any magnitude.
    private static func weighted(_ query: Query, _ random: inout SeededGenerator) -> Query {
        func boosted(_ part: Query) -> Query { random.below(3) == 0 ? part : .boosted(part, by: Magnitudes.any(&random)) }
        return switch query {
        case .any(let parts): .any(parts.map(boosted))
        case .all(let parts): .all(parts.map(boosted))
        default: boosted(query)
        }
    }

    /// A ranking whose parameters are of any magnitude that is taken.
    private static func extremeRanking(_ random: inout SeededGenerator) -> Ranking {
        func number() -> Double { Magnitudes.any(&random) }
        let variant = BM25.Variant.allCases[random.below(BM25.Variant.allCases.count)]
        for _ in 0..<20 {
            let model: RankingModel? =
                switch random.below(5) {
                case 0: (try? DirichletSmoothing(mu: number())).map { .dirichlet($0) }
                case 1: (try? JelinekMercerSmoothing(lambda: number())).map { .jelinekMercer($0) }
                case 2: (try? PL2(c: number())).map { .pl2($0) }
                case 3: (try? FieldWeights([.title: number(), .body: number()])).map { .weightedFields(BM25(variant), $0) }
                default: (try? BM25(variant, k1: number(), b: random.below(2) == 0 ? nil : number())).map { .bm25($0) }
                }
            let proximity = random.below(3) == 0 ? try? ProximityBonus(weight: number()) : nil
            if let model { return Ranking(model, proximity: proximity) }
        }
        return Ranking(BM25(variant))
    }

    /// Asks an index in every way.
    private func ask(_ files: [String: [UInt8]], _ random: inout SeededGenerator) {
        attempt {
            let reader = try IndexReader(Writing.copy(files))
            let searcher = Searcher(reader: reader)
            for sound in Self.queries {
                let query = random.below(2) == 0 ? sound : Self.weighted(sound, &random)
                let ranking = random.below(2) == 0 ? Self.extremeRanking(&random) : Self.rankings[random.below(Self.rankings.count)]
                let options = SearchOptions(
                    limit: [1, 10, 150, 1000, 20_000][random.below(5)], ranking: ranking, countsMatches: random.below(2) == 0)
                attempt { _ = try searcher.search(query, options: options) }
                attempt { _ = try searcher.count(query) }
            }
            var places: [UInt32] = []
            for word in Self.words {
                attempt {
                    guard let entry = try reader.segments[0].entry(Array(word.utf8)) else { return }
                    var list = try reader.segments[0].postings(entry)
                    var target: UInt32 = 0
                    while try list.seek(target) != PostingsCursor.end {
                        try list.readPositions(into: &places)
                        target = list.doc + 1 + target % 997
                    }
                }
            }
        }
    }

    /// The bytes of a term's list in a file; for the dictionary all of it.
    private func region(_ entry: TermEntry, _ kind: IndexFileKind, _ count: Int) -> Range<Int> {
        switch kind {
        case .postings: entry.postingsOffset..<entry.postingsOffset + entry.postingsLength
        case .positions: entry.positionsOffset..<entry.positionsOffset + entry.positionsLength
        default: 0..<count
        }
    }

    /// In a process of its own, as memory is measured.
    @Test func changedBytes() async {
        await #expect(processExitsWith: .success) {
            let tests = try HostileListsTests()
            let before = PeakMemory.bytes
            for kind in [IndexFileKind.postings, .positions, .terms] { try tests.askWithChangedBytes(kind) }
            #expect(PeakMemory.bytes - before < 1 << 30)
        }
    }

    private func askWithChangedBytes(_ kind: IndexFileKind) throws {
        let name = try #require(sound.keys.first { $0.hasSuffix(".\(kind.ending)") })
        let file = try IndexFile(Writing.copy(sound), name: name, kind: kind)
        let payload = try file.slice(at: 0, length: file.count).bytes
        var random = SeededGenerator(seed: 1)
        for _ in 0..<(Self.isThorough ? 1000 : 12) {
            let region = region(entries[random.below(entries.count)], kind, payload.count)
            var bytes = payload
            for _ in 0...random.below(4) {
                // The heads and ends of lists, where counts and directories are, as often as the rest.
                let offsets = [
                    random.below(region.count), random.below(min(32, region.count)), region.count - 1 - random.below(min(64, region.count)),
                ]
                let place = region.lowerBound + offsets[random.below(3)]
                switch random.below(4) {
                case 0: bytes[place] ^= 1 << UInt8(random.below(8))
                case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF][random.below(6)]
                case 2: for next in place..<min(bytes.count, place + 1 + random.below(40)) { bytes[next] = UInt8(random.below(256)) }
                default:
                    let number: UInt32 = [0, 1, .max, .max - 1, 1 << 31, 1 << 30, 0x3F80_0000][random.below(7)]
                    guard place + 4 <= bytes.count else { continue }
                    for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: number >> UInt32(8 * byte)) }
                }
            }
            var files = sound
            files[name] = try Writing.framed(bytes, kind)
            files = try Writing.committed(files)
            ask(files, &random)
        }
    }

    /// A frequency is no reason to make room: there are no more positions than the list has. In a process of its own, as memory is
    /// measured.
    @Test func frequenciesBeyondThePositions() async {
        await #expect(processExitsWith: .success) { try HostileListsTests().askWithFrequenciesBeyondThePositions() }
    }

    private func askWithFrequenciesBeyondThePositions() throws {
        let name = try #require(sound.keys.first { $0.hasSuffix(".postings") })
        let file = try IndexFile(Writing.copy(sound), name: name, kind: .postings)
        var bytes = try file.slice(at: 0, length: file.count).bytes
        let entry = entries[1]
        let list = try file.slice(at: entry.postingsOffset, length: entry.postingsLength)
        let exceptions = Int(try list.uint32(at: 24))
        #expect(exceptions == 15)
        let start = entry.postingsOffset + entry.postingsLength - (entry.docFreq + 127) / 128 * 4 - exceptions * 8
        for exception in 0..<exceptions { for byte in 4..<8 { bytes[start + exception * 8 + byte] = 0xFF } }
        var files = sound
        files[name] = try Writing.framed(bytes, .postings)
        files = try Writing.committed(files)
        let searcher = Searcher(reader: try IndexReader(Writing.copy(files)))
        let before = PeakMemory.bytes
        for query in [
            Self.phrase("third", "third"), Self.phrase("every", "third"), .all([Self.phrase("every", "third"), .term("twentieth")]),
        ] {
            #expect(throws: IndexFileError.self) { try searcher.search(query, options: SearchOptions(limit: 5000)) }
            #expect(throws: IndexFileError.self) { try searcher.count(query) }
        }
        #expect(PeakMemory.bytes - before < 1 << 28)
    }

    private static let isThorough = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"
}
