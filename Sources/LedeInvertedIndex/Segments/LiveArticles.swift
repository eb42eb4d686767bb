import LedeArticleModel
import LedeIndexBytes

/// Walks the live articles of an index in the order of documents; each block of stored articles is decompressed once.
package struct LiveArticles {
    private let reader: IndexReader
    private var segment = 0
    private var block = 0
    private var records: [(doc: Int, record: ByteSlice)] = []
    private var next = 0
    /// Documents below it are skipped.
    private let start: UInt32

    /// - Parameter count: how many to give, the last of the index; nil for all.
    package init(_ reader: IndexReader, last count: Int? = nil) {
        self.reader = reader
        start = count.map { Self.start(ofLast: $0, reader) } ?? 0
    }

    private static func start(ofLast count: Int, _ reader: IndexReader) -> UInt32 {
        var left = count
        for (segment, base) in zip(reader.segments, reader.docBases).reversed() {
            for doc in stride(from: segment.docCount - 1, through: 0, by: -1) {
                if left == 0 { return base + UInt32(doc) + 1 }
                if segment.isLive(UInt32(doc)) { left -= 1 }
            }
        }
        return 0
    }

    /// The next article, or nil after the last.
    package mutating func nextArticle() throws(IndexFileError) -> Article? {
        while true {
            while next < records.count {
                let (doc, record) = records[next]
                next += 1
                guard reader.docBases[segment] + UInt32(doc) >= start, reader.segments[segment].isLive(UInt32(doc)) else {
                    continue
                }
                return try ArticleRecord.decode(record, id: try reader.segments[segment].docno(UInt32(doc)))
            }
            guard try loadBlock() else { return nil }
        }
    }

    private mutating func loadBlock() throws(IndexFileError) -> Bool {
        while segment < reader.segments.count {
            let current = reader.segments[segment]
            let isBefore = reader.docBases[segment] + UInt32(current.docCount) <= start
            if !isBefore, block < current.articles.blockCount {
                let loaded = try current.articles.block(block)
                records = loaded.records.enumerated().map { (loaded.firstDoc + $0.offset, $0.element) }
                next = 0
                block += 1
                // What was passed would only fill memory; 1,024 blocks hold some 32 MiB of text.
                if block % 1024 == 0 { current.evictArticles() }
                return true
            }
            segment += 1
            block = 0
        }
        return false
    }
}
