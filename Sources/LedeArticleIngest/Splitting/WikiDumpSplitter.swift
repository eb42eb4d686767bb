import LedeDocumentText

/// Cuts a MediaWiki dump into its pages; redirects and pages outside the article namespace are counted.
///
/// A page is identified by its wiki and title, `enwiki:Berlin`, as people know it and as dumps of other days have it.
struct WikiDumpSplitter: StreamSplitter {
    let input: SplitterInput
    private let tally: InputTally
    private let reader: WikiDumpReader
    var queue = ReadingQueue()
    private var ordinal = 0

    init(_ input: SplitterInput, _ tally: InputTally) {
        self.input = input
        self.tally = tally
        reader = WikiDumpReader(maxTextBytes: input.limits.maxRecordBytes)
    }

    mutating func take(_ piece: ArraySlice<UInt8>) { add(reader.read(piece)) }

    mutating func finish() {
        add(reader.finish())
        tell(reader.losses)
        tally.passOver(input.path, .redirect, count: reader.redirectCount)
        tally.passOver(input.path, .otherNamespace, count: reader.otherNamespaceCount)
    }

    private mutating func add(_ pages: [WikiDumpPage]) {
        for page in pages {
            ordinal += 1
            if let bytes = page.bytesOverLimit {
                queue.append(input.tooLong(bytes, line: page.line, what: "the page \(page.title)"))
                continue
            }
            let source = DocumentSource(.wiki(page, reader.site))
            queue.append(
                .record(RawRecord(bytes: page.wikitext, location: input.location(page.line), layout: .document(source), ordinal: ordinal)))
        }
    }
}
