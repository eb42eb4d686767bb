/// Cuts TREC SGML into documents, each from `<DOC>` to `</DOC>`, or to the next `<DOC>` if its end tag is missing.
struct TRECSplitter: RecordSplitter {
    let input: SplitterInput
    private var lines: LineSplitter
    private var ordinal = 0
    /// The document being collected, and the line of its `<DOC>`.
    private var open: (bytes: [UInt8], line: Int)?
    /// The open document is over the limit and is only skipped.
    private var overflow = 0
    /// A line with something left, from `restStart` on: it may hold many marks.
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
                if let document = closeDocument() { return document }
                return sawDocument || input.bytes.line == 1
                    ? nil : input.problem(.malformed, line: nil, "no <DOC> in a TREC file", loses: .input)
            }
        }
    }

    /// The document collected so far; nil if there is none.
    private mutating func closeDocument() -> RecordReading? {
        guard let document = open else { return nil }
        let length = document.bytes.count + overflow
        let isTooLong = overflow > 0 || length > input.limits.maxRecordBytes
        open = nil
        overflow = 0
        ordinal += 1
        if isTooLong { return input.tooLong(length, line: document.line, what: "a document") }
        return .record(RawRecord(bytes: document.bytes, location: input.location(document.line), layout: .trec, ordinal: ordinal))
    }

    /// Takes the rest of the line, past its next mark, into the open document.
    private mutating func takeRest() -> RecordReading? {
        guard let mark = SGMLTag.firstDocumentMark(in: rest, from: restStart) else {
            if open != nil { append(rest[restStart...]) }
            restStart = rest.count
            return nil
        }
        let start = restStart
        restStart = mark.range.upperBound
        if mark.isEnd {
            guard open != nil else { return nil }
            append(rest[start..<mark.range.upperBound])
            return closeDocument()
        }
        if open != nil { append(rest[start..<mark.range.lowerBound]) }
        let unfinished = closeDocument()
        sawDocument = true
        open = (Array(rest[mark.range]), restLine)
        return unfinished
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
