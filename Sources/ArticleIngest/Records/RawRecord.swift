/// The bytes of one article, cut out of the input and not yet parsed.
///
/// Reading is sequential and cheap, parsing is pure: `RecordParser` turns records into articles on any number of cores.
public struct RawRecord: Sendable {
    /// What parsing needs to know beside the bytes.
    public enum Layout: Sendable {
        /// One article a file, in one of the whole-file formats.
        case wholeFile(ArticleFormat)
        /// One JSON object.
        case json
        /// One row under a header line.
        case row(DelimitedHeader)
        /// From `<DOC>` to `</DOC>`.
        case trec
        /// Named fields, as a reader of feeds, mail or documents gives them; `bytes` is empty.
        case fields([SourceField])
    }

    public var bytes: [UInt8]
    public var location: SourceLocation
    public var layout: Layout
    /// The place of the record in its file, counted from 1 over good and bad records.
    public var ordinal: Int
    /// Whether `ordinal` and not the line makes the id of an article that has none: several records may share a line.
    public var isNumbered: Bool
    /// The id that stands before the record in the source (the action lines of Elasticsearch's `_bulk`); it counts before the record's own.
    public var givenID: String?
    /// What the containers around it know of the record.
    public var context = RecordContext()
    /// The file, as the walk found it, out of which the record comes: the outermost container, where it lies in one.
    public var file: String

    public init(
        bytes: [UInt8], location: SourceLocation, layout: Layout, ordinal: Int, isNumbered: Bool = false
    ) {
        self.bytes = bytes
        self.location = location
        self.layout = layout
        self.ordinal = ordinal
        self.isNumbered = isNumbered
        file = location.path
    }

    /// Bytes that the record takes. Complexity: O(fields).
    public var byteCount: Int {
        guard case .fields(let fields) = layout else { return bytes.count }
        return fields.reduce(bytes.count) { $0 + $1.byteCount }
    }

    /// The id of an article that brings none: stable as long as the file keeps its name and order.
    public var fallbackID: String {
        if let givenID { return givenID }
        let name = location.isStandardInput ? "stdin" : location.path
        if isNumbered { return "\(name)#\(ordinal)" }
        return location.line.map { "\(name)#\($0)" } ?? name
    }
}
