import LedeIndexBytes

/// The commits in which the texts of a commit's articles first came.
///
/// Content is new once. An article whose content is in a document that the same commit removes, under its own id or, as when a file was
/// moved, another, came when that document did; all others come with the commit.
struct Arrivals: Sendable {
    private let generation: Int64
    /// The first arrival of each removed content, by its hash.
    private var earlier: [UInt64: Int64] = [:]

    /// For a commit that removes nothing.
    init(generation: Int64) { self.generation = generation }

    /// - Parameters:
    ///   - generation: the commit's.
    ///   - removal: what it removes.
    init(generation: Int64, replacing removal: Removal) throws(IndexFileError) {
        self.generation = generation
        var earlier: [UInt64: Int64] = [:]
        try removal.forEachOrigin { origin in
            guard origin.source.contentHash != 0 else { return }
            earlier[origin.source.contentHash] = min(origin.arrival, earlier[origin.source.contentHash] ?? .max)
        }
        self.earlier = earlier
    }

    /// How an article that comes from `source` came into the index.
    func origin(_ source: ArticleOrigin) -> DocumentOrigin {
        let known = source.contentHash == 0 ? nil : earlier[source.contentHash]
        return DocumentOrigin(arrival: known ?? generation, source: source)
    }
}
