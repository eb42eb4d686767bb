/// Why indexes cannot be searched as one. Numbers are of the index that does not fit the first, from 0.
package enum IndexJoinError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The analyzers of the first and the other: their words differ.
    case otherAnalyzer(Int, String, String)
    /// One of the two does not store the text of its articles.
    case otherText(Int)
    /// One of the two does not know where words occur.
    case otherPositions(Int)
    case tooManyArticles

    /// The index that does not fit.
    package var number: Int? {
        switch self {
        case .otherAnalyzer(let number, _, _), .otherText(let number), .otherPositions(let number): number
        case .tooManyArticles: nil
        }
    }

    package var description: String {
        switch self {
        case .otherAnalyzer(_, let first, let other): "the first has the analyzer \(first), the other \(other)"
        case .otherText: "one of them stores the text of its articles, the other does not"
        case .otherPositions: "one of them knows where words occur, the other does not"
        case .tooManyArticles: "together they have more articles than an index can have"
        }
    }
}
