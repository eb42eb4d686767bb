import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// What a merge reads: a segment, or a run that is being committed.
enum MergeInput: Sendable {
    case segment(SegmentReader)
    /// The last two say how open dates are read, and which commits texts came in.
    case run(PendingRun, articles: StoredArticlesReader, DateOrders, Arrivals)

    /// `run`, whose files are in `directory`, as an input.
    static func run(_ run: PendingRun, _ directory: any Directory, dateOrders: DateOrders = DateOrders(), arrivals: Arrivals)
        throws(IndexFileError) -> MergeInput
    {
        let file = try IndexFile(directory, name: "\(run.name).\(IndexFileKind.articles.ending)", kind: .articles)
        return .run(run, articles: try StoredArticlesReader(file), dateOrders, arrivals)
    }

    /// Documents, deleted ones included.
    var docCount: Int {
        switch self {
        case .segment(let segment): segment.docCount
        case .run(let run, _, _, _): run.docCount
        }
    }

    /// Whether `doc` is not deleted.
    func isLive(_ doc: Int) -> Bool {
        switch self {
        case .segment(let segment): segment.isLive(UInt32(doc))
        case .run: true
        }
    }

    /// The stored articles.
    var articles: StoredArticlesReader {
        switch self {
        case .segment(let segment): segment.articles
        case .run(_, let articles, _, _): articles
        }
    }

    /// Adds `doc` with its article's `record` to `writer`.
    func add(_ doc: Int, record: ByteSlice, to writer: inout DocumentsPartWriter) throws(IndexFileError) {
        switch self {
        case .segment(let segment):
            let lengths = try segment.lengths.byField(UInt32(doc))
            try writer.add(
                id: try segment.docnos.bytes(doc).bytes[...], lengths: lengths[...], origin: try segment.origins.origin(doc), record: record
            )
        case .run(let run, _, let dateOrders, let arrivals):
            try writer.add(
                id: run.documents.id(doc), lengths: run.documents.lengths(doc), origin: arrivals.origin(run.documents.origin(doc)),
                record: try ArticleRecord.resolved(record, dateOrders))
        }
    }

    /// Tokens of `doc` over all fields.
    func length(_ doc: Int) throws(IndexFileError) -> UInt32 {
        switch self {
        case .segment(let segment): try segment.lengths[UInt32(doc)]
        case .run(let run, _, _, _): run.documents.lengths(doc).reduce(0, +)
        }
    }

    /// The terms and their postings.
    /// - Parameter evictionStep: bytes read from a file after which their pages are released.
    func postings(_ directory: any Directory, evictionStep: Int) throws(IndexFileError) -> any TermPostings {
        switch self {
        case .segment(let segment): try SegmentPostings(segment, evictionStep: evictionStep)
        case .run(let run, _, _, _):
            switch run.postings {
            case .memory(let terms): MemoryRunPostings(terms.table, docCount: run.docCount)
            case .file(let termCount):
                try FileRunPostings(
                    directory, name: run.name, docCount: run.docCount, termCount: termCount, evictionStep: evictionStep)
            }
        }
    }
}
