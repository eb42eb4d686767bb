import LedeDocumentText
import LedePageExtraction

/// Cuts a feed (RSS, Atom) into its items.
///
/// An item is identified by its guid or id, else by its link, else by its content: feeds drop items, so positions change.
struct FeedSplitter: StreamSplitter {
    let input: SplitterInput
    private let reader: FeedReader
    var queue = ReadingQueue()
    private var ordinal = 0

    init(_ input: SplitterInput) {
        self.input = input
        reader = FeedReader(maxItemBytes: input.limits.maxRecordBytes)
    }

    mutating func take(_ piece: ArraySlice<UInt8>) { add(reader.read(piece)) }

    mutating func finish() {
        add(reader.finish())
        tell(reader.losses)
        if !reader.isFeed { queue.append(input.problem(.malformed, line: nil, "no feed in it: neither RSS nor Atom", loses: .input)) }
    }

    private mutating func add(_ items: [FeedItem]) {
        for item in items {
            ordinal += 1
            if let bytes = item.bytesOverLimit {
                queue.append(input.tooLong(bytes, line: item.line, what: "an item"))
            } else {
                queue.append(
                    .record(RawRecord(bytes: [], location: input.location(item.line), layout: .fields(item.sourceFields), ordinal: ordinal))
                )
            }
        }
    }
}

extension FeedItem {
    /// The item's fields, under names of the table.
    var sourceFields: [SourceField] {
        var fields: [SourceField] = []
        func add(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { fields.append(SourceField(name: name, value: .string(text))) }
        }
        add("id", id)
        fields.append(SourceField(name: "title", value: .string(title)))
        add("date", date)
        if !authors.isEmpty { fields.append(SourceField(name: "author", value: .strings(authors))) }
        add("url", url)
        fields.append(SourceField(name: "text", value: .string(text)))
        add("summary", summary.map { MarkupText.plain($0).collapsingSpaces() })
        add("modified", modified)
        add("language", language)
        add("siteName", feedTitle.map { MarkupText.plain($0).collapsingSpaces() })
        if !tags.isEmpty { fields.append(SourceField(name: "tags", value: .strings(tags))) }
        for other in others { add(other.name, other.value) }
        return fields
    }
}
