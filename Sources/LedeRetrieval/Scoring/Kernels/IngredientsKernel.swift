import LedeInvertedIndex

/// `BM25Ingredients` made ready for one collection.
package struct IngredientsKernel: Sendable {
    /// What a leaf's weight makes of the formula, in both precisions.
    struct Factors: Sendable, BitwiseCopyable {
        var double: BM25Kernel.Factors
        /// The leaf's weight, multiplied by k1 + 1 if the formula has that.
        var scale: Float
        var bonus: Float
    }

    private let ingredients: BM25Ingredients
    private let kernel: BM25Kernel
    private let averageLength: Double
    /// What weights the occurrences by field; nil if all fields count alike.
    let norms: FieldNorms?

    init(_ ingredients: BM25Ingredients, statistics: CollectionStatistics) {
        self.ingredients = ingredients
        averageLength = statistics.averageLength > 0 ? statistics.averageLength : 1
        switch ingredients.fields {
        case .equal: norms = nil
        case .columnWeights(let weights): norms = FieldNorms(weights: weights)
        case .normalized(let weights): norms = FieldNorms(weights: weights, b: ingredients.b, statistics: statistics)
        }
        kernel = BM25Kernel(ingredients.frequency, k1: ingredients.k1, b: ingredients.documentB, averageLength: averageLength)
    }

    /// Whether a score is rounded to 24 significant bits.
    var roundsScores: Bool { ingredients.precision == .single }

    func factors(of leaf: LeafWeight) -> Factors {
        let weight = Float(leaf.weight)
        return Factors(
            double: kernel.factors(of: leaf), scale: ingredients.frequency == .saturated ? weight : weight * (1 + Float(ingredients.k1)),
            bonus: ingredients.frequency == .plus ? weight * Float(ingredients.frequency.delta) : 0)
    }

    /// What a leaf adds to the score of a document of `length` tokens, with `freq` occurrences, which may be weighted; 0 for 0 of them.
    func contribution(_ factors: Factors, freq: Double, length: UInt32) -> Double {
        guard freq > 0 else { return 0 }
        let tokens = ingredients.lengths.tokens(length, averageLength: averageLength)
        return roundsScores
            ? Double(single(factors, freq: Float(freq), tokens: tokens)) : kernel.contribution(factors.double, freq: freq, tokens: tokens)
    }

    private func single(_ factors: Factors, freq f: Float, tokens: Double) -> Float {
        let (k1, b) = (Float(ingredients.k1), Float(ingredients.documentB))
        let (length, mean) = (Float(tokens), Float(averageLength))
        let isFused = ingredients.lengths != .oneByte
        let norm = isFused ? (1 - b).addingProduct(b, length / mean) : 1 - b + b * length / mean
        switch ingredients.frequency {
        case .saturated: return factors.scale - factors.scale / (1 + f * (1 / (k1 * norm)))
        case .scaled, .plus: return factors.scale * (f / (isFused ? f.addingProduct(k1, norm) : f + k1 * norm)) + factors.bonus
        case .l:
            let delta = Float(ingredients.frequency.delta) * norm
            return factors.scale * ((f + delta) / (f + k1 * norm + delta))
        }
    }
}

extension BM25Ingredients {
    /// The b of the document's own length: lengths have done their part if occurrences are normalized by field.
    fileprivate var documentB: Double {
        if case .normalized = fields { 0 } else { b }
    }
}
