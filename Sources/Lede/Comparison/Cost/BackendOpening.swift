import LedeRankingBackends

/// A backend that is not open, and how to open it, for measuring its start.
public struct BackendOpening: Sendable {
    /// The backend's name.
    public let name: String
    /// Paths of the files that it reads.
    public let files: [String]
    /// Opens it anew: nothing may be kept from an earlier opening.
    public let open: @Sendable () throws -> any RankingBackend

    public init(name: String, files: [String], open: @escaping @Sendable () throws -> any RankingBackend) {
        self.name = name
        self.files = files
        self.open = open
    }
}
