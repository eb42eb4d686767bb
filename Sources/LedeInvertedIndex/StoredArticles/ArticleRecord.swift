import LedeArticleModel
import LedeIndexBytes

/// An article as bytes; its id is in the segment's docnos.
///
///     record := flags:u8 title [date] [author] [url] [path] count:varint (name value)* [body]
///     flags  := 1 date, 2 author, 4 url, 8 path: which of them follow; 16: no body does, as the index stores no text
///     date   := text [source]                    flag 32, only in runs' records: the source whose other dates tell how to read this one
///     title, date, … := length:varint UTF-8
enum ArticleRecord {
    private static let openDate: UInt8 = 32

    /// - Parameters:
    ///   - withBody: false for an index that does not store the text of its articles.
    ///   - dateSource: for an ambiguous date, the source by which `resolved` finds its order.
    static func encode(_ article: Article, withBody: Bool, dateSource: String? = nil, into writer: inout ByteWriter) {
        let optional = [article.date, article.author, article.url, article.path]
        let dateSource = article.date == nil ? nil : dateSource
        var flags: UInt8 = (withBody ? 0 : 16) | (dateSource == nil ? 0 : openDate)
        for (bit, field) in optional.enumerated() where field != nil { flags |= 1 << bit }
        writer.append(byte: flags)
        append(article.title, to: &writer)
        if let date = article.date { append(date, to: &writer) }
        if let dateSource { append(dateSource, to: &writer) }
        for case let field? in optional.dropFirst() { append(field, to: &writer) }
        writer.append(varint: UInt64(article.metadata.count))
        for datum in article.metadata {
            append(datum.name, to: &writer)
            append(datum.value, to: &writer)
        }
        if withBody { append(article.body, to: &writer) }
    }

    /// A run's record as it goes into a segment: an open date is read as `orders` says.
    static func resolved(_ record: ByteSlice, _ orders: DateOrders) throws(IndexFileError) -> ByteSlice {
        var reader = ByteReader(record)
        let flags = try reader.byte()
        guard flags & openDate != 0 else { return record }
        let title = try reader.take(try reader.length())
        let date = try text(&reader)
        let source = try text(&reader)
        var writer = ByteWriter()
        writer.append(byte: flags & ~openDate)
        writer.append(varint: UInt64(title.count))
        writer.append(title.bytes)
        append(orders.resolved(date, in: source), to: &writer)
        writer.append(try reader.take(record.count - reader.offset).bytes)
        return ByteStorage(name: "an article", copying: writer.bytes).slice
    }

    private static func append(_ text: String, to writer: inout ByteWriter) {
        writer.append(varint: UInt64(text.utf8.count))
        writer.append(text.utf8)
    }

    static func decode(_ record: ByteSlice, id: String) throws(IndexFileError) -> Article {
        var reader = ByteReader(record)
        let flags = try reader.byte()
        guard flags < 32 else { throw record.corrupt(at: 0, expected: "flags under 32", found: "\(flags)") }
        let title = try text(&reader)
        let date = flags & 1 == 0 ? nil : try text(&reader)
        let author = flags & 2 == 0 ? nil : try text(&reader)
        let url = flags & 4 == 0 ? nil : try text(&reader)
        let path = flags & 8 == 0 ? nil : try text(&reader)
        var metadata: [Metadatum] = []
        for _ in 0..<(try reader.length()) {
            metadata.append(Metadatum(name: try text(&reader), value: try text(&reader)))
        }
        let body = flags & 16 == 0 ? try text(&reader) : ""
        guard reader.isAtEnd else { throw record.corrupt(at: reader.offset, expected: "the record's end") }
        return Article(
            id: id, title: title, date: date, author: author, url: url, path: path, body: body, metadata: metadata)
    }

    /// What goes from a record into the attribute columns, as unvalidated UTF-8.
    struct Attributes {
        var date: ByteSlice?
        var author: ByteSlice?
        var metadata: [(name: ByteSlice, value: ByteSlice)] = []
    }

    /// Reads only the attributes: the body, which follows, is not looked at.
    static func attributes(_ record: ByteSlice) throws(IndexFileError) -> Attributes {
        var reader = ByteReader(record)
        var attributes = Attributes()
        let flags = try reader.byte()
        _ = try reader.take(try reader.length())
        if flags & 1 != 0 { attributes.date = try reader.take(try reader.length()) }
        if flags & 2 != 0 { attributes.author = try reader.take(try reader.length()) }
        for bit: UInt8 in [4, 8] where flags & bit != 0 { _ = try reader.take(try reader.length()) }
        for _ in 0..<(try reader.length()) {
            let name = try reader.take(try reader.length())
            attributes.metadata.append((name, try reader.take(try reader.length())))
        }
        return attributes
    }

    /// The address and the file of a record's article, as unvalidated UTF-8: what follows is not looked at.
    static func places(_ record: ByteSlice) throws(IndexFileError) -> (url: ByteSlice?, path: ByteSlice?) {
        var reader = ByteReader(record)
        let flags = try reader.byte()
        _ = try reader.take(try reader.length())
        for bit: UInt8 in [1, 2] where flags & bit != 0 { _ = try reader.take(try reader.length()) }
        let url = flags & 4 == 0 ? nil : try reader.take(try reader.length())
        return (url, flags & 8 == 0 ? nil : try reader.take(try reader.length()))
    }

    private static func text(_ reader: inout ByteReader) throws(IndexFileError) -> String {
        let start = reader.offset
        let bytes = try reader.take(try reader.length())
        guard let text = String(validating: bytes.bytes, as: UTF8.self) else {
            throw reader.slice.corrupt(at: start, expected: "UTF-8")
        }
        return text
    }
}
