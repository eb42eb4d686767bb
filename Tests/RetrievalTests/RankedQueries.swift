import LedeArticleModel
import Foundation
import LedeTestSupport

@testable import LedeQueryLanguage
@testable import LedeRetrieval

/// Random flat queries over a collection, of every shape that has an algorithm of its own.
struct RankedQueries {
    enum Shape: CaseIterable {
        case term, union, longUnion, intersection, phrase, fieldedLeaf, mixedIntersection, mixedUnion
    }

    let collection: ZipfCollection

    func query(_ shape: Shape, _ random: inout SeededGenerator) -> Query {
        switch shape {
        case .term: term(&random)
        case .union: .any(terms(2 + random.below(5), &random))
        case .longUnion: .any(terms(7 + random.below(58), &random))
        case .intersection: .all(terms(2 + random.below(4), &random))
        case .phrase: phrase(nil, &random)
        case .fieldedLeaf: random.below(2) == 0 ? term(&random, field: field(&random)) : phrase(field(&random), &random)
        case .mixedIntersection: .all(mixed(&random))
        case .mixedUnion: .any(mixed(&random))
        }
    }

    private func field(_ random: inout SeededGenerator) -> IndexedField { random.below(2) == 0 ? .title : .body }

    private func term(_ random: inout SeededGenerator, field: IndexedField? = nil) -> Query {
        // Some words are in no document.
        .term(random.below(25) == 0 ? "absent\(random.below(3))" : collection.word(&random), field: field)
    }

    private func terms(_ count: Int, _ random: inout SeededGenerator) -> [Query] {
        var terms: [Query] = []
        for _ in 0..<count { terms.append(random.below(8) == 0 ? terms.randomElement(using: &random) ?? .term("all") : term(&random)) }
        return terms
    }

    private func phrase(_ field: IndexedField?, _ random: inout SeededGenerator) -> Query {
        let count = 2 + random.below(4)
        let words: [String]
        switch random.below(6) {
        case 0: words = Array(repeating: collection.words[random.below(8)], count: count)
        // Of the commonest words, so that there are far more matches than are wanted.
        case 1, 2: words = (0..<2).map { _ in collection.words[random.below(4)] }
        default: words = collection.phrase(count, &random)
        }
        return .phrase(PhraseQuery(terms: words.map { Array($0.utf8) }, text: "", field: field))
    }

    /// Terms, phrases and fields together.
    private func mixed(_ random: inout SeededGenerator) -> [Query] {
        (0..<2 + random.below(3)).map { _ in
            switch random.below(5) {
            case 0: phrase(nil, &random)
            case 1: phrase(field(&random), &random)
            case 2: term(&random, field: field(&random))
            default: term(&random)
            }
        }
    }

    /// A formula of any variant with any parameters, those at the ends more often than chance has it.
    static func formula(_ random: inout SeededGenerator) throws -> BM25 {
        let variant = BM25.Variant.allCases[random.below(BM25.Variant.allCases.count)]
        let k1: Double? = [nil, 0, 3, 1.2, Double.random(in: 0...3, using: &random), Double.random(in: 0...3, using: &random)][
            random.below(6)]
        let b: Double? = [nil, 0, 1, 0.75, Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random)][
            random.below(6)]
        return try BM25(variant, k1: k1, b: b)
    }

    /// A weight of any magnitude, the ends of the range and what is beyond them more often than chance has it.
    static func weight(_ random: inout SeededGenerator) -> Double {
        switch random.below(12) {
        case 0:
            [0, 3 * .leastNonzeroMagnitude, 1e-308, 1e-200, 9e-201, 1e6, 1e9, 1e308, .infinity, -1, .nan, .leastNonzeroMagnitude][
                random.below(12)]
        case 1: Double.random(in: 0...7, using: &random)
        case 2, 3: Magnitudes.any(&random)
        case 4: exp2(Double.random(in: -660 ... -400, using: &random))
        default: exp2(Double.random(in: -133...20, using: &random))
        }
    }

    /// `query` with weights for some of its leaves, and around it.
    static func weighted(_ query: Query, _ random: inout SeededGenerator) -> Query {
        func boosted(_ part: Query, _ random: inout SeededGenerator) -> Query {
            random.below(4) == 0 ? part : .boosted(part, by: weight(&random))
        }
        return switch query {
        case .any(let parts): .any(parts.map { boosted($0, &random) })
        case .all(let parts): .all(parts.map { boosted($0, &random) })
        default: boosted(query, &random)
        }
    }

    /// A formula of any variant whose k1 and b may have any magnitude that is allowed.
    static func extremeFormula(_ random: inout SeededGenerator) throws -> BM25 {
        let variant = BM25.Variant.allCases[random.below(BM25.Variant.allCases.count)]
        let exponent = Double.random(in: -1074...0, using: &random)
        let k1: Double? = [nil, 0, BM25.largestK1, exp2(exponent), exp2(Double.random(in: -30...19, using: &random))][random.below(5)]
        let b: Double? = [nil, 0, 1, exp2(exponent), 1 - exp2(Double.random(in: -53 ... -1, using: &random))][random.below(5)]
        return try BM25(variant, k1: k1, b: b)
    }
}
