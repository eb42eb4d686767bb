/// Cuts TSV or CSV with a header line into rows.
struct DelimitedSplitter: RecordSplitter {
    private enum State {
        case fieldStart
        case unquoted
        case quoted
        case behindQuote
    }

    let input: SplitterInput
    let separator: UInt8
    private var lines: LineSplitter
    private var header: DelimitedHeader?
    private var ordinal = 0
    private var isDone = false
    /// After an unclosed quote reading goes on with the next line; a file with many of them is given up.
    private var unclosedQuotes = 0
    private static let mostUnclosedQuotes = 16

    init(_ input: SplitterInput, separator: UInt8) {
        self.input = input
        self.separator = separator
        lines = LineSplitter(limit: input.limits.maxRecordBytes)
    }

    mutating func next() -> RecordReading? {
        let bytes = input.bytes
        while !isDone {
            let line = bytes.line
            let content: [UInt8]
            switch separator == DelimitedHeader.comma ? quotedRecord() : plainRecord() {
            case nil: return nil
            case .problem(let problem):
                ordinal += 1
                if header == nil { isDone = true }
                return .problem(problem)
            case .bytes(let found): content = found
            }
            guard !content.isEmpty else { continue }
            guard let header else {
                let names = DelimitedFields.split(content, separator: separator).map { String(decoding: $0, as: UTF8.self) }
                let found = DelimitedHeader(names: names, separator: separator)
                if let problem = found.problem {
                    isDone = true
                    return input.problem(.malformed, line: line, problem)
                }
                self.header = found
                continue
            }
            ordinal += 1
            return .record(
                RawRecord(bytes: content, location: input.location(line), layout: .row(header), ordinal: ordinal))
        }
        return nil
    }

    private enum Step {
        case bytes([UInt8])
        case problem(RecordProblem)
    }

    private func problem(_ reading: RecordReading) -> Step? {
        if case .problem(let problem) = reading { .problem(problem) } else { nil }
    }

    private mutating func plainRecord() -> Step? {
        switch lines.next(in: input.bytes) {
        case nil: return nil
        case .damage(let damage, let line): return problem(input.damage(damage, line: line))
        case .tooLong(let length, let line): return problem(input.tooLong(length, line: line, what: "a line"))
        case .line(let length, let consumed):
            let content = Array(input.bytes.slice(0..<length))
            input.bytes.skip(consumed, lines: 1)
            return .bytes(content)
        }
    }

    /// A record ends at the first line end outside quotes.
    private mutating func quotedRecord() -> Step? {
        let bytes = input.bytes
        var state = State.fieldStart
        var scanned = 0
        while true {
            if let end = bytes.firstOffset(of: 0x0A, from: scanned) {
                state = Self.advance(state, over: bytes.slice(scanned..<end))
                scanned = end + 1
                if state != .quoted {
                    guard end <= input.limits.maxRecordBytes else { return tooLong(end, consumed: scanned) }
                    return take(length: end, consumed: scanned)
                }
                if scanned <= input.limits.maxRecordBytes { continue }
            } else if bytes.count <= input.limits.maxRecordBytes {
                if bytes.fill() { continue }
                if bytes.damage != nil { return plainRecord() }
                guard bytes.count > 0 else { return nil }
                state = Self.advance(state, over: bytes.slice(scanned..<bytes.count))
                if state != .quoted { return take(length: bytes.count, consumed: bytes.count) }
            } else if state != .quoted, Self.advance(state, over: bytes.slice(scanned..<bytes.count)) != .quoted {
                return passOver(scanned)
            }
            return unclosedQuote()
        }
    }

    private func tooLong(_ length: Int, consumed: Int) -> Step? {
        let line = input.bytes.line
        input.bytes.skip(consumed)
        return problem(input.tooLong(length, line: line, what: "a record"))
    }

    /// Passes over a record whose last line, behind `scanned` bytes, leads over the limit.
    private mutating func passOver(_ scanned: Int) -> Step? {
        let line = input.bytes.line
        input.bytes.skip(scanned)
        var length = scanned
        switch lines.next(in: input.bytes) {
        case .line(let rest, let consumed):
            length += rest
            input.bytes.skip(consumed, lines: 1)
        case .tooLong(let rest, _): length += rest
        case .damage(let damage, let line): return problem(input.damage(damage, line: line))
        case nil: break
        }
        return problem(input.tooLong(length, line: line, what: "a record"))
    }

    private mutating func unclosedQuote() -> Step? {
        let bytes = input.bytes
        let line = bytes.line
        unclosedQuotes += 1
        let isLast = unclosedQuotes >= Self.mostUnclosedQuotes
        if isLast { isDone = true }
        if let end = bytes.firstOffset(of: 0x0A, from: 0) { bytes.skip(end + 1, lines: 1) } else { bytes.skipAll() }
        return problem(
            input.problem(
                .malformed, line: line, "a quoted field is not closed" + (isLast ? "; the rest of the file is skipped" : "")))
    }

    private func take(length: Int, consumed: Int) -> Step {
        let bytes = input.bytes
        let end = length > 0 && bytes[length - 1] == 0x0D ? length - 1 : length
        let content = Array(bytes.slice(0..<end))
        bytes.skip(consumed)
        return .bytes(content)
    }

    private static func advance(_ state: State, over bytes: ArraySlice<UInt8>) -> State {
        var state = state == .behindQuote ? .unquoted : state
        for byte in bytes {
            switch (state, byte) {
            case (.fieldStart, UInt8(ascii: "\"")): state = .quoted
            case (.quoted, UInt8(ascii: "\"")): state = .behindQuote
            case (.quoted, _): break
            case (.behindQuote, UInt8(ascii: "\"")): state = .quoted
            case (_, DelimitedHeader.comma): state = .fieldStart
            default: state = .unquoted
            }
        }
        return state
    }
}
