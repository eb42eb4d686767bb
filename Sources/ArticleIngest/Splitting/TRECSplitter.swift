/// Cuts TREC SGML into documents, each from `<DOC>` to `</DOC>`.
struct TRECSplitter: RecordSplitter {
    let input: SplitterInput
    private var lines: LineSplitter
    private var ordinal = 0
    /// The document that is being collected, and the line of its `<DOC>`.
    private var open: (bytes: [UInt8], line: Int)?
    /// The open document is over the limit and is only passed over.
    private var overflow = 0
    /// A line of which something is left, from `restStart` on: it may hold many marks.
    private var rest: [UInt8] = []
    private var restStart = 0
    private var restLine = 0
    private var sawDocument = false
    private var isDone = false

    init(_ input: SplitterInput) {
        self.input = input
        lines = LineSplitter(limit: input.limits.maxRecordBytes)
    }

    mutating func next() -> RecordReading? {
        guard !isDone else { return nil }
        while true {
            if restStart < rest.count {
                if let reading = takeRest() { return reading }
                continue
            }
            switch lines.next(in: input.bytes) {
            case .damage(let damage, let line):
                open = nil
                isDone = true
                return input.damage(damage, line: line)
            case .tooLong(let length, let line):
                if open != nil { overflow += length } else { return input.tooLong(length, line: line, what: "a line") }
            case .line(let length, let consumed):
                restLine = input.bytes.line
                rest = Array(input.bytes.slice(0..<length))
                restStart = 0
                input.bytes.skip(consumed, lines: 1)
                if let reading = takeRest() { return reading }
            case nil:
                isDone = true
                if let open { return unclosed(open.line) }
                return sawDocument || input.bytes.line == 1
                    ? nil : input.problem(.malformed, line: nil, "no <DOC> in a TREC file")
            }
        }
    }

    private func unclosed(_ line: Int) -> RecordReading {
        input.problem(.malformed, line: line, "the <DOC> is not closed")
    }

    /// Takes the rest of the line, to behind its next mark, into the open document.
    private mutating func takeRest() -> RecordReading? {
        guard let mark = SGMLTag.firstDocumentMark(in: rest, from: restStart) else {
            if open != nil { append(rest[restStart...]) }
            restStart = rest.count
            return nil
        }
        let start = restStart
        restStart = mark.range.upperBound
        if mark.isEnd {
            guard let started = open else { return nil }
            append(rest[start..<mark.range.upperBound])
            let whole = open?.bytes ?? started.bytes
            let length = whole.count + overflow
            open = nil
            ordinal += 1
            if overflow > 0 || length > input.limits.maxRecordBytes {
                overflow = 0
                return input.tooLong(length, line: started.line, what: "a document")
            }
            return .record(
                RawRecord(bytes: whole, location: input.location(started.line), layout: .trec, ordinal: ordinal))
        }
        let unfinished = open
        sawDocument = true
        overflow = 0
        open = (Array(rest[mark.range]), restLine)
        guard let unfinished else { return nil }
        ordinal += 1
        return unclosed(unfinished.line)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        guard let held = open?.bytes.count else { return }
        if held + bytes.count > input.limits.maxRecordBytes {
            overflow += bytes.count + 1
            return
        }
        open?.bytes.append(contentsOf: bytes)
        open?.bytes.append(0x0A)
    }
}
