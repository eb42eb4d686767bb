import LedeIndexBytes

/// The bytes of one article, cut out of the input and not yet parsed.
///
/// Reading is sequential and cheap, parsing is pure: `RecordParser` turns records into articles on any number of cores.
package struct RawRecord: Sendable {
    /// What parsing needs to know besides the bytes.
    package enum Layout: Sendable {
        /// One article a file, in one of the whole-file formats.
        case wholeFile(ArticleFormat)
        /// One JSON object.
        case json
        /// One row under a header line.
        case row(DelimitedHeader)
        /// From `<DOC>` to `</DOC>`.
        case trec
        /// Named fields from a reader of feeds, mail or documents; `bytes` is empty.
        case fields([SourceField])
        /// A document that is more than text.
        case document(DocumentSource)
    }

    package var bytes: [UInt8]
    package var location: SourceLocation
    package var layout: Layout
    /// The record's number in its file, counted from 1 over good and bad records.
    package var ordinal: Int
    /// The id given before the record in the source (the action lines of Elasticsearch's `_bulk`); it overrides the record's own.
    package var givenID: String?
    /// What the containers around it know about the record.
    package var context = RecordContext()
    /// The file's number within the source.
    package var fileNumber = 0
    /// The file, as the walk found it, that the record comes from: the outermost container, if it is in one.
    package var file: String

    package init(
        bytes: [UInt8], location: SourceLocation, layout: Layout, ordinal: Int
    ) {
        self.bytes = bytes
        self.location = location
        self.layout = layout
        self.ordinal = ordinal
        file = location.path
    }

    /// The record's size in bytes. Complexity: O(fields).
    package var byteCount: Int {
        if case .document(let source) = layout { return bytes.count + source.byteCount }
        guard case .fields(let fields) = layout else { return bytes.count }
        return fields.reduce(bytes.count) { $0 + $1.byteCount }
    }

    /// The id of an article without one: the file's name or, for one of several records, a hash of its bytes. So it stays the same wherever
    /// in its file the record is.
    package var fallbackID: String {
        if let givenID { return givenID }
        return location.line == nil ? sourceName : "\(sourceName)#\(contentHash)"
    }

    /// Whether an article's id has the form that `fallbackID` gives: records with the same bytes share one, and are told apart by numbers.
    package func isFallback(_ id: String) -> Bool {
        guard location.line != nil, givenID == nil, id.hasPrefix(sourceName) else { return false }
        let rest = id.utf8.dropFirst(sourceName.utf8.count)
        let digits = rest.dropFirst().prefix(Self.hashDigits)
        guard rest.first == UInt8(ascii: "#"), digits.count == Self.hashDigits,
            digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
        else { return false }
        let behind = rest.dropFirst(1 + Self.hashDigits)
        return behind.isEmpty || behind.first == UInt8(ascii: ".")
    }

    private static let hashDigits = 16

    private var sourceName: String { location.isStandardInput ? "stdin" : location.path }

    /// XXH64 of the bytes without blanks and line ends around them, or of the fields.
    private var contentHash: String {
        let visible = bytes.drop { $0 <= 0x20 }
        var hash = XXHash64()
        hash.add(visible.prefix((visible.lastIndex { $0 > 0x20 } ?? visible.startIndex - 1) - visible.startIndex + 1))
        if case .fields(let fields) = layout {
            for field in fields {
                hash.add(text: field.name)
                hash.add(text: field.text ?? "")
            }
        }
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: Self.hashDigits - digits.count) + digits
    }
}
