import LedeCore

/// What an `ArticleIndex` does, on the caller's thread: for command-line programs, threads of one's own and tests. Never on the main thread
/// of an app.
///
///     let page = try index.blocking.search("fog")
public struct BlockingIndex: Sendable {
    private let index: ArticleIndex

    init(_ index: ArticleIndex) { self.index = index }

    /// As `ArticleIndex.snapshot`.
    public func snapshot() throws(LedeError) -> IndexSnapshot { try LedeError.wrapping { try index.lastSnapshot() } }

    /// As `ArticleIndex.search`.
    public func search(
        _ query: SearchQuery, _ request: SearchRequest = SearchRequest(), backend: (any RankingBackend)? = nil
    ) throws(LedeError) -> SearchPage {
        try snapshot().search(query, request, backend: backend)
    }

    /// As `ArticleIndex.article(id:)`.
    public func article(id: String) throws(LedeError) -> Article? { try snapshot().article(id: id) }

    /// As `ArticleIndex.write`. Waits for transactions under way.
    @discardableResult
    public func write(_ body: (IndexTransaction) throws -> Void) throws(LedeError) -> WriteSummary {
        index.turns.waitForTurn()
        defer { index.turns.pass() }
        return try LedeError.wrapping { try index.writeNow(CancellationFlag(), body) }
    }

    /// As `ArticleIndex.check`.
    public func check() throws(LedeError) -> IndexCheck { try LedeError.wrapping { try index.checkNow() } }
}

extension ArticleIndex {
    /// The same without `await`.
    public var blocking: BlockingIndex { BlockingIndex(self) }
}
