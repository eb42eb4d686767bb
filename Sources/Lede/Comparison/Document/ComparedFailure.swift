/// A query that one backend could not answer.
public struct ComparedFailure: Codable, Sendable, Equatable {
    public var id: String
    public var backend: String
    /// The backend's own error, in words.
    public var reason: String
}
