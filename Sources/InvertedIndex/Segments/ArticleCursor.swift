import ArticleModel
import IndexBytes

/// Walks through the live articles of an index in the order of their documents; each block of stored text is decompressed once.
public struct ArticleCursor {
    private let segments: [SegmentReader]
    private var segment = 0
    private var block = 0
    private var current: StoredArticlesReader.Block?
    private var record = 0

    public init(_ reader: IndexReader) { segments = reader.segments }

    /// The next article, or nil after the last.
    public mutating func next() throws(IndexFileError) -> Article? {
        while segment < segments.count {
            let reader = segments[segment]
            if let open = current, record < open.records.count {
                let doc = open.firstDoc + record
                record += 1
                guard doc < reader.docCount, reader.isLive(UInt32(doc)) else { continue }
                return try ArticleRecord.decode(open.records[record - 1], id: try reader.docnos.docno(doc))
            }
            record = 0
            if block < reader.articles.blockCount {
                current = try reader.articles.block(block)
                block += 1
            } else {
                current = nil
                block = 0
                segment += 1
            }
        }
        return nil
    }
}
