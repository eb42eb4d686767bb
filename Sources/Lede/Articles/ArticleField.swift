/// A field of an article besides those that Lede knows, such as its section or its tags: kept, filtered and counted by, not searched.
public struct ArticleField: Sendable, Hashable, Codable {
    /// Any name; filters find it regardless of case.
    public var name: String
    public var value: FieldValue

    public init(_ name: String, _ value: FieldValue) {
        self.name = name
        self.value = value
    }
}
