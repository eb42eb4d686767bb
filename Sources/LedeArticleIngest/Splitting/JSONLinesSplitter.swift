/// Cuts JSON Lines: one object per line, blank lines skipped. A line of Elasticsearch's `_bulk` format gives the next one its id.
struct JSONLinesSplitter: RecordSplitter {
    let input: SplitterInput
    private var lines: LineSplitter
    private var ordinal = 0
    private var givenID: String?

    init(_ input: SplitterInput) {
        self.input = input
        lines = LineSplitter(limit: input.limits.maxRecordBytes)
    }

    mutating func next() -> RecordReading? {
        let bytes = input.bytes
        while let step = lines.next(in: bytes) {
            switch step {
            case .damage(let damage, let line):
                return input.damage(damage, line: line)
            case .tooLong(let length, let line):
                ordinal += 1
                return input.tooLong(length, line: line, what: "a line")
            case .line(let length, let consumed):
                let line = bytes.line
                let content = bytes.slice(0..<length)
                guard content.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else {
                    bytes.skip(consumed, lines: 1)
                    continue
                }
                if let action = BulkAction(content) {
                    bytes.skip(consumed, lines: 1)
                    givenID = action.hasDocument ? action.id : nil
                    continue
                }
                var record = RawRecord(bytes: Array(content), location: input.location(line), layout: .json, ordinal: ordinal + 1)
                record.givenID = givenID
                givenID = nil
                bytes.skip(consumed, lines: 1)
                ordinal += 1
                return .record(record)
            }
        }
        return nil
    }
}
