/// RM3: a query is searched, and searched again with the words of its best articles (Lavrenko & Croft, "Relevance-based language
/// models", SIGIR 2001; the mixture with the query's own words: Abdul-Jaleel et al., "UMass at TREC 2004").
package struct RelevanceFeedback: Sendable, Equatable {
    /// Articles assumed relevant, the best of the first search; 1 ... `mostArticles`.
    package let articles: Int
    /// Words taken from them, those with the greatest weights; 1 ... `mostTerms`.
    package let terms: Int
    /// The share of the query's own words, the rest going to the new ones; 0 ... 1.
    package let weight: Double

    /// The most articles that can be asked for.
    package static let mostArticles = 1_000
    /// The most words that can be asked for.
    package static let mostTerms = 1_000
    /// What counts if nothing else is asked for: 10 articles, 20 words, half the weight for each side.
    package static let defaults = (articles: 10, terms: 20, weight: 0.5)

    /// With the defaults.
    package init() {
        articles = Self.defaults.articles
        terms = Self.defaults.terms
        weight = Self.defaults.weight
    }

    /// nil means the default.
    /// - Throws: for a number out of its range; the error's name is `docs`, `terms` or `weight`, as command lines call them.
    package init(articles: Int? = nil, terms: Int? = nil, weight: Double? = nil) throws(RankingParameterError) {
        self.articles = articles ?? Self.defaults.articles
        self.terms = terms ?? Self.defaults.terms
        self.weight = weight ?? Self.defaults.weight
        guard (1...Self.mostArticles).contains(self.articles) else {
            throw RankingParameterError(name: "docs", value: Double(self.articles), least: 1, largest: Double(Self.mostArticles))
        }
        guard (1...Self.mostTerms).contains(self.terms) else {
            throw RankingParameterError(name: "terms", value: Double(self.terms), least: 1, largest: Double(Self.mostTerms))
        }
        guard (0...1).contains(self.weight) else { throw RankingParameterError(name: "weight", value: self.weight, largest: 1) }
    }
}

extension RelevanceFeedback {
    /// `RM3 of 10 articles, 20 words, weight 0.5`.
    package var summary: String { "RM3 of \(articles) articles, \(terms) words, weight \(weight)" }
}

/// Why feedback is impossible.
package enum FeedbackError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The index was built without the text of its articles, from which new words would come.
    case textNotStored

    package var description: String {
        switch self {
        case .textNotStored: "feedback takes words from the articles, and the index does not store their text"
        }
    }
}
