/// A query with what each backend answers.
public struct ComparedQuery: Codable, Sendable, Equatable {
    public var id: String
    /// As it was typed.
    public var query: String
    /// In the order of the backends.
    public var backends: [ComparedAnswer]
    /// `agreement[i]` is between the baseline and backend i + 1.
    public var agreement: [ComparedLists]
}
