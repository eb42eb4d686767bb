/// Cuts TREC SGML into documents, each from `<DOC>` to `</DOC>`.
struct TRECSplitter: RecordSplitter {
    let input: SplitterInput
    private var lines: LineSplitter
    private var ordinal = 0
    /// The document that is being collected, and the line of its `<DOC>`.
    private var open: (bytes: [UInt8], line: Int)?
    /// The open document is over the limit and is only passed over.
    private var overflow = 0
    /// What is left of a line that held more than one mark.
    private var rest: [UInt8] = []
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
            if !rest.isEmpty {
                let line = rest
                rest = []
                if let reading = take(line, number: restLine) { return reading }
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
                let number = input.bytes.line
                let line = Array(input.bytes.slice(0..<length))
                input.bytes.skip(consumed, lines: 1)
                if let reading = take(line, number: number) { return reading }
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

    /// Takes one line, or a part of one, into the open document.
    private mutating func take(_ line: [UInt8], number: Int) -> RecordReading? {
        guard let mark = SGMLTag.firstDocumentMark(in: line) else {
            if open != nil { append(line[...], newLine: true) }
            return nil
        }
        rest = Array(line[mark.range.upperBound...])
        restLine = number
        if mark.isEnd {
            guard let started = open else { return nil }
            append(line[..<mark.range.upperBound], newLine: true)
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
        open = (Array(line[mark.range]), number)
        guard let unfinished else { return nil }
        ordinal += 1
        return unclosed(unfinished.line)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, newLine: Bool) {
        guard let held = open?.bytes.count else { return }
        if held + bytes.count > input.limits.maxRecordBytes {
            overflow += bytes.count + 1
            return
        }
        open?.bytes.append(contentsOf: bytes)
        if newLine { open?.bytes.append(0x0A) }
    }
}
