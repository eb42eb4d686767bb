import LedeArticleModel
import LedeRetrieval

/// Parts of a ranking that a user has set; nil for those left open.
package struct RankingOptions: Sendable, Equatable {
    package var model: RankingModelName?
    package var variant: BM25.Variant?
    /// The engine whose scores are to be reproduced.
    package var engine: ImitatedEngine?
    package var k1: Double?
    package var b: Double?
    /// What an occurrence counts in each field; fields left out count once.
    package var weights: [IndexedField: Double]?
    /// How much the length of each field counts in BM25F; `b` for those left out.
    package var fieldB: [IndexedField: Double]?
    package var mu: Double?
    package var lambda: Double?
    package var c: Double?
    /// The weight of the bonus for words that are close together.
    package var proximity: Double?
    package var feedback: RelevanceFeedback?

    package init(
        model: RankingModelName? = nil, variant: BM25.Variant? = nil, engine: ImitatedEngine? = nil, k1: Double? = nil, b: Double? = nil,
        weights: [IndexedField: Double]? = nil, fieldB: [IndexedField: Double]? = nil, mu: Double? = nil, lambda: Double? = nil,
        c: Double? = nil, proximity: Double? = nil, feedback: RelevanceFeedback? = nil
    ) {
        self.model = model
        self.variant = variant
        self.engine = engine
        self.k1 = k1
        self.b = b
        self.weights = weights
        self.fieldB = fieldB
        self.mu = mu
        self.lambda = lambda
        self.c = c
        self.proximity = proximity
        self.feedback = feedback
    }

    /// The options that are set.
    package var given: Set<RankingOption> {
        var given: Set<RankingOption> = []
        if model != nil { given.insert(.model) }
        if variant != nil { given.insert(.bm25) }
        if engine != nil { given.insert(.like) }
        if k1 != nil { given.insert(.k1) }
        if b != nil { given.insert(.b) }
        if weights != nil { given.insert(.weights) }
        if fieldB != nil { given.insert(.fieldB) }
        if mu != nil { given.insert(.mu) }
        if lambda != nil { given.insert(.lambda) }
        if c != nil { given.insert(.c) }
        if proximity != nil { given.insert(.proximity) }
        if feedback != nil { given.insert(.feedback) }
        return given
    }

    /// These options, and for those left open the ones of `others` that fit the model.
    package func filled(from others: RankingOptions) -> RankingOptions {
        var result = self
        if let engine {
            // An engine is fixed except for what it lets its user choose.
            result.k1 = k1 ?? (engine.hasParameters ? others.k1 : nil)
            result.b = b ?? (engine.hasParameters ? others.b : nil)
            return result
        }
        result.model = model ?? (given.isDisjoint(with: RankingModelName.bm25.options) ? others.model : .bm25)
        result.proximity = proximity ?? others.proximity
        result.feedback = feedback ?? others.feedback
        let fitting = (result.model ?? .bm25).options
        if fitting.contains(.bm25) { result.variant = variant ?? others.variant }
        if fitting.contains(.k1) { result.k1 = k1 ?? others.k1 }
        if fitting.contains(.b) { result.b = b ?? others.b }
        if fitting.contains(.weights) { result.weights = weights ?? others.weights }
        if fitting.contains(.fieldB) { result.fieldB = fieldB ?? others.fieldB }
        if fitting.contains(.mu) { result.mu = mu ?? others.mu }
        if fitting.contains(.lambda) { result.lambda = lambda ?? others.lambda }
        if fitting.contains(.c) { result.c = c ?? others.c }
        return result
    }

    /// The ranking that is meant.
    /// - Parameter variant: the form of BM25 that counts where none is set.
    /// - Throws: `RankingOptionError` for a value out of range and for an option of another model.
    package func ranking(fallback: BM25.Variant = .lucene) throws(RankingOptionError) -> Ranking {
        if let engine { return try ranking(like: engine) }
        let name = model ?? .bm25
        for option in RankingOption.allCases where given.contains(option) && !name.options.contains(option) {
            if let owner = RankingModelName.allCases.first(where: { $0.options.contains(option) }) {
                throw RankingOptionError(option, "\(option.rawValue) is for the model \(owner.rawValue), not for \(name.rawValue)")
            }
        }
        if fieldB != nil, (variant ?? fallback) == .fts5 {
            throw RankingOptionError(.fieldB, "field-b is for BM25F; FTS5's formula knows the article's length alone")
        }
        do throws(RankingParameterError) {
            return Ranking(
                try model(name, fallback: fallback),
                proximity: try proximity.map { (weight) throws(RankingParameterError) in try ProximityBonus(weight: weight) })
        } catch {
            // Errors name a parameter as users do.
            throw RankingOptionError(RankingOption(rawValue: error.name) ?? .model, error.description)
        }
    }

    private func ranking(like engine: ImitatedEngine) throws(RankingOptionError) -> Ranking {
        let allowed: Set<RankingOption> = engine.hasParameters ? [.like, .k1, .b] : [.like]
        for option in RankingOption.allCases where given.contains(option) && !allowed.contains(option) {
            throw RankingOptionError(
                option,
                option == .k1 || option == .b
                    ? "\(option.rawValue): \(engine.rawValue) has k1 = \(engine.k1) and b = \(engine.b), which its user cannot choose"
                    : "\(option.rawValue) does not go with like=\(engine.rawValue), which ranks as that engine does")
        }
        do throws(RankingParameterError) {
            return Ranking(engine == .fts5 ? .bm25(BM25(.fts5)) : .ingredients(try BM25Ingredients(like: engine, k1: k1, b: b)))
        } catch { throw RankingOptionError(RankingOption(rawValue: error.name) ?? .like, error.description) }
    }

    private func model(_ name: RankingModelName, fallback: BM25.Variant) throws(RankingParameterError) -> RankingModel {
        switch name {
        case .bm25:
            let formula = try BM25(variant ?? fallback, k1: k1, b: b)
            if weights == nil, fieldB == nil { return .bm25(formula) }
            return .weightedFields(formula, try FieldWeights(weights ?? [:], b: fieldB ?? [:]))
        case .ql: return .dirichlet(try DirichletSmoothing(mu: mu ?? DirichletSmoothing.defaultMu))
        case .jm: return .jelinekMercer(try JelinekMercerSmoothing(lambda: lambda ?? JelinekMercerSmoothing.defaultLambda))
        case .dph: return .dph
        case .pl2: return .pl2(try PL2(c: c ?? PL2.defaultC))
        case .tfidf: return .tfidf
        }
    }
}
