import Lede

extension TextRange {
    /// `start` and `end` in bytes, `char_start` and `char_end` in Unicode scalars.
    var fields: [(name: String, value: JSONValue)] {
        [
            ("start", .integer(bytes.lowerBound)), ("end", .integer(bytes.upperBound)),
            ("char_start", .integer(characters.lowerBound)), ("char_end", .integer(characters.upperBound)),
        ]
    }
}
