/// What a backend's index takes, on disk and in building.
package struct BackendCost: Sendable, Equatable {
    /// All files, in bytes; nil if there is no index.
    package var totalBytes: Int?
    /// Postings, positions, terms and lengths, in bytes; nil if the backend cannot tell.
    package var indexBytes: Int?
    /// Stored articles and ids, in bytes; nil if the backend cannot tell.
    package var storedBytes: Int?
    /// By structure or table, in a fixed order; empty if the backend cannot tell.
    package var structures: [Structure]
    /// Seconds that building took, as `buildScope` says; nil if nothing recorded it.
    package var buildSeconds: Double?
    /// What the seconds cover, in words.
    package var buildScope: String

    /// A structure of an index, and its bytes.
    package struct Structure: Codable, Sendable, Equatable {
        package var name: String
        package var bytes: Int
    }

    package init(
        totalBytes: Int?, indexBytes: Int?, storedBytes: Int?, structures: [Structure] = [], buildSeconds: Double?,
        buildScope: String
    ) {
        self.totalBytes = totalBytes
        self.indexBytes = indexBytes
        self.storedBytes = storedBytes
        self.structures = structures
        self.buildSeconds = buildSeconds
        self.buildScope = buildScope
    }

    /// For a backend without an index.
    static let unknown = BackendCost(
        totalBytes: nil, indexBytes: nil, storedBytes: nil, buildSeconds: nil, buildScope: "not known of a run")

    /// What backends take together; an index that several of them read counts once.
    /// - Parameter inputs: the costs of each, and what identifies its index; those of a fusion are of its own inputs.
    init(together inputs: [(indexName: String, cost: BackendCost)]) {
        var seen: Set<String> = []
        let distinct = inputs.filter { seen.insert($0.indexName).inserted }.map(\.cost)
        func sum(_ value: (BackendCost) -> Int?) -> Int? {
            let values = distinct.compactMap(value)
            return values.count == distinct.count ? values.reduce(0, +) : nil
        }
        let seconds = distinct.compactMap(\.buildSeconds)
        self.init(
            totalBytes: sum(\.totalBytes), indexBytes: sum(\.indexBytes), storedBytes: sum(\.storedBytes),
            buildSeconds: seconds.count == distinct.count ? seconds.reduce(0, +) : nil,
            buildScope: distinct.count == 1 ? distinct[0].buildScope : "of all that is fused, each by itself")
    }
}
