import DocumentText

/// Cuts a dump of a MediaWiki into its pages; redirects and pages of other namespaces than that of articles are counted.
///
/// A page goes by its wiki and its title, `enwiki:Berlin`, under which people know it and dumps of other days have it again.
struct WikiDumpSplitter: RecordSplitter {
    let input: SplitterInput
    private let tally: InputTally
    private let reader: WikiDumpReader
    private var readings: [RecordReading] = []
    private var at = 0
    private var ordinal = 0
    private var isDone = false

    init(_ input: SplitterInput, _ tally: InputTally) {
        self.input = input
        self.tally = tally
        reader = WikiDumpReader(maxTextBytes: input.limits.maxRecordBytes)
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
        tally.passOver(input.path, .redirect, count: reader.redirectCount)
        tally.passOver(input.path, .otherNamespace, count: reader.otherNamespaceCount)
    }

    private mutating func take(_ pages: [WikiDumpPage]) {
        for page in pages {
            ordinal += 1
            if let bytes = page.bytesOverLimit {
                readings.append(input.tooLong(bytes, line: page.line, what: "the page \(page.title)"))
                continue
            }
            let source = DocumentSource(.wiki(page, reader.site))
            readings.append(.record(RawRecord(bytes: page.wikitext, location: input.location(page.line), layout: .document(source), ordinal: ordinal)))
        }
    }
}
