/// Topics as they are gathered from a file, each checked as it comes.
struct TopicList {
    private let file: EvaluationFile
    private(set) var topics: [Topic] = []
    /// The line of each id.
    private var lines: [String: Int] = [:]

    init(_ file: EvaluationFile) { self.file = file }

    /// Adds the topic that stands on `line`.
    mutating func add(id: String, text: String, line: Int) throws(EvaluationFileError) {
        if id.unicodeScalars.contains(where: \.properties.isWhitespace) {
            throw file.error("the query's id \"\(id)\" contains white space", line: line)
        }
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { throw file.error("query \(id) has no text", line: line) }
        if let earlier = lines.updateValue(line, forKey: id) { throw file.error("query \(id) was already given at line \(earlier)", line: line) }
        topics.append(Topic(id: id, text: text))
    }

    /// Reads lines of `qid<TAB>text`.
    mutating func readLines(_ field: TopicField) throws(EvaluationFileError) {
        guard field == .title else {
            throw file.error("holds lines of an id and a text; \(field.rawValue) can be asked of TREC topics and JSON Lines", line: nil)
        }
        var list = self
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            guard let tab = line.utf8.firstIndex(of: 0x09) else {
                throw file.error("expected an id, a tab and the query's text; there is no tab", line: number)
            }
            let id = String(line[..<tab])
            if id.isEmpty { throw file.error("the query's id before the tab is empty", line: number) }
            try list.add(id: id, text: String(line[line.utf8.index(after: tab)...]), line: number)
        }
        self = list
    }

    /// Reads lines that are a JSON object each.
    mutating func readJSONLines(_ field: TopicField) throws(EvaluationFileError) {
        var list = self
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            let object = try JSONLine(line, file: file, number: number)
            guard let id = object.text("_id", "id", "qid"), !id.isEmpty else {
                throw file.error("the query has no id (\"_id\", \"id\" or \"qid\")", line: number)
            }
            var texts: [String] = []
            for part in field.parts {
                let names = Self.names(of: part)
                guard let text = object.text(names) else {
                    throw file.error("query \(id) has no \(names.map { "\"\($0)\"" }.joined(separator: " or "))", line: number)
                }
                texts.append(text)
            }
            try list.add(id: id, text: texts.joined(separator: " "), line: number)
        }
        self = list
    }

    private static func names(of part: TopicField.Part) -> [String] {
        switch part {
        case .title: ["text", "query", "title"]
        case .description: ["desc", "description"]
        case .narrative: ["narr", "narrative"]
        }
    }
}
