/// Cuts delimited values into rows, by a header line or known columns.
struct DelimitedSplitter: RecordSplitter {
    private enum State {
        case fieldStart
        case unquoted
        case quoted
        case behindQuote
    }

    let input: SplitterInput
    private let separator: UInt8
    private var lines: LineSplitter
    private var header: DelimitedHeader?
    private var ordinal = 0
    private var isDone = false
    /// After an unclosed cell reading continues with the next line; after this many, every cell must end on its line.
    private var unclosedQuotes = 0
    private static let mostUnclosedQuotes = 16

    /// - Parameter usual: the separator that the format's name announces; the first lines may show another.
    init(_ input: SplitterInput, usual: UInt8) {
        self.input = input
        let dialect = DelimitedDialect(input, usual: usual)
        separator = dialect.separator
        input.bytes.skip(dialect.leading)
        header = dialect.columns.map { DelimitedHeader(names: $0, separator: dialect.separator, fields: input.options.fields) }
        lines = LineSplitter(limit: input.limits.maxRecordBytes)
    }

    mutating func next() -> RecordReading? {
        let bytes = input.bytes
        while !isDone {
            let line = bytes.line
            let content: [UInt8]
            switch separator == DelimitedHeader.tab ? tabRecord() : quotedRecord() {
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
                let found = DelimitedHeader(names: names, separator: separator, fields: input.options.fields)
                if let problem = found.problem {
                    isDone = true
                    return input.problem(.malformed, line: line, problem, loses: .input)
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

    /// The next line, or the damage after the last.
    private mutating func line() -> Step? {
        switch lines.next(in: input.bytes) {
        case nil: return nil
        case .damage(let damage, let line): return problem(input.damage(damage, line: line))
        case .tooLong(let length, let line): return problem(input.tooLong(length, line: line, what: "a line"))
        case .line(let length, let consumed): return take(length: length, consumed: consumed)
        }
    }

    /// A row of tab-separated values.
    private mutating func tabRecord() -> Step? {
        switch lines.next(in: input.bytes) {
        case nil: return nil
        case .damage(let damage, let line): return problem(input.damage(damage, line: line))
        case .tooLong(let length, let line): return problem(input.tooLong(length, line: line, what: "a line"))
        case .line(let length, let consumed):
            let bytes = input.bytes
            let scan = TabQuoteScan(bytes, columns: header?.names.count, limit: input.limits.maxRecordBytes)
            switch scan.run(firstLine: length) {
            case .row(let end) where end <= length:
                let content = Array(bytes.slice(0..<length))
                bytes.skip(consumed, lines: 1)
                return .bytes(content)
            case .row(let end): return take(length: end, consumed: min(end + 1, bytes.count))
            case .unclosed:
                let line = bytes.line
                bytes.skip(consumed, lines: 1)
                return problem(input.problem(.malformed, line: line, "a quoted cell is not closed"))
            }
        }
    }

    /// A record ends at the first line end outside quotes.
    private mutating func quotedRecord() -> Step? {
        let bytes = input.bytes
        var state = State.fieldStart
        var scanned = 0
        while true {
            if let end = bytes.firstOffset(of: 0x0A, from: scanned) {
                let isLater = scanned > 0
                state = Self.advance(state, over: bytes.slice(scanned..<end), separator)
                scanned = end + 1
                if state != .quoted {
                    guard end <= input.limits.maxRecordBytes else { return tooLong(end, consumed: scanned) }
                    if isLater, !isWholeRow(end) { return unclosedQuote(countsTowardsLimit: false) }
                    return take(length: end, consumed: scanned)
                }
                if unclosedQuotes < Self.mostUnclosedQuotes, scanned <= input.limits.maxRecordBytes { continue }
            } else if bytes.count <= input.limits.maxRecordBytes {
                if bytes.fill() { continue }
                if bytes.damage != nil { return line() }
                guard bytes.count > 0 else { return nil }
                let isLater = scanned > 0
                state = Self.advance(state, over: bytes.slice(scanned..<bytes.count), separator)
                if state != .quoted, isLater, !isWholeRow(bytes.count) { return unclosedQuote(countsTowardsLimit: false) }
                if state != .quoted { return take(length: bytes.count, consumed: bytes.count) }
            } else if state != .quoted, Self.advance(state, over: bytes.slice(scanned..<bytes.count), separator) != .quoted {
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

    /// Skips a record whose last line, after `scanned` bytes, exceeds the limit.
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

    /// Whether what looked like a record over several lines is one: its cells properly closed, as many as the header has. If not, an
    /// unclosed quote has met another's.
    private func isWholeRow(_ length: Int) -> Bool {
        guard let header else { return true }
        let content = input.bytes.slice(0..<length)
        let row = Array(content.last == 0x0D ? content.dropLast() : content)
        return DelimitedFields.isStrictlyQuoted(row, separator: separator)
            && DelimitedFields.split(row, separator: separator).count == header.names.count
    }

    /// - Parameter countsTowardsLimit: whether the search for the end reached the limit.
    private mutating func unclosedQuote(countsTowardsLimit: Bool = true) -> Step? {
        let bytes = input.bytes
        let line = bytes.line
        if countsTowardsLimit { unclosedQuotes += 1 }
        if let end = bytes.firstOffset(of: 0x0A, from: 0) { bytes.skip(end + 1, lines: 1) } else { bytes.skipAll() }
        return problem(input.problem(.malformed, line: line, "a quoted cell is not closed"))
    }

    private func take(length: Int, consumed: Int) -> Step {
        let bytes = input.bytes
        let end = length > 0 && bytes[length - 1] == 0x0D ? length - 1 : length
        let content = Array(bytes.slice(0..<end))
        bytes.skip(consumed)
        return .bytes(content)
    }

    private static func advance(_ state: State, over bytes: ArraySlice<UInt8>, _ separator: UInt8) -> State {
        var state = state == .behindQuote ? .unquoted : state
        for byte in bytes {
            switch (state, byte) {
            case (.fieldStart, UInt8(ascii: "\"")): state = .quoted
            case (.quoted, UInt8(ascii: "\"")): state = .behindQuote
            case (.quoted, _): break
            case (.behindQuote, UInt8(ascii: "\"")): state = .quoted
            case (_, separator): state = .fieldStart
            default: state = .unquoted
            }
        }
        return state
    }
}
