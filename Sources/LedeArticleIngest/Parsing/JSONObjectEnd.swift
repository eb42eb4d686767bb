/// Finds where a JSON object ends, byte by byte from its opening brace on: only by braces outside strings, whatever else is wrong with it.
struct JSONObjectEnd {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// Takes the next byte.
    /// - Returns: whether it closes the object.
    mutating func isReached(by byte: UInt8) -> Bool {
        if isEscaped {
            isEscaped = false
        } else if isInString {
            if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == UInt8(ascii: "\"") { isInString = false }
        } else if byte == UInt8(ascii: "\"") {
            isInString = true
        } else if byte == UInt8(ascii: "{") {
            depth += 1
        } else if byte == UInt8(ascii: "}") {
            depth -= 1
            return depth == 0
        }
        return false
    }
}
