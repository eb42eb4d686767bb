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
        return live.filter { matches(query, $0) }.map { ScoredDocument(doc: UInt32($0), score: score(query, $0, weights)) }
            .sorted { ($1.score, $0.doc) < ($0.score, $1.doc) }
    }

    func matches(_ query: Query, _ doc: Int) -> Bool {
        switch query {
        case .phrase(let phrase): freq(phrase, doc) > 0
        case .all(let parts): !parts.isEmpty && parts.allSatisfy { matches($0, doc) }
        case .any(let parts): parts.contains { matches($0, doc) }
        case .without(let kept, let dropped): matches(kept, doc) && !matches(dropped, doc)
        case .none: false
        }
    }

    private func freq(_ phrase: PhraseQuery, _ doc: Int) -> Int {
        let terms = phrase.terms.map { String(decoding: $0, as: UTF8.self) }
        return IndexedField.allCases.filter { phrase.field == nil || phrase.field == $0 }.reduce(0) { count, field in
            let tokens = documents[doc].tokens(field)
            guard !terms.isEmpty, tokens.count >= terms.count else { return count }
            return count + (0...tokens.count - terms.count).count { Array(tokens[$0..<$0 + terms.count]) == terms }
        }
    }

    private func score(_ query: Query, _ doc: Int, _ weights: [PhraseQuery: Double]) -> Double {
        guard matches(query, doc) else { return 0 }
        switch query {
        case .phrase(let phrase): return contribution(phrase, doc, weights[phrase] ?? .nan)
        case .all(let parts), .any(let parts): return parts.reduce(0) { $0 + score($1, doc, weights) }
        case .without(let kept, _): return score(kept, doc, weights)
        case .none: return 0
        }
    }

    private func weight(_ phrase: PhraseQuery) -> Double {
        let terms = phrase.terms.map { PhraseQuery(terms: [$0], text: "", field: phrase.field) }
        return (formula.variant == .fts5 ? [phrase] : terms).reduce(0) { sum, part in
            let n = Double(live.count { freq(part, $0) > 0 })
            let N = Double(live.count)
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

    private func contribution(_ phrase: PhraseQuery, _ doc: Int, _ idf: Double) -> Double {
        let f = Double(freq(phrase, doc))
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
