import Foundation
import LedeInvertedIndex

/// What a leaf of a query weighs in a collection.
package struct LeafWeight: Sendable, Equatable {
    /// The rarer the leaf, the more: an idf or a sum of idfs (squared in TF-IDF), −ln p in query likelihood, log₂(N/F) in divergence from
    /// randomness; times the boost.
    package var weight: Double
    /// The document frequencies that the weight comes from: only the leaf's own, or one per term in the phrase's order.
    package var docFreqs: DocFreqs
    /// The leaf's occurrences in all live documents (F); 0 if the model does not need it.
    package var collectionFreq: Int
    /// How many leaves it counts as; one that counts as 0 adds nothing.
    package var boost: Double

    package init(weight: Double, docFreqs: DocFreqs, collectionFreq: Int = 0, boost: Double = 1) {
        self.weight = weight
        self.docFreqs = docFreqs
        self.collectionFreq = collectionFreq
        self.boost = boost
    }

    /// For leaves that add to no score, such as filters, and if no score is asked for.
    package static let none = LeafWeight(weight: 0, docFreqs: .several([]), boost: 0)

    /// Document frequencies. A word has one, which needs no allocation.
    package enum DocFreqs: Sendable, Equatable {
        case one(Int)
        case several([Int])

        /// In their order.
        package var all: [Int] {
            switch self {
            case .one(let docFreq): [docFreq]
            case .several(let docFreqs): docFreqs
            }
        }

        /// The sum of `worth` of each, from the first to the last.
        @inline(__always)
        func sum(_ worth: (Int) -> Double) -> Double {
            switch self {
            case .one(let docFreq): 0 + worth(docFreq)
            case .several(let docFreqs): docFreqs.reduce(0) { $0 + worth($1) }
            }
        }
    }

    mutating func multiply(by boost: Double) {
        weight *= boost
        self.boost *= boost
    }
}

extension RankingModel {
    /// Whether a leaf weighs by its document frequency as a whole, or by those of its words.
    var weighsLeavesWhole: Bool {
        switch self {
        case .bm25(let formula), .weightedFields(let formula, _): formula.variant.weighsPhrasesByOwnFrequency
        case .ingredients(let ingredients): ingredients.phrases == .ownDocFreq
        case .tfidf: false
        case .dirichlet, .jelinekMercer, .dph, .pl2: true
        }
    }

    /// Whether a leaf weighs by its occurrences in the collection, which `weight(of:in:)` takes, or by document frequencies.
    var weighsByOccurrences: Bool {
        switch self {
        case .bm25, .weightedFields, .ingredients, .tfidf: false
        case .dirichlet, .jelinekMercer, .dph, .pl2: true
        }
    }

    /// What a leaf with these document frequencies weighs: its own, or those of its words (`weighsLeavesWhole`).
    /// - Precondition: the model does not weigh by occurrences.
    func weight(of docFreqs: LeafWeight.DocFreqs, in collection: CollectionStatistics) -> LeafWeight {
        let documentCount = collection.documentCount
        let weight: Double
        switch self {
        case .bm25(let formula), .weightedFields(let formula, _):
            weight = docFreqs.sum { formula.idf(docFreq: $0, documentCount: documentCount) }
        case .ingredients(let ingredients): weight = ingredients.weight(docFreqs: docFreqs.all, documentCount: documentCount)
        case .tfidf:
            let idf = docFreqs.sum { $0 > 0 ? 1 + log(Double(documentCount + 1) / Double($0 + 1)) : 0 }
            weight = idf * idf
        case .dirichlet, .jelinekMercer, .dph, .pl2: preconditionFailure("it weighs by occurrences")
        }
        return LeafWeight(weight: weight, docFreqs: docFreqs)
    }

    /// What a leaf with this many occurrences weighs.
    /// - Precondition: the model weighs by occurrences.
    func weight(of own: TermStatistics, in collection: CollectionStatistics) -> LeafWeight {
        guard own.collectionFreq > 0 else { return LeafWeight(weight: 0, docFreqs: .one(own.docFreq)) }
        let weight =
            switch self {
            case .dph, .pl2: log2(Double(collection.documentCount) / Double(own.collectionFreq))
            default: log(Double(collection.totalTokens) / Double(own.collectionFreq))
            }
        return LeafWeight(weight: weight, docFreqs: .one(own.docFreq), collectionFreq: own.collectionFreq)
    }
}
