import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import LedeTextAnalysis

/// Indexes a run: articles whose postings fit in memory. Runs are independent, so each core builds its own.
///
/// How the articles are divided into runs leaves no trace in the segment that a commit writes.
package final class RunBuilder {
    private let writer: IndexWriter
    /// The beginning of the names of its files.
    private let name: String
    private let analyzer: any Analyzer
    private var postings = InMemoryPostings()
    private var documents = RunDocuments()
    private var chunks = [PendingRun.Chunk(number: 0, firstDoc: 0)]
    private var articles: StoredArticlesWriter
    private let storesText: Bool
    private let forms: WordForms
    private var record = ByteWriter()
    /// The first error; a run that met one is never whole again.
    private var failure: IndexFileError?

    /// A run of an `IndexWriter`, which numbers them.
    init(_ writer: IndexWriter, name: String) throws(IndexFileError) {
        self.writer = writer
        self.name = name
        analyzer = writer.analyzer
        storesText = writer.storesText
        forms = writer.forms
        articles = try StoredArticlesWriter(
            writer.directory, name: "\(name).\(IndexFileKind.articles.ending)", level: ZstdFrame.fastestLevel)
    }

    /// Longest indexed text of an article, in bytes: positions are 32-bit numbers.
    package static let longestText = 1 << 31

    /// Bytes of memory that the run takes.
    package var byteCount: Int { postings.byteCount + documents.byteCount }

    /// Whether nothing has gone wrong except that an article was too long.
    package var isWhole: Bool { failure == nil }

    /// Articles added.
    package var docCount: Int { documents.count }

    /// Says that the articles added from now on belong to chunk `number` of the commit, which puts chunks into the order of their numbers,
    /// whatever runs they are in. Without it all articles are in chunk 0.
    /// - Precondition: `number` is at least that of the chunk before.
    package func beginChunk(_ number: Int) {
        precondition(number >= (chunks.last?.number ?? 0))
        if chunks.last?.firstDoc == docCount { chunks.removeLast() }
        chunks.append(PendingRun.Chunk(number: number, firstDoc: docCount))
    }

    /// Adds the next article.
    /// - Parameters:
    ///   - dateSource: if its date can be read in several ways, the source by which the commit's `DateOrders` tell which is meant.
    ///   - origin: where it comes from.
    ///   - isCopy: whether its id comes from its content, so that each of several with the id is an article (`CopyNumbers`).
    /// - Throws: `.tooLarge` for an article over `longestText`, which is not added; `.closed` once the writer is; otherwise what the file
    ///   system says.
    package func add(_ article: Article, dateSource: String? = nil, origin: ArticleOrigin = .none, isCopy: Bool = false)
        throws(IndexFileError)
    {
        try writer.checkOpen()
        let length = article.title.utf8.count + article.body.utf8.count
        guard length <= Self.longestText else {
            throw IndexFileError(
                .tooLarge, file: article.id, expected: "an article of at most \(Self.longestText) bytes", found: "\(length)")
        }
        if let failure { throw failure }
        let analyzer = self.analyzer.articleAnalyzer(title: article.title, body: article.body) ?? self.analyzer
        var mark: RunDocuments.Mark = isCopy ? .copy : []
        if dateSource != nil { mark.insert(.openDate) }
        documents.add(id: article.id, lengths: postings.add(article, analyzer: analyzer, forms: forms), origin: origin, mark)
        record.removeAll()
        ArticleRecord.encode(article, withBody: storesText, dateSource: dateSource, into: &record)
        let bytes = record.bytes
        do throws(IndexFileError) { try articles.add(bytes.span) } catch {
            failure = error
            throw error
        }
    }

    /// Ends the run.
    /// - Parameter toDisk: whether its postings go to disk, to free the memory that they take.
    /// - Returns: the run, for `IndexWriter.commit`.
    /// - Throws: `.closed` once the writer is; what the file system says.
    package func finish(toDisk: Bool = false) throws(IndexFileError) -> PendingRun {
        try writer.checkOpen()
        if let failure { throw failure }
        do throws(IndexFileError) {
            _ = try articles.finish(sync: false)
            let terms = postings.terms
            postings = InMemoryPostings()
            let kept: RunPostings =
                toDisk ? .file(termCount: try RunFile.write(terms, writer.directory, run: name)) : .memory(RunTerms(terms))
            return PendingRun(name: name, documents: documents, chunks: chunks, postings: kept)
        } catch {
            failure = error
            throw error
        }
    }
}
