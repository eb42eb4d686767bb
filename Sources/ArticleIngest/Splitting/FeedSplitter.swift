import DocumentText
import PageExtraction

/// Cuts a feed (RSS, Atom) into its items.
///
/// An item goes by its guid or id, else by its link, else by its content: feeds forget, and what stands before an item is another one tomorrow.
struct FeedSplitter: RecordSplitter {
    let input: SplitterInput
    private let reader: FeedReader
    private var readings: [RecordReading] = []
    private var at = 0
    private var ordinal = 0
    private var isDone = false

    init(_ input: SplitterInput) {
        self.input = input
        reader = FeedReader(maxItemBytes: input.limits.maxRecordBytes)
    }

    mutating func next() -> RecordReading? {
        while true {
            if at < readings.count {
                at += 1
                return readings[at - 1]
            }
            guard !isDone else { return nil }
            readings.removeAll(keepingCapacity: true)
            at = 0
            let bytes = input.bytes
            if bytes.count > 0 || bytes.fill() {
                take(reader.read(bytes.prefix(bytes.count)))
                bytes.skip(bytes.count, lines: 0)
            } else {
                isDone = true
                take(reader.finish())
                end()
            }
        }
    }

    private mutating func end() {
        let (losses, moreCount) = reader.losses
        for loss in losses { readings.append(input.problem(.malformed, line: loss.line, loss.reason)) }
        if moreCount > 0 { readings.append(input.problem(.malformed, line: nil, "\(moreCount) more faults of its XML")) }
        if let damage = input.bytes.damage { readings.append(input.damage(damage, line: nil)) }
        if !reader.isFeed { readings.append(input.problem(.malformed, line: nil, "no feed in it: neither RSS nor Atom", loses: .input)) }
    }

    private mutating func take(_ items: [FeedItem]) {
        for item in items {
            ordinal += 1
            if let bytes = item.bytesOverLimit {
                readings.append(input.tooLong(bytes, line: item.line, what: "an item"))
            } else {
                readings.append(.record(RawRecord(bytes: [], location: input.location(item.line), layout: .fields(item.sourceFields), ordinal: ordinal)))
            }
        }
    }
}

extension FeedItem {
    /// What the item says, under names of the table.
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
