import LedeCore
import LedeIndexBytes

/// Adds, replaces and deletes articles; all of it becomes visible in one step, or nothing.
///
/// `ArticleIndex.write` hands one out. Operations count in their order: an article that is added and then deleted is not there afterwards,
/// one that is deleted and then added is. A transaction used after its end throws `.closed`.
public final class IndexTransaction {
    private let writer: ArticleWriter
    private var isOver = false
    private(set) var isChanged = false
    private(set) var fieldNames: Set<String> = []

    init(_ writer: ArticleWriter) { self.writer = writer }

    /// Adds an article; one that has its id already is replaced.
    /// - Throws: `.tooLarge` for an article of more than 2 GB, which changes nothing: the transaction goes on without it. `.cancelled`;
    ///   `.diskFull` and the like, after which the whole transaction fails. `.closed`.
    public func add(_ article: Article) throws(LedeError) {
        try going()
        try LedeError.wrapping { () throws(IndexFileError) in try writer.add(article.stored) }
        isChanged = true
        for field in article.fields { fieldNames.insert(field.name) }
    }

    /// Adds articles one after the other.
    /// - Throws: as `add(_:)`.
    public func add(contentsOf articles: some Sequence<Article>) throws(LedeError) {
        for article in articles { try add(article) }
    }

    /// Deletes the article of this id, whether it was in the index or was added before; an unknown id changes nothing.
    /// - Throws: `.cancelled`; `.closed`.
    public func delete(id: String) throws(LedeError) {
        try going()
        try LedeError.wrapping { () throws(IndexFileError) in try writer.delete(id: id) }
        isChanged = true
    }

    /// - Throws: `.closed` after the transaction's end; `.cancelled` if its task is cancelled.
    private func going() throws(LedeError) {
        if isOver { throw LedeError(.closed, "the transaction has ended") }
        if Task.isCancelled { throw LedeError(CancellationError()) }
    }

    func end() { isOver = true }
}
