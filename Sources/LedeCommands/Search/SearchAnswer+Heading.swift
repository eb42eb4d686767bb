import Lede

extension SearchAnswer {
    /// What is above partial matches.
    static let partialHeading = "No article has all the words; the best partial matches:"
}
