/// A backend could not answer.
public struct BackendFailure: Error, Sendable, Equatable, CustomStringConvertible {
    public var backendName: String
    /// The backend's own error, in words.
    public var reason: String

    public init(backendName: String, reason: String) {
        self.backendName = backendName
        self.reason = reason
    }

    public var description: String { "\(backendName): \(reason)" }
}
