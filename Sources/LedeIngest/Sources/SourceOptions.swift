import LedeArticleIngest
import LedeArticleModel
import Foundation

/// How a source is read, as its index keeps it: JSON with the names of the command's options, without those that say nothing new.
struct SourceOptions: Codable, Equatable, Sendable {
    var format: String?
    var encoding: String?
    var dates: String?
    var field: [String]?
    var delimiter: UInt8?
    var include: [String]?
    var exclude: [String]?
    var follow: Bool?
    var maxRecord: Int?
    var maxNesting: Int?
    var maxEntries: Int?
    var maxUnpacked: Int?
    var maxRatio: Int?
    var maxHeld: Int?

    /// The part of `options` about reading.
    init(_ options: IndexingOptions) {
        let usual = IndexingOptions()
        func other<Value: Equatable>(_ value: Value, than usual: Value) -> Value? { value == usual ? nil : value }
        format = options.format?.rawValue
        encoding = options.encoding?.name
        dates = options.dateOrder?.rawValue
        field = other(options.fields.choices.map { "\($0.role.rawValue)=\($0.name)" }, than: [])
        delimiter = options.delimiter
        include = other(options.include.map(\.pattern), than: [])
        exclude = other(options.exclude.map(\.pattern), than: [])
        follow = options.followsLinks ? true : nil
        maxRecord = other(options.maxRecordBytes, than: usual.maxRecordBytes)
        maxNesting = other(options.unpacking.maxNesting, than: usual.unpacking.maxNesting)
        maxEntries = other(options.unpacking.maxEntries, than: usual.unpacking.maxEntries)
        maxUnpacked = other(options.unpacking.maxBytes, than: usual.unpacking.maxBytes)
        maxRatio = other(options.unpacking.maxRatio, than: usual.unpacking.maxRatio)
        maxHeld = other(options.unpacking.maxHeldBytes, than: usual.unpacking.maxHeldBytes)
    }

    /// Reads `text`; nil if it is not valid.
    init?(text: String) {
        guard let options = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = options
    }

    /// As JSON, keys sorted.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// Whether the source is read as usual.
    var isUsual: Bool { self == SourceOptions(IndexingOptions()) }

    /// `options` with the part about reading replaced by this.
    func applied(to options: IndexingOptions) -> IndexingOptions {
        let usual = IndexingOptions()
        var options = options
        options.format = format.flatMap { ArticleFormat(rawValue: $0) }
        options.encoding = encoding.flatMap(TextEncoding.init(named:))
        options.dateOrder = dates.flatMap { DayMonthOrder(rawValue: $0) }
        options.fields = FieldMapping(
            (field ?? []).compactMap { text in
                guard let equals = text.firstIndex(of: "="), let role = ArticleRole(rawValue: String(text[..<equals])) else { return nil }
                return FieldMapping.Choice(role: role, name: String(text[text.index(after: equals)...]))
            })
        options.delimiter = delimiter
        options.include = (include ?? []).compactMap { PathGlob($0) }
        options.exclude = (exclude ?? []).compactMap { PathGlob($0) }
        options.followsLinks = follow ?? false
        options.maxRecordBytes = maxRecord ?? usual.maxRecordBytes
        options.unpacking.maxNesting = maxNesting ?? usual.unpacking.maxNesting
        options.unpacking.maxEntries = maxEntries ?? usual.unpacking.maxEntries
        options.unpacking.maxBytes = maxUnpacked ?? usual.unpacking.maxBytes
        options.unpacking.maxRatio = maxRatio ?? usual.unpacking.maxRatio
        options.unpacking.maxHeldBytes = maxHeld ?? usual.unpacking.maxHeldBytes
        return options
    }
}
