/// What it takes to start a backend.
public struct BackendStartup: Codable, Sendable, Equatable {
    /// The backend's name.
    public var backend: String
    /// Nil for a backend without files, or without an answer to any of the queries.
    public var cold: ColdStart?
    /// Nil for a backend without files, and if the system does not tell.
    public var memory: BackendMemory?

    public init(backend: String, cold: ColdStart?, memory: BackendMemory?) {
        self.backend = backend
        self.cold = cold
        self.memory = memory
    }
}
