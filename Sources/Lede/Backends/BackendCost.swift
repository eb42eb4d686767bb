/// What a backend's index takes, on disk and in building.
public struct BackendCost: Sendable, Equatable {
    /// All files, in bytes; nil where there is no index.
    public var totalBytes: Int?
    /// Postings, positions, terms and lengths, in bytes; nil where the backend cannot tell.
    public var indexBytes: Int?
    /// Stored articles and ids, in bytes; nil where the backend cannot tell.
    public var storedBytes: Int?
    /// By structure or table, in a fixed order; empty where the backend cannot tell.
    public var structures: [ComparedStructure]
    /// Seconds that building took, as `buildScope` says; nil where nothing recorded it.
    public var buildSeconds: Double?
    /// What the seconds cover, in words.
    public var buildScope: String

    public init(
        totalBytes: Int?, indexBytes: Int?, storedBytes: Int?, structures: [ComparedStructure] = [], buildSeconds: Double?, buildScope: String
    ) {
        self.totalBytes = totalBytes
        self.indexBytes = indexBytes
        self.storedBytes = storedBytes
        self.structures = structures
        self.buildSeconds = buildSeconds
        self.buildScope = buildScope
    }
}
