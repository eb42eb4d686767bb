/// The queries of a test collection, in the order of their file, each id once.
///
/// The file is lines of `qid<TAB>text`; blank lines are passed over, further tabs belong to the text.
public struct Topics: Sendable, Equatable {
    public private(set) var topics: [Topic] = []

    /// Reads queries.
    /// - Throws: `EvaluationFileError` with the line for a line without a tab, an empty text, an id that is empty, has white space
    ///   or was given before, and for a file without queries.
    public init(path: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(path: path))
    }

    /// Reads queries from the bytes of a file; `name` stands for it in messages.
    public init(bytes: [UInt8], name: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(name: name, bytes: bytes))
    }

    private init(_ file: EvaluationFile) throws(EvaluationFileError) {
        var topics: [Topic] = []
        var lines: [String: Int] = [:]
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            guard let tab = line.utf8.firstIndex(of: 0x09) else {
                throw file.error("expected an id, a tab and the query's text; there is no tab", line: number)
            }
            let id = String(line[..<tab])
            let text = String(line[line.utf8.index(after: tab)...])
            if id.isEmpty { throw file.error("the query's id before the tab is empty", line: number) }
            if id.unicodeScalars.contains(where: \.properties.isWhitespace) {
                throw file.error("the query's id \"\(id)\" contains white space", line: number)
            }
            if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                throw file.error("query \(id) has no text", line: number)
            }
            if let earlier = lines.updateValue(number, forKey: id) {
                throw file.error("query \(id) was already given at line \(earlier)", line: number)
            }
            topics.append(Topic(id: id, text: text))
        }
        if topics.isEmpty { throw file.error("holds no query", line: nil) }
        self.topics = topics
    }
}
