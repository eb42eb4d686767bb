import ArticleModel
import Foundation

@testable import Retrieval

/// Answers a query from the documents' tokens, by the definitions and without an index.
struct TokenOracle {
    private let documents: [TestCollection.Document]
    private let formula: BM25
    private let live: [Int]
    private let averageLength: Double

    init(_ collection: TestCollection, formula: BM25) {
        documents = collection.segments.flatMap { $0 }
        self.formula = formula
        let documents = documents
        live = documents.indices.filter { !documents[$0].isDeleted }
        let total = live.reduce(0) { $0 + documents[$1].title.count + documents[$1].body.count }
        averageLength = Double(total) / Double(max(1, live.count))
    }

    /// Every match, best first.
    func ranked(_ query: Query) -> [ScoredDocument] {
        let weights = Dictionary(query.scoringLeaves.map { ($0, weight($0)) }, uniquingKeysWith: { first, _ in first })
        return live.filter { matches(query, $0) }.map { ScoredDocument(doc: UInt32($0), score: score(query, $0, weights, boost: 1)) }
            .sorted { ($1.score, $0.doc) < ($0.score, $1.doc) }
    }

    func matches(_ query: Query, _ doc: Int) -> Bool {
        switch query {
        case .phrase(let phrase): freq(.phrase(phrase), doc) > 0
        case .pattern(let pattern): freq(.pattern(pattern), doc) > 0
        case .filter: preconditionFailure("the collections have no attributes")
        case .near(let leaves, let distance): !leaves.isEmpty && leaves.indices.allSatisfy { freq(leaves, $0, within: distance, doc) > 0 }
        case .boosted(let query, _): matches(query, doc)
        case .all(let parts): !parts.isEmpty && parts.allSatisfy { matches($0, doc) }
        case .any(let parts): parts.contains { matches($0, doc) }
        case .without(let kept, let dropped): matches(kept, doc) && !matches(dropped, doc)
        case .none: false
        }
    }

    private func freq(_ leaf: QueryLeaf, _ doc: Int) -> Int {
        let pattern = leaf.pattern
        return IndexedField.allCases.filter { leaf.field == nil || leaf.field == $0 }
            .reduce(0) { $0 + PatternOracle.spans(pattern, in: documents[doc].tokens($1)).count }
    }

    /// Occurrences of leaf `index` near the other one; of a single leaf, all.
    private func freq(_ leaves: [QueryLeaf], _ index: Int, within distance: Int, _ doc: Int) -> Int {
        precondition(leaves.count <= 2, "what more than two leaves near each other are is FTS5's to say")
        if leaves.count == 1 { return freq(leaves[0], doc) }
        let other = leaves[1 - index]
        return IndexedField.allCases.filter { field in leaves.allSatisfy { $0.field == nil || $0.field == field } }.reduce(0) {
            $0 + PatternOracle.nearCount(leaves[index].pattern, other.pattern, within: distance, in: documents[doc].tokens($1))
        }
    }

    private func score(_ query: Query, _ doc: Int, _ weights: [QueryLeaf: Double], boost: Double) -> Double {
        guard matches(query, doc) else { return 0 }
        func score(_ leaf: QueryLeaf) -> Double { contribution(freq(leaf, doc), doc, (weights[leaf] ?? .nan) * boost) }
        switch query {
        case .phrase(let phrase): return score(.phrase(phrase))
        case .pattern(let pattern): return score(.pattern(pattern))
        case .filter: return 0
        case .near(let leaves, let distance):
            return leaves.indices.reduce(0) {
                $0 + contribution(freq(leaves, $1, within: distance, doc), doc, (weights[leaves[$1]] ?? .nan) * boost)
            }
        case .boosted(let query, let factor): return self.score(query, doc, weights, boost: boost * factor)
        case .all(let parts), .any(let parts): return parts.reduce(0) { $0 + self.score($1, doc, weights, boost: boost) }
        case .without(let kept, _): return self.score(kept, doc, weights, boost: boost)
        case .none: return 0
        }
    }

    private func weight(_ leaf: QueryLeaf) -> Double {
        let pattern = leaf.pattern
        // Within a pattern a word counts wherever it stands; within a phrase, in the phrase's field.
        let field: IndexedField? = if case .phrase = leaf { leaf.field } else { nil }
        let words = pattern.words.map { QueryLeaf.pattern(PatternQuery(words: [$0], field: field, text: "")) }
        return (formula.variant == .fts5 || words.count == 1 ? [leaf] : words).reduce(0) { sum, part in
            let n = Double(live.count { freq(part, $0) > 0 })
            let N = Double(live.count)
            if n == 0 { return sum }
            let idf =
                switch formula.variant {
                case .lucene: log(1 + (N - n + 0.5) / (n + 0.5))
                case .fts5: log((N - n + 0.5) / (n + 0.5)) <= 0 ? 1e-6 : log((N - n + 0.5) / (n + 0.5))
                case .atire: log(N / n)
                case .plus: log((N + 1) / n)
                case .l: log((N + 1) / (n + 0.5))
                }
            return sum + idf
        }
    }

    private func contribution(_ freq: Int, _ doc: Int, _ idf: Double) -> Double {
        let f = Double(freq)
        let k1 = formula.k1
        let b = formula.b
        let norm = 1 - b + b * Double(documents[doc].title.count + documents[doc].body.count) / averageLength
        return switch formula.variant {
        case .lucene: idf * f / (f + k1 * norm)
        case .fts5, .atire: idf * f * (k1 + 1) / (f + k1 * norm)
        case .plus: idf * (f * (k1 + 1) / (f + k1 * norm) + 1)
        case .l: idf * (k1 + 1) * (f / norm + 0.5) / (k1 + f / norm + 0.5)
        }
    }
}
