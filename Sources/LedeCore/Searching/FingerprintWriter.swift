import LedeIndexBytes
import LedeBackends
import LedeRetrieval

/// Hashes values in an encoding in which no two sequences are the same bytes: numbers in eight bytes, lists and texts after their lengths.
struct FingerprintWriter {
    private var hash = FNV1a()

    var value: UInt64 { hash.value }

    /// Which of several alternatives follows.
    mutating func add(tag: UInt8) { hash.add(tag) }

    mutating func add(_ number: Int) { hash.add(littleEndian: UInt64(bitPattern: Int64(number))) }

    mutating func add(_ number: Double) { hash.add(littleEndian: number.bitPattern) }

    mutating func add(_ flag: Bool) { hash.add(flag ? 1 : 0) }

    mutating func add(bytes: [UInt8]) {
        add(bytes.count)
        hash.add(bytes)
    }

    mutating func add(_ list: [[UInt8]]) {
        add(list.count)
        for bytes in list { add(bytes: bytes) }
    }

    mutating func add(text: String) { add(bytes: Array(text.utf8)) }

    /// What may be missing.
    mutating func add<Value>(_ value: Value?, _ write: (inout FingerprintWriter, Value) -> Void) {
        add(value != nil)
        if let value { write(&self, value) }
    }
}

/// Rankings, by the numbers and named forms they consist of.
extension FingerprintWriter {
    mutating func add(_ recipe: RankingRecipe) {
        switch recipe.tokens {
        case .index: add(tag: 0)
        case .other(let name):
            add(tag: 1)
            add(text: name)
        }
        add(recipe.ranking)
        add(recipe.feedback) { writer, feedback in
            writer.add(feedback.articles)
            writer.add(feedback.terms)
            writer.add(feedback.weight)
        }
        add(recipe.isSearched)
        add(recipe.dropsQueries)
    }

    mutating func add(_ ranking: Ranking) {
        switch ranking.model {
        case .bm25(let formula):
            add(tag: 0)
            add(formula)
        case .weightedFields(let formula, let weights):
            add(tag: 1)
            add(formula)
            add(weights)
        case .ingredients(let ingredients):
            add(tag: 2)
            add(ingredients)
        case .dirichlet(let smoothing):
            add(tag: 3)
            add(smoothing.mu)
        case .jelinekMercer(let smoothing):
            add(tag: 4)
            add(smoothing.lambda)
        case .dph: add(tag: 5)
        case .pl2(let model):
            add(tag: 6)
            add(model.c)
        case .tfidf: add(tag: 7)
        }
        add(ranking.proximity) { $0.add($1.weight) }
    }

    private mutating func add(_ formula: BM25) {
        add(text: formula.variant.rawValue)
        add(formula.k1)
        add(formula.b)
    }

    private mutating func add(_ weights: FieldWeights) {
        add(weights.weights.count)
        for weight in weights.weights { add(weight) }
        for b in weights.b { add(b) { $0.add($1) } }
    }

    private mutating func add(_ ingredients: BM25Ingredients) {
        add(text: ingredients.idf.rawValue)
        add(ingredients.countsEmptyDocuments)
        add(text: ingredients.frequency.rawValue)
        add(ingredients.k1)
        add(ingredients.b)
        add(text: ingredients.lengths.rawValue)
        add(text: ingredients.phrases.rawValue)
        switch ingredients.fields {
        case .equal: add(tag: 0)
        case .columnWeights(let weights):
            add(tag: 1)
            add(weights)
        case .normalized(let weights):
            add(tag: 2)
            add(weights)
        }
        add(text: ingredients.precision.rawValue)
    }
}
