import LedeBackends

/// A backend that is not open, and how to open it, for measuring its start.
package struct BackendOpening: Sendable {
    /// The backend's name.
    package let name: String
    /// Paths of the files that it reads.
    package let files: [String]
    /// Opens it anew: nothing may be kept from an earlier opening.
    package let open: @Sendable () throws -> any RankingBackend

    package init(name: String, files: [String], open: @escaping @Sendable () throws -> any RankingBackend) {
        self.name = name
        self.files = files
        self.open = open
    }
}
