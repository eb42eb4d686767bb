import LedeIndexBytes
import LedeIndexStorage

/// Writes the forward half of a segment: lengths, ids, attributes, origins and stored articles, document by document.
struct DocumentsPartWriter {
    private var lengths: DocumentLengthsWriter
    private var docnos: DocnosWriter
    private var attributes: AttributesWriter
    private var origins: OriginsWriter
    private var articles: StoredArticlesWriter

    init(_ directory: any Directory, segment: String, level: Int32, threads: Int) throws(IndexFileError) {
        lengths = try DocumentLengthsWriter(directory, name: "\(segment).lengths")
        docnos = try DocnosWriter(directory, name: "\(segment).docnos")
        attributes = try AttributesWriter(directory, name: "\(segment).attributes")
        origins = try OriginsWriter(directory, name: "\(segment).origins")
        articles = try StoredArticlesWriter(directory, name: "\(segment).articles", level: level, threads: threads)
    }

    /// Adds the next document.
    /// - Parameters:
    ///   - lengths: its tokens per field.
    ///   - origin: how it came into the index.
    ///   - record: its article as `ArticleRecord` encodes it.
    mutating func add(
        id: ArraySlice<UInt8>, lengths documentLengths: ArraySlice<UInt32>, origin: DocumentOrigin, record: ByteSlice
    ) throws(IndexFileError) {
        lengths.add(documentLengths)
        docnos.add(id)
        try attributes.add(record)
        try origins.add(origin)
        try record.withSpan { record throws(IndexFileError) in try articles.add(record) }
    }

    /// Completes the five files.
    mutating func finish(sync: Bool) throws(IndexFileError) {
        _ = try lengths.finish(sync: sync)
        _ = try docnos.finish(sync: sync)
        _ = try attributes.finish(sync: sync)
        _ = try origins.finish(sync: sync)
        _ = try articles.finish(sync: sync)
    }
}
