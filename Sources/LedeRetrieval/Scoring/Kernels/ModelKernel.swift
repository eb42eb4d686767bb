import LedeInvertedIndex

/// A model made ready for one collection.
package enum ModelKernel: Sendable {
    case bm25(BM25Kernel)
    case weightedFields(FieldKernel)
    case ingredients(IngredientsKernel)
    case dirichlet(DirichletKernel)
    case jelinekMercer(JelinekMercerKernel)
    case dph(DPHKernel)
    case pl2(PL2Kernel)
    case tfidf(TFIDFKernel)

    init(_ model: RankingModel, statistics: CollectionStatistics) {
        // An index without tokens has no match to score; any mean length will do.
        let averageLength = statistics.averageLength > 0 ? statistics.averageLength : 1
        let documentCount = Double(statistics.documentCount)
        let tokenCount = Double(statistics.totalTokens)
        self =
            switch model {
            case .bm25(let formula): .bm25(BM25Kernel(formula, averageLength: averageLength))
            case .weightedFields(let formula, let fields): .weightedFields(FieldKernel(formula, fields, statistics: statistics))
            case .ingredients(let ingredients): .ingredients(IngredientsKernel(ingredients, statistics: statistics))
            case .dirichlet(let model): .dirichlet(DirichletKernel(model, tokenCount: tokenCount))
            case .jelinekMercer(let model): .jelinekMercer(JelinekMercerKernel(model, tokenCount: tokenCount))
            case .dph: .dph(DPHKernel(averageLength: averageLength, documentCount: documentCount))
            case .pl2(let model): .pl2(PL2Kernel(model, averageLength: averageLength, documentCount: documentCount))
            case .tfidf: .tfidf(TFIDFKernel())
            }
    }
}
