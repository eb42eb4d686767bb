/// Cuts a JSON document into its objects: one object over several lines, or an array of objects.
///
/// Objects are found by their braces outside strings; whether each is valid JSON is up to the parser. Between objects there may only be
/// white space, commas, record separators and the array's brackets; anything else is reported once and skipped up to the next brace. An
/// object over the limit that wraps a list of objects (`{"articles": […]}`) is opened, and the list's objects are cut out.
struct JSONDocumentSplitter: RecordSplitter {
    let input: SplitterInput
    private var ordinal = 0
    private var isDone = false
    /// Whether the objects are the items of a list in an object too long to be read whole.
    private var isInWrapper = false

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
            case UInt8(ascii: "]") where isInWrapper:
                isDone = true
                return strayLine.map(stray)
            case 0x20, 0x09, 0x0A, 0x0D, 0x1E, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"):
                break
            default:
                if strayLine == nil { strayLine = bytes.line }
            }
            bytes.skip(1)
        }
    }

    /// Moves to the first object of the list that an object over the limit wraps; false if it wraps none.
    private mutating func enterWrapper(_ length: Int) -> Bool {
        guard !isInWrapper, let start = JSONWrapper.firstItem(in: input.bytes.prefix(length), input.options.fields) else { return false }
        isInWrapper = true
        input.bytes.skip(start)
        ordinal -= 1
        return true
    }

    private func stray(_ line: Int) -> RecordReading {
        input.problem(.malformed, line: line, "not valid JSON: something other than an object")
    }

    private mutating func object() -> RecordReading {
        let bytes = input.bytes
        let line = bytes.line
        var end = JSONObjectEnd()
        var at = 0
        ordinal += 1
        while true {
            let window = bytes.slice(at..<bytes.count)
            for byte in window {
                at += 1
                if end.isReached(by: byte) {
                    if at > input.limits.maxRecordBytes, enterWrapper(at) { return object() }
                    let content = Array(bytes.prefix(at))
                    bytes.skip(at)
                    guard content.count <= input.limits.maxRecordBytes else {
                        return input.tooLong(content.count, line: line, what: "an object")
                    }
                    return .record(
                        RawRecord(
                            bytes: content, location: input.location(line), layout: .json, ordinal: ordinal))
                }
            }
            if at > input.limits.maxRecordBytes {
                if enterWrapper(at) { return object() }
                // Without the object's end there is no telling where the next one begins.
                isDone = true
                return input.problem(
                    .tooLong, line: line,
                    "an object is over the limit of \(input.limits.maxRecordBytes) bytes; the rest of the file is skipped", loses: .input)
            }
            if !bytes.fill() {
                isDone = true
                if let damage = bytes.damage { return input.damage(damage, line: line) }
                return input.problem(.malformed, line: line, "not valid JSON: the object is not closed")
            }
        }
    }
}
