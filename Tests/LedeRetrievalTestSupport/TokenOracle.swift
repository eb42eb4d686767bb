import LedeArticleModel
import Foundation
import LedeQueryLanguage
import LedeRetrieval

/// Answers a query from the documents' tokens, by the definitions and without an index.
package struct TokenOracle {
    private let documents: [TestCollection.Document]
    private let ranking: Ranking
    private let live: [Int]
    private let averageLength: Double

    package init(_ collection: TestCollection, formula: BM25) { self.init(collection, ranking: Ranking(formula)) }

    package init(_ collection: TestCollection, ranking: Ranking) {
        documents = collection.segments.flatMap { $0 }
        self.ranking = ranking
        let documents = documents
        live = documents.indices.filter { !documents[$0].isDeleted }
        let total = live.reduce(0) { $0 + documents[$1].title.count + documents[$1].body.count }
        averageLength = Double(total) / Double(max(1, live.count))
    }

    /// Every match, best first.
    package func ranked(_ query: Query) -> [ScoredDocument] {
        let weights = Dictionary(query.scoringLeaves.map { ($0, weight($0)) }, uniquingKeysWith: { first, _ in first })
        let words = proximityWords(query)
        return live.filter { matches(query, $0) }.map { doc in
            let length = Double(documents[doc].title.count + documents[doc].body.count)
            return ScoredDocument(
                doc: UInt32(doc),
                score: score(query, doc, weights, boost: 1) + lengthTerm(query, length: length) + proximity(words, doc))
        }.sorted { ($1.score, $0.doc) < ($0.score, $1.doc) }
    }

    package func matches(_ query: Query, _ doc: Int) -> Bool {
        switch query {
        case .phrase(let phrase): freq(.phrase(phrase), doc) > 0
        case .pattern(let pattern): freq(.pattern(pattern), doc) > 0
        case .filter: preconditionFailure("the collections have no attributes")
        case .near(let leaves, let distance, let asFTS5):
            !leaves.isEmpty && leaves.indices.allSatisfy { freq(leaves, $0, within: distance, asFTS5, doc) > 0 }
        case .boosted(let query, _): matches(query, doc)
        case .all(let parts): !parts.isEmpty && parts.allSatisfy { matches($0, doc) }
        case .any(let parts): parts.contains { matches($0, doc) }
        case .without(let kept, let dropped): matches(kept, doc) && !matches(dropped, doc)
        case .none: false
        }
    }

    private func freq(_ leaf: QueryLeaf, _ doc: Int) -> Int { freqs(leaf, doc).reduce(0, +) }

    /// Occurrences by field.
    private func freqs(_ leaf: QueryLeaf, _ doc: Int) -> [Int] {
        let pattern = leaf.pattern
        return IndexedField.allCases.map {
            leaf.field == nil || leaf.field == $0 ? PatternOracle.spans(pattern, in: documents[doc].tokens($0)).count : 0
        }
    }

    private func freq(_ leaves: [QueryLeaf], _ index: Int, within distance: Int, _ asFTS5: Bool, _ doc: Int) -> Int {
        freqs(leaves, index, within: distance, asFTS5, doc).reduce(0, +)
    }

    /// Occurrences of leaf `index` near the other one, by field; of a single leaf, all.
    private func freqs(_ leaves: [QueryLeaf], _ index: Int, within distance: Int, _ asFTS5: Bool, _ doc: Int) -> [Int] {
        precondition(leaves.count <= 2, "what more than two leaves near each other are is FTS5's to say")
        if leaves.count == 1 { return freqs(leaves[0], doc) }
        let other = leaves[1 - index]
        let isApart =
            !asFTS5 && other.pattern.words == leaves[index].pattern.words && other.field == leaves[index].field
            && other.pattern.gaps == leaves[index].pattern.gaps && other.pattern.startsField == leaves[index].pattern.startsField
        return IndexedField.allCases.map { field in
            leaves.allSatisfy { $0.field == nil || $0.field == field }
                ? PatternOracle.nearCount(
                    leaves[index].pattern, other.pattern, within: distance, apart: isApart, in: documents[doc].tokens(field)) : 0
        }
    }

    private func score(_ query: Query, _ doc: Int, _ weights: [QueryLeaf: Double], boost: Double) -> Double {
        guard matches(query, doc) else { return 0 }
        func score(_ leaf: QueryLeaf) -> Double { boost * contribution(leaf, freqs(leaf, doc), doc, weights[leaf] ?? .nan) }
        switch query {
        case .phrase(let phrase): return score(.phrase(phrase))
        case .pattern(let pattern): return score(.pattern(pattern))
        case .filter: return 0
        case .near(let leaves, let distance, let asFTS5):
            return leaves.indices.reduce(0) {
                $0 + boost * contribution(leaves[$1], freqs(leaves, $1, within: distance, asFTS5, doc), doc, weights[leaves[$1]] ?? .nan)
            }
        case .boosted(let query, let factor): return self.score(query, doc, weights, boost: boost * factor)
        case .all(let parts), .any(let parts): return parts.reduce(0) { $0 + self.score($1, doc, weights, boost: boost) }
        case .without(let kept, _): return self.score(kept, doc, weights, boost: boost)
        case .none: return 0
        }
    }

    /// BM25's or TF-IDF's idf; for the other models, occurrences in all live documents.
    private func weight(_ leaf: QueryLeaf) -> Double {
        let variant = ranking.model.formula?.variant
        if variant == nil, ranking.model != .tfidf { return Double(live.reduce(0) { $0 + freq(leaf, $1) }) }
        let pattern = leaf.pattern
        // Within a pattern a word counts wherever it occurs; within a phrase, in the phrase's field.
        let field: IndexedField? = if case .phrase = leaf { leaf.field } else { nil }
        let words = pattern.words.map { QueryLeaf.pattern(PatternQuery(words: [$0], field: field, text: "")) }
        return (variant == .fts5 || words.count == 1 ? [leaf] : words).reduce(0) { sum, part in
            let n = Double(live.count { freq(part, $0) > 0 })
            let N = Double(live.count)
            if n == 0 { return sum }
            let idf =
                switch variant {
                case .lucene: log(1 + (N - n + 0.5) / (n + 0.5))
                case .fts5: log((N - n + 0.5) / (n + 0.5)) <= 0 ? 1e-6 : log((N - n + 0.5) / (n + 0.5))
                case .atire: log(N / n)
                case .plus: log((N + 1) / n)
                case .l: log((N + 1) / (n + 0.5))
                case nil: 1 + log((N + 1) / (n + 1))
                }
            return sum + idf
        }
    }

    /// The formulas as the papers write them.
    private func contribution(_ leaf: QueryLeaf, _ freqs: [Int], _ doc: Int, _ weight: Double) -> Double {
        let f = Double(freqs.reduce(0, +))
        let lengths = IndexedField.allCases.map { Double(documents[doc].tokens($0).count) }
        let D = lengths.reduce(0, +)
        let N = Double(live.count)
        let C = averageLength * N
        func log2(_ x: Double) -> Double { log(x) / log(2) }
        switch ranking.model {
        case .bm25(let formula): return Self.bm25(formula, idf: weight, f: f, norm: 1 - formula.b + formula.b * D / averageLength)
        case .weightedFields(let formula, let fields):
            let weighted = freqs.indices.map { fields.weights[$0] * Double(freqs[$0]) }
            if weighted.allSatisfy({ $0 == 0 }) { return 0 }
            if formula.variant == .fts5 {
                return Self.bm25(formula, idf: weight, f: weighted.reduce(0, +), norm: 1 - formula.b + formula.b * D / averageLength)
            }
            let t = IndexedField.allCases.filter { freqs[$0.rawValue] > 0 }.reduce(0.0) { sum, field in
                let average = live.reduce(0.0) { $0 + Double(documents[$1].tokens(field).count) } / N
                let b = fields.b[field.rawValue] ?? formula.b
                return sum + weighted[field.rawValue] / ((1 - b) + b * lengths[field.rawValue] / average)
            }
            return Self.bm25(formula, idf: weight, f: t, norm: 1)
        case .ingredients: return .nan
        case .dirichlet(let model):
            // ln p(w|d) of a word that occurs, over that of one that does not.
            let p = weight / C
            return log((f + model.mu * p) / (D + model.mu)) - log(model.mu * p / (D + model.mu))
        case .jelinekMercer(let model):
            let p = weight / C
            return log((1 - model.lambda) * f / D + model.lambda * p) - log(model.lambda * p)
        case .dph:
            if f == D { return 0 }
            let norm = (1 - f / D) * (1 - f / D) / (f + 1)
            return norm * (f * log2((f * averageLength / D) * (N / weight)) + 0.5 * log2(2 * .pi * f * (1 - f / D)))
        case .pl2(let model):
            let tfn = f * log2(1 + model.c * averageLength / D)
            let lambda = weight / N
            return (tfn * log2(tfn / lambda) + (lambda - tfn) * log2(M_E) + 0.5 * log2(2 * .pi * tfn)) / (tfn + 1)
        case .tfidf: return sqrt(f) * weight * weight / sqrt(D)
        }
    }

    private static func bm25(_ formula: BM25, idf: Double, f: Double, norm: Double) -> Double {
        let k1 = formula.k1
        return switch formula.variant {
        case .lucene: idf * f / (f + k1 * norm)
        case .fts5, .atire: idf * f * (k1 + 1) / (f + k1 * norm)
        case .plus: idf * (f * (k1 + 1) / (f + k1 * norm) + 1)
        case .l: idf * (k1 + 1) * (f / norm + 0.5) / (k1 + f / norm + 0.5)
        }
    }

    /// Under Dirichlet smoothing, ln p(w|d) less ln p(w|C) of every leaf as if it did not occur.
    private func lengthTerm(_ query: Query, length: Double) -> Double {
        guard case .dirichlet(let model) = ranking.model else { return 0 }
        return Self.boosts(query, 1).reduce(0) { sum, leaf in
            weight(leaf.leaf) > 0 ? sum + leaf.boost * log(model.mu / (length + model.mu)) : sum
        }
    }

    private static func boosts(_ query: Query, _ boost: Double) -> [(leaf: QueryLeaf, boost: Double)] {
        switch query {
        case .boosted(let inner, let factor): boosts(inner, boost * factor)
        case .all(let parts), .any(let parts): parts.flatMap { boosts($0, boost) }
        case .without(let kept, _): boosts(kept, boost)
        case .phrase, .pattern, .near, .none: query.scoringLeaves.map { ($0, boost) }
        case .filter: []
        }
    }

    private func proximityWords(_ query: Query) -> [(word: String, field: IndexedField?)] {
        query.scoringLeaves.flatMap { leaf in
            leaf.pattern.words.compactMap(\.soleTerm).map { (String(decoding: $0, as: UTF8.self), leaf.field) }
        }
    }

    /// The smallest distance by trying all pairs.
    private func proximity(_ words: [(word: String, field: IndexedField?)], _ doc: Int) -> Double {
        guard let bonus = ranking.proximity else { return 0 }
        var least: Int?
        for field in IndexedField.allCases {
            let tokens = documents[doc].tokens(field)
            let wanted = Set(words.filter { $0.field == nil || $0.field == field }.map(\.word))
            for left in tokens.indices where wanted.contains(tokens[left]) {
                for right in tokens.indices where right > left && wanted.contains(tokens[right]) && tokens[right] != tokens[left] {
                    least = min(least ?? .max, right - left)
                }
            }
        }
        return least.map { bonus.weight * (log(0.3 + exp(-Double($0))) - log(0.3)) } ?? 0
    }
}
