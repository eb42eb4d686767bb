import Lede

extension SearchAnswer {
    /// The heading above partial matches.
    static let partialHeading = "No article has all the words; the best partial matches:"
}
