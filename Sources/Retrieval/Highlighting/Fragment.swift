/// A passage of an article's body, and where it stands there.
public struct Fragment: Sendable, Equatable {
    public var snippet: Snippet
    /// The stretch of the stored body that the passage is of.
    public var range: TextRange

    public init(snippet: Snippet, range: TextRange) {
        self.snippet = snippet
        self.range = range
    }
}
