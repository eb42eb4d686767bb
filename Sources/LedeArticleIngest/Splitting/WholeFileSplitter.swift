/// Reads a whole file as one record.
struct WholeFileSplitter: RecordSplitter {
    let input: SplitterInput
    let format: ArticleFormat
    private var isDone = false

    init(_ input: SplitterInput, format: ArticleFormat) {
        self.input = input
        self.format = format
    }

    mutating func next() -> RecordReading? {
        guard !isDone else { return nil }
        isDone = true
        let bytes = input.bytes
        if bytes.count == 0 { _ = bytes.fill() }
        // A large binary file need not be read to its end to be refused.
        if ContentSniffer.isBinary(bytes.prefix(ContentSniffer.length)) {
            return input.problem(.binary, line: nil, "a binary file", loses: .input)
        }
        while bytes.count <= input.limits.maxRecordBytes, bytes.fill() {}
        if let damage = bytes.damage { return input.damage(damage, line: nil) }
        guard bytes.count <= input.limits.maxRecordBytes else {
            return input.problem(
                .tooLong, line: nil, "the article is over the limit of \(input.limits.maxRecordBytes) bytes", loses: .input)
        }
        return .record(
            RawRecord(
                bytes: Array(bytes.prefix(bytes.count)), location: input.location(nil), layout: .wholeFile(format), ordinal: 1))
    }
}
