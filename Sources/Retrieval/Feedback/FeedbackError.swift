/// Why feedback is impossible.
public enum FeedbackError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The index was built without the text of its articles, from which new words would come.
    case textNotStored

    public var description: String {
        switch self {
        case .textNotStored: "feedback takes words from the articles, and the index does not store their text"
        }
    }
}
