/// Cuts a JSON document into its objects: one object over several lines, or an array of objects.
///
/// Objects are found by their braces outside strings; whether each is valid JSON is the parser's question. What stands between objects may
/// only be white space, commas and the array's brackets; anything else is reported once and passed over to the next brace.
struct JSONDocumentSplitter: RecordSplitter {
    let input: SplitterInput
    private var ordinal = 0
    private var isDone = false

    init(_ input: SplitterInput) {
        self.input = input
    }

    mutating func next() -> RecordReading? {
        guard !isDone else { return nil }
        let bytes = input.bytes
        var strayLine: Int?
        while true {
            if bytes.count == 0, !bytes.fill() {
                isDone = true
                if let damage = bytes.damage { return input.damage(damage, line: bytes.line) }
                return strayLine.map(stray)
            }
            switch bytes[0] {
            case UInt8(ascii: "{"):
                if let strayLine { return stray(strayLine) }
                return object()
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"):
                break
            default:
                if strayLine == nil { strayLine = bytes.line }
            }
            bytes.skip(1)
        }
    }

    private func stray(_ line: Int) -> RecordReading {
        input.problem(.malformed, line: line, "not valid JSON: something else than an object")
    }

    private mutating func object() -> RecordReading {
        let bytes = input.bytes
        let line = bytes.line
        var depth = 0
        var inString = false
        var isEscaped = false
        var at = 0
        ordinal += 1
        while true {
            let window = bytes.slice(at..<bytes.count)
            for byte in window {
                at += 1
                if isEscaped {
                    isEscaped = false
                } else if inString {
                    if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == UInt8(ascii: "\"") { inString = false }
                } else if byte == UInt8(ascii: "\"") {
                    inString = true
                } else if byte == UInt8(ascii: "{") {
                    depth += 1
                } else if byte == UInt8(ascii: "}") {
                    depth -= 1
                    guard depth == 0 else { continue }
                    let content = Array(bytes.prefix(at))
                    bytes.skip(at)
                    guard content.count <= input.limits.maxRecordBytes else {
                        return input.tooLong(content.count, line: line, what: "an object")
                    }
                    return .record(
                        RawRecord(
                            bytes: content, location: input.location(line), layout: .json, ordinal: ordinal,
                            isNumbered: true))
                }
            }
            if at > input.limits.maxRecordBytes {
                // Without the object's end there is no telling where the next one begins.
                isDone = true
                return input.problem(
                    .tooLong, line: line,
                    "an object is over the limit of \(input.limits.maxRecordBytes) bytes; the rest of the file is skipped")
            }
            if !bytes.fill() {
                isDone = true
                if let damage = bytes.damage { return input.damage(damage, line: line) }
                return input.problem(.malformed, line: line, "not valid JSON: the object is not closed")
            }
        }
    }
}
