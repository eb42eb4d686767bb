import IndexBytes

/// Walks the records of stored articles in the order of documents; each block is decompressed once.
struct ArticleRecordCursor {
    private let articles: StoredArticlesReader
    private var records: [ByteSlice] = []
    private var next = 0
    private var block = 0
    private var unevicted = 0

    init(_ articles: StoredArticlesReader) { self.articles = articles }

    /// The next document's record.
    /// - Throws: `.corrupt` past the last one.
    mutating func nextRecord() throws(IndexFileError) -> ByteSlice {
        while next == records.count {
            records = try articles.block(block).records
            unevicted += records.reduce(0) { $0 + $1.count }
            if unevicted > SegmentPostings.evictionStep {
                articles.evictPages()
                unevicted = 0
            }
            block += 1
            next = 0
        }
        defer { next += 1 }
        return records[next]
    }
}
