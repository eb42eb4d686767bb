import LedeInvertedIndex
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

/// Optimizing and reordering an index change no match and no score.
@Suite struct OptimizedSearchTests {
    /// The score of each article found, by id.
    private func scores(_ query: Query, _ formula: BM25, _ searcher: Searcher) throws -> [String: Double] {
        let result = try searcher.search(query, options: SearchOptions(limit: .max, formula: formula))
        let count = try searcher.count(query)
        #expect(result.matchCount == result.hits.count)
        #expect(result.hits.count == count)
        #expect(zip(result.hits, result.hits.dropFirst()).allSatisfy { $0.isBetter(than: $1) })
        return Dictionary(uniqueKeysWithValues: try result.hits.map { (try searcher.reader.docno($0.doc), $0.score) })
    }

    @Test(arguments: [21 as UInt64, 22, 23])
    func matchesAndScoresStay(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<10 {
            let directory = try TestCollection.random(&random).directory()
            let before = Searcher(reader: try IndexReader(directory))
            let writer = try IndexWriter(directory)
            let ordering: DocumentOrdering = round % 3 == 0 ? .kept : .clustered
            try writer.optimize(ordering, threads: 1 + round % 2)
            writer.close()
            let after = Searcher(reader: try IndexReader(directory))
            #expect(after.reader.segments.count <= 1)
            #expect(after.reader.statistics == before.reader.statistics)
            for _ in 0..<20 {
                let query = Self.query(&random)
                let formula = BM25(BM25.Variant.allCases.randomElement(using: &random) ?? .lucene)
                let place: Comment = "seed \(seed), round \(round), \(query.short)"
                #expect(try scores(query, formula, after) == scores(query, formula, before), place)
                // The best ten are ten of the best: their scores are the same, whichever of equals they are.
                let options = SearchOptions(limit: 10, formula: formula)
                #expect(
                    try after.search(query, options: options).hits.map(\.score) == before.search(query, options: options).hits.map(\.score),
                    place)
            }
        }
    }

    private static func query(_ random: inout SeededGenerator) -> Query {
        func word() -> [UInt8] { Array("w\(random.below(12))".utf8) }
        func phrase(_ longest: Int) -> Query {
            .phrase(
                PhraseQuery(
                    terms: (0..<1 + random.below(longest)).map { _ in word() }, text: "", field: random.below(4) == 0 ? .title : nil))
        }
        let parts = (0..<1 + random.below(4)).map { _ in phrase(1) }
        switch random.below(5) {
        case 0: return phrase(3)
        case 1: return .all(parts)
        case 2: return .any(parts)
        case 3: return .without(.any(parts), phrase(1))
        default: return .all([phrase(2), .any(parts)])
        }
    }
}
