/// Where a record is in the input.
package struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    /// The file as the user named it, or as found below a named folder; `-` is standard input.
    package var path: String
    /// The record's first line, counted from 1; for TREC the line of its `<DOC>`; nil for an article that is a whole file.
    package var line: Int?

    package init(path: String, line: Int? = nil) {
        self.path = path
        self.line = line
    }

    /// Whether the record came from standard input.
    package var isStandardInput: Bool { path == "-" }

    /// `articles.jsonl:17`, as compilers and grep write it.
    package var description: String {
        let name = isStandardInput ? "standard input" : path
        return line.map { "\(name):\($0)" } ?? name
    }
}
