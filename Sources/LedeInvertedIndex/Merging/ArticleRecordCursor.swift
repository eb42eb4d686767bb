import LedeIndexBytes

/// Walks the records of stored articles in the order of documents; each block is decompressed once.
struct ArticleRecordCursor {
    private let articles: StoredArticlesReader
    private var records: [ByteSlice] = []
    private var next = 0
    private var block = 0
    private let evictionStep: Int
    private var unevicted = 0

    /// - Parameter evictionStep: bytes of records after which their pages are released.
    init(_ articles: StoredArticlesReader, evictionStep: Int) {
        self.articles = articles
        self.evictionStep = evictionStep
    }

    /// The next document's record.
    /// - Throws: `.corrupt` past the last one.
    mutating func nextRecord() throws(IndexFileError) -> ByteSlice {
        while next == records.count {
            records = try articles.block(block).records
            unevicted += records.reduce(0) { $0 + $1.count }
            if unevicted > evictionStep {
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
