/// Topics gathered from a file, each checked as it comes.
struct TopicList {
    let file: EvaluationFile
    private(set) var topics: [Topic] = []
    /// The line and the place of each id.
    private var known: [String: (line: Int, place: Int)] = [:]

    init(_ file: EvaluationFile) { self.file = file }

    /// Adds the topic on `line`; exact repetitions are ignored.
    /// - Parameter allowsBlanks: whether the id may have blanks.
    mutating func add(id: String, text: String, line: Int, allowsBlanks: Bool = false) throws(EvaluationFileError) {
        if id.unicodeScalars.contains(where: { $0.properties.isWhitespace && !(allowsBlanks && $0 == " ") }) {
            throw file.error("the query's id \"\(id)\" contains white space", line: line)
        }
        if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { throw file.error("query \(id) has no text", line: line) }
        if let earlier = known[id] {
            if topics[earlier.place].text == text { return }
            throw file.error("query \(id) was already given at line \(earlier.line)", line: line)
        }
        known[id] = (line, topics.count)
        topics.append(Topic(id: id, text: text))
    }

    /// Reads lines of `qid<TAB>text`, or of the columns that a header names.
    mutating func readLines(_ field: TopicField) throws(EvaluationFileError) {
        if let header = file.firstLine {
            if let order = Self.order(header.split(separator: "\t", omittingEmptySubsequences: false), field) {
                return try readTable(order, field, isCSV: false)
            }
            if let order = Self.order(header.split(separator: ",", omittingEmptySubsequences: false), field) {
                return try readTable(order, field, isCSV: true)
            }
        }
        guard field == .title else {
            throw file.error(
                "holds lines of an id and a text; \(field.rawValue) can be asked of TREC topics, JSON Lines and files with a header",
                line: nil)
        }
        var list = self
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            if EvaluationFile.isComment(line) { return }
            guard let tab = line.utf8.firstIndex(of: 0x09) else {
                if EvaluationFile.mayBeComment(line) { return }
                throw list.file.error("expected an id, a tab and the query's text; there is no tab", line: number)
            }
            let id = String(EvaluationFile.trimmed(line[..<tab]))
            if id.isEmpty { throw list.file.error("the query's id before the tab is empty", line: number) }
            try list.add(id: id, text: String(line[line.utf8.index(after: tab)...]), line: number, allowsBlanks: true)
        }
        self = list
    }

    /// The columns of a query file by its header; nil if the line is not one: its first two names are not both known, or it has no id or
    /// text.
    private static func order(_ header: [Substring], _ field: TopicField) -> ColumnOrder? {
        guard header.count >= 2,
            let order = ColumnOrder(
                header: header, needed: [.query, .text],
                meaning: { name in
                    ColumnName.ofQueries(name) ?? (name.lowercased() != "topic" ? nil : name == header[0] ? .query : .text)
                }),
            [order.value(.query, in: header), order.value(.text, in: header)].contains(header[0])
        else { return nil }
        return order
    }

    private mutating func readTable(_ order: ColumnOrder, _ field: TopicField, isCSV: Bool) throws(EvaluationFileError) {
        let columns = field.parts.map { (part) -> ColumnName in
            switch part {
            case .title: .text
            case .description: .description
            case .narrative: .narrative
            }
        }
        if let missing = zip(columns, field.parts).first(where: { !order.has($0.0) }) {
            throw file.error("has no column for \(missing.1.rawValue) (\(order.form))", line: nil)
        }
        var list = self
        var isHeader = true
        func take(_ values: [Substring], _ number: Int, _ isComment: Bool) throws(EvaluationFileError) {
            if isComment { return }
            defer { isHeader = false }
            if isHeader { return }
            guard values.count >= order.count else {
                throw list.file.error("expected \(order.count) columns (\(order.form)), found \(values.count)", line: number)
            }
            let id = String(order.value(.query, in: values) ?? "")
            if id.isEmpty { throw list.file.error("the query's id is empty", line: number) }
            let texts = columns.compactMap { order.value($0, in: values) }.filter { !$0.isEmpty }
            try list.add(id: id, text: texts.joined(separator: " "), line: number, allowsBlanks: true)
        }
        if isCSV {
            try CSVTable(file).forEachRecord { (values: [Substring], number: Int) throws(EvaluationFileError) in
                try take(values, number, values.first.map { EvaluationFile.isComment(String($0)) } ?? false)
            }
        } else {
            // Further tabs belong to the last column.
            let most = order.width
            try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
                let values = line.split(separator: "\t", maxSplits: most - 1, omittingEmptySubsequences: false)
                try take(values.map(EvaluationFile.trimmed), number, EvaluationFile.isComment(line))
            }
        }
        self = list
    }

    /// Reads lines that are each a JSON object.
    mutating func readJSONLines(_ field: TopicField) throws(EvaluationFileError) {
        var list = self
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            let object = try JSONLine(line, file: list.file, number: number)
            guard let id = object.text(["_id", "id"] + JSONLine.queryNames), !id.isEmpty else {
                throw list.file.error("the query has no id (\"_id\", \"id\" or \"qid\")", line: number)
            }
            var texts: [String] = []
            for part in field.parts {
                let names = Self.names(of: part)
                guard let text = object.text(names) else {
                    throw list.file.error("query \(id) has no \(names.map { "\"\($0)\"" }.joined(separator: " or "))", line: number)
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
