import ArticleModel
import IndexBytes
import IndexStorage
import TextAnalysis

/// Indexes a run: consecutive articles whose postings fit in memory. Runs are independent of each other, so that each core builds its own.
///
/// What a run writes depends only on its articles; how the articles are divided into runs leaves no trace in the segment that a commit
/// merges from them.
public final class RunBuilder {
    private let directory: any Directory
    private let number: Int
    private let analyzer: any Analyzer
    private var postings = InMemoryPostings()
    private var documents: DocumentsPartWriter
    private var record = ByteWriter()
    /// The first error; a run that met one is never whole again.
    private var failure: IndexFileError?

    /// A run of an `IndexWriter`, which numbers them.
    init(_ directory: any Directory, number: Int, analyzer: any Analyzer) throws(IndexFileError) {
        self.directory = directory
        self.number = number
        self.analyzer = analyzer
        documents = try DocumentsPartWriter(directory, segment: PendingRun.name(number), level: 1)
    }

    /// Longest indexed text of an article, in bytes: positions are numbers of 32 bits.
    public static let longestText = 1 << 31

    /// Bytes of memory that finishing the run will have taken.
    public var byteCount: Int { postings.byteCount }

    /// Articles added.
    public var docCount: Int { postings.docCount }

    /// Adds the next article.
    /// - Throws: `.tooLarge` for an article over `longestText`, which is not added; otherwise what the file system says.
    public func add(_ article: Article) throws(IndexFileError) {
        let length = article.title.utf8.count + article.body.utf8.count
        guard length <= Self.longestText else {
            throw IndexFileError(
                .tooLarge, file: article.id, expected: "an article of at most \(Self.longestText) bytes", found: "\(length)")
        }
        if let failure { throw failure }
        let lengths = postings.add(article, analyzer: analyzer)
        record.removeAll()
        ArticleRecord.encode(article, into: &record)
        do throws(IndexFileError) {
            try documents.add(id: article.id.utf8, lengths: lengths, record: record.bytes)
        } catch {
            failure = error
            throw error
        }
    }

    /// Writes the run's files.
    /// - Returns: the run, for `IndexWriter.commit`.
    public func finish() throws(IndexFileError) -> PendingRun {
        if let failure { throw failure }
        do throws(IndexFileError) { return try writeFiles() } catch {
            failure = error
            throw error
        }
    }

    private func writeFiles() throws(IndexFileError) -> PendingRun {
        var writer = try PostingsPartWriter(directory, segment: PendingRun.name(number), lengths: documents.totalLengths)
        try postings.write(to: &writer)
        try writer.finish(sync: false)
        let docCount = documents.docCount
        try documents.finish(sync: false)
        return PendingRun(number: number, docCount: docCount)
    }
}
