/// Why a text is not a query in a strict syntax, and where.
package struct QuerySyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, in the words of the system whose syntax it is.
    package var message: String
    /// The text.
    package var text: String
    /// The bytes of the text's UTF-8 at fault, half-open; empty at the end if something is missing.
    package var bytes: Range<Int>

    /// - Parameter bytes: within the text's UTF-8.
    package init(_ message: String, in text: String, at bytes: Range<Int>) {
        self.message = message
        self.text = text
        self.bytes = bytes
    }

    /// The characters of the text at fault, half-open. A character of which one byte is at fault counts.
    ///
    /// - Complexity: linear in the text.
    package var characters: Range<Int> {
        var offset = 0
        var start: Int?
        var count = 0
        for character in text {
            let end = offset + character.utf8.count
            if start == nil, end > bytes.lowerBound { start = count }
            if offset >= bytes.upperBound, let start { return start..<max(start, count) }
            offset = end
            count += 1
        }
        return (start ?? count)..<count
    }

    /// The first character at fault, counted from 1; one after the last if something is missing.
    package var column: Int { characters.lowerBound + 1 }

    package var description: String { "\(message) (column \(column))" }
}
