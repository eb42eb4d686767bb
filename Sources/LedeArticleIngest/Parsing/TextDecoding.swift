/// Turns bytes that should be UTF-8 into text.
enum TextDecoding {
    /// The text; nil if the bytes are not UTF-8.
    static func text(_ bytes: ArraySlice<UInt8>) -> String? { String(validating: bytes, as: UTF8.self) }

    /// The position and line of the first wrong byte, both from 1. Complexity: O(n).
    static func firstFault(in bytes: [UInt8]) -> (byte: Int, line: Int)? {
        // The shortest invalid prefix ends right after the fault or at an incomplete character.
        var decoder = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var at = 0
        var line = 1
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let units):
                at += units.count
                if units.first == 0x0A { line += 1 }
            case .error: return (at + 1, line)
            case .emptyInput: return nil
            }
        }
    }

    /// What to report where text was expected, for a record that begins on `location`'s line.
    static func problem(in bytes: [UInt8], at location: SourceLocation) -> RecordProblem {
        let fault = firstFault(in: bytes)
        let place = fault.map { " at byte \($0.byte)" } ?? ""
        var location = location
        if let fault { location.line = (location.line ?? 1) + fault.line - 1 }
        return RecordProblem(.invalidUTF8, at: location, "not valid UTF-8\(place)")
    }
}
