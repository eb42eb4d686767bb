import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import LedeInvertedIndex

/// An index as it was at one commit, whatever is written afterwards: every answer and every article is of the same state.
///
/// Any number of tasks may share one. It keeps its files open; they take no space in the folder once it is gone. What reads here blocks:
/// it is meant for a thread of one's own, and in `await index.read { snapshot in … }` it runs on one.
public final class IndexSnapshot: Sendable {
    package let reader: IndexReader
    /// Keeps what its filters let through.
    let search: SnapshotSearch

    package init(_ reader: IndexReader) {
        self.reader = reader
        search = SnapshotSearch(reader)
    }

    /// The commit that it is of.
    public var commit: IndexCommit { IndexCommit(generation: Int(reader.manifest.generation), articleCount: count) }

    /// The number of articles. Complexity: O(1).
    public var count: Int { reader.statistics.documentCount }

    /// Whether the index stores the text of its articles; if not, bodies are empty and there are no passages.
    public var storesText: Bool { reader.storesText }

    /// The names of the fields that articles can be filtered and counted by, sorted. Complexity: O(segments).
    public var fieldNames: [String] { reader.fieldNames }

    /// The article of this id; nil if there is none. Reads one block of some 32 KB.
    /// - Throws: `.damaged`.
    public func article(id: String) throws(LedeError) -> Article? {
        try LedeError.wrapping { () throws(IndexFileError) in
            guard let doc = try reader.doc(docno: id) else { return nil }
            return Article(stored: try reader.article(doc))
        }
    }

    /// Whether there is an article of this id. Complexity: O(log articles) for each segment.
    /// - Throws: `.damaged`.
    public func contains(id: String) throws(LedeError) -> Bool {
        try LedeError.wrapping { () throws(IndexFileError) in try reader.doc(docno: id) != nil }
    }

    /// Calls `body` with each article, in the order in which they came, until it gives false. Complexity: O(articles); one block of stored
    /// articles is in memory at a time.
    /// - Throws: `.damaged`; `.cancelled`; `.callback` with what `body` throws.
    public func forEachArticle(_ body: (Article) throws -> Bool) throws(LedeError) {
        do {
            var articles = LiveArticles(reader)
            while let article = try articles.nextArticle() {
                try Task.checkCancellation()
                guard try body(Article(stored: article)) else { return }
            }
        } catch {
            throw LedeError(error)
        }
    }

    /// The ids of all articles, in the order in which they came. Complexity: O(articles).
    /// - Throws: `.damaged`; `.cancelled`.
    public func ids() throws(LedeError) -> [String] {
        do {
            var ids: [String] = []
            ids.reserveCapacity(count)
            for segment in reader.segments {
                for doc in 0..<UInt32(clamping: segment.docCount) where segment.isLive(doc) {
                    if doc % 1024 == 0 { try Task.checkCancellation() }
                    ids.append(try segment.docno(doc))
                }
            }
            return ids
        } catch {
            throw LedeError(error)
        }
    }
}

extension IndexSnapshot {
    /// What `body` gives, on a thread where it may block.
    package func blocking<Result: Sendable>(_ body: @Sendable () throws -> Result) async throws(LedeError) -> Result {
        try await BlockingWork.run { try body() }
    }
}
