import LedeModules

extension TextRange {
    /// `start` and `end` in bytes, `charStart` and `charEnd` in Unicode scalars.
    var fields: [(name: String, value: JSONValue)] {
        [
            ("start", .integer(bytes.lowerBound)), ("end", .integer(bytes.upperBound)),
            ("charStart", .integer(characters.lowerBound)), ("charEnd", .integer(characters.upperBound)),
        ]
    }
}
