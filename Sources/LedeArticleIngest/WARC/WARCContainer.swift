/// The web pages in a WARC file (ISO 28500; versions 0.17 to 1.1), each under its address, with the time of its capture.
///
///     file   := (record)*
///     record := "WARC/" version line-end headers line-end block line-end line-end
///
/// Responses, resources and conversions that are HTML, PDF or text are read. Everything else is skipped and counted. A record shorter than
/// it says is reported, and reading continues with the one that begins within it.
final class WARCContainer: Container {
    private let path: String
    private let bytes: BufferedInput
    private let limits: ReadingLimits
    private let budget: UnpackingBudget
    private var isAtEnd = false

    /// Most bytes of a record's header lines.
    private static let mostHeaderBytes = 1 << 20
    /// How a record begins.
    private static let mark = Array("WARC/".utf8)

    init(_ stream: any ByteStream, path: String, _ scope: InputScope) {
        self.path = path
        bytes = BufferedInput(stream)
        limits = scope.options.limits
        budget = scope.budget
    }

    func next() -> ContainerReading? {
        guard !isAtEnd else { return nil }
        skipLineEnds()
        guard bytes.count > 0 else { return end(bytes.damage) }
        guard bytes.prefix(Self.mark.count).elementsEqual(Self.mark) else {
            guard skipToMark() else {
                return end(bytes.damage ?? StreamDamage(kind: .damaged, reason: "what follows the last record is not a record"))
            }
            return .problem(problem("what is between two records is not a record", .damaged, loses: .record))
        }
        guard let headers = takeHeaders() else {
            return end(bytes.damage ?? StreamDamage(kind: .damaged, reason: "the headers of the last record are cut short"))
        }
        guard let length = headers["content-length"].flatMap({ Int($0) }), length >= 0 else {
            _ = skipToMark()
            return .problem(problem("a record without a length", .malformed, loses: .record))
        }
        return reading(WARCRecord(headers), length)
    }

    /// Skips line ends, to the first byte of a record.
    private func skipLineEnds() {
        repeat {
            let blank = bytes.prefix(bytes.count).prefix { $0 == 0x0D || $0 == 0x0A }.count
            bytes.skip(blank, lines: 0)
        } while bytes.count < Self.mark.count && bytes.fill()
        if bytes.count >= Self.mark.count, bytes[0] == 0x0D || bytes[0] == 0x0A { skipLineEnds() }
    }

    /// The headers of the record at the window's start, which moves past them; nil if they do not end.
    private func takeHeaders() -> HeaderLines? {
        var wanted = 4096
        while true {
            bytes.fill(toCount: wanted)
            let start = bytes.prefix(min(bytes.count, Self.mostHeaderBytes))
            let line = start.firstIndex(of: 0x0A).map { $0 + 1 } ?? start.endIndex
            let headers = HeaderLines(start[line...])
            if headers.end < start.endIndex || Self.endsBlank(start) {
                bytes.skip(headers.end - start.startIndex, lines: 0)
                return headers
            }
            guard bytes.count >= wanted, wanted < Self.mostHeaderBytes else { return nil }
            wanted *= 2
        }
    }

    private static func endsBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        let visible = bytes.reversed().prefix(4).filter { $0 != 0x0D }
        return visible.starts(with: [0x0A, 0x0A])
    }

    private func reading(_ record: WARCRecord, _ length: Int) -> ContainerReading {
        if let reason = record.reasonToPassOver {
            return skip(length) ?? .passedOver(name: nil, reason)
        }
        guard length <= limits.maxRecordBytes else {
            return skip(length)
                ?? .problem(problem(record, "the record of \(length) bytes is over the limit of \(limits.maxRecordBytes)", .tooLong))
        }
        // The next record's mark tells whether this one ends where it says.
        bytes.fill(toCount: length + 4 + Self.mark.count)
        guard endsWell(behind: length) else {
            if let next = nextMark(from: 0), next < length {
                bytes.skip(next, lines: 0)
                return .problem(problem(record, "the record is cut short", .damaged))
            }
            guard bytes.count >= length else {
                isAtEnd = true
                return .problem(problem(record, bytes.damage?.reason ?? "the record is cut short", bytes.damage?.kind ?? .damaged))
            }
            return take(record, length)
        }
        return take(record, length)
    }

    private func take(_ record: WARCRecord, _ length: Int) -> ContainerReading {
        let block = bytes.slice(0..<length)
        defer { bytes.skip(length, lines: 0) }
        do throws(StreamDamage) {
            switch try record.page(block, limit: limits.maxRecordBytes) {
            case .passedOver(let reason): return .passedOver(name: nil, reason)
            case .page(let page):
                try budget.take(bytes: page.body.count)
                var entry = ContainerEntry(name: record.name, stream: MemoryStream(page.body))
                entry.context = record.context
                entry.format = page.format
                entry.encoding = page.encoding
                return .entry(entry)
            }
        } catch {
            return .problem(problem(record, error.reason, error.kind))
        }
    }

    /// Whether the end of the file or another record comes after this many bytes of the window.
    private func endsWell(behind length: Int) -> Bool {
        guard bytes.count >= length else { return false }
        let rest = bytes.slice(length..<min(bytes.count, length + 4 + Self.mark.count)).drop { $0 == 0x0D || $0 == 0x0A }
        return rest.isEmpty || rest.starts(with: Self.mark.prefix(rest.count))
    }

    /// The offset in the window of the next line that begins a record.
    private func nextMark(from start: Int) -> Int? {
        var at = start
        while let end = bytes.firstOffset(of: 0x0A, from: at) {
            bytes.fill(toCount: end + 1 + Self.mark.count + 1)
            let behind = bytes.slice((end + 1)..<min(bytes.count, end + 1 + Self.mark.count + 1))
            if behind.starts(with: Self.mark), let digit = behind.last, (0x30...0x39).contains(digit) { return end + 1 }
            at = end + 1
        }
        return nil
    }

    /// Moves to the next record, wherever it is; false if there is none.
    private func skipToMark() -> Bool {
        while true {
            if let next = nextMark(from: 0) {
                bytes.skip(next, lines: 0)
                return true
            }
            bytes.skip(max(0, bytes.count - 1), lines: 0)
            guard bytes.fill() else { return false }
        }
    }

    /// Moves on by `length` bytes; returns what to report if the file ends before.
    private func skip(_ length: Int) -> ContainerReading? {
        var left = length
        while left > 0 {
            let step = min(left, bytes.count)
            bytes.skip(step, lines: 0)
            left -= step
            if left > 0, bytes.count == 0, !bytes.fill() {
                return end(bytes.damage ?? StreamDamage(kind: .damaged, reason: "the last record is cut short"))
            }
        }
        return nil
    }

    private func end(_ damage: StreamDamage?) -> ContainerReading? {
        isAtEnd = true
        return damage.map { .problem(problem($0.reason, $0.kind, loses: .input)) }
    }

    private func problem(_ reason: String, _ kind: RecordProblem.Kind, loses: RecordProblem.Loss) -> RecordProblem {
        RecordProblem(kind, at: SourceLocation(path: path), reason, loses: loses)
    }

    private func problem(_ record: WARCRecord, _ reason: String, _ kind: RecordProblem.Kind) -> RecordProblem {
        RecordProblem(kind, at: SourceLocation(path: ContainerEntry.path(of: record.name, in: path)), reason, loses: .input)
    }
}
