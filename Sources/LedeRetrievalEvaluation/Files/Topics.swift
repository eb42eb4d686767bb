/// The queries of a test collection, in the order of their file, each id once.
///
/// The file has one of three forms, told by its first visible character:
///
/// - TREC SGML, if it is `<`: `<top>`, `<num>`, `<title>`, `<desc>`, `<narr>`, closing tags are optional; or XML (`XMLTopicReader`);
/// - JSON Lines, if it is `{`: `_id`, `id` or `qid`, and `text`, `query` or `title`;
/// - else lines of `qid<TAB>text`, where further tabs belong to the text, or a table with a header, separated by tabs or commas; blank
///   lines, the header and comments after `#` are skipped.
package struct Topics: Sendable, Equatable {
    package private(set) var topics: [Topic]

    /// Reads queries.
    /// - Parameter field: which part of a topic is asked, if the file has more than one text for it.
    /// - Throws: `EvaluationFileError` with the line for what is not in the file's form, a topic that lacks what is asked, an id that is
    ///   empty, has white space or was given before, and for a file without queries.
    package init(path: String, field: TopicField = .title) throws(EvaluationFileError) {
        try self.init(EvaluationFile(path: path), field)
    }

    /// Reads queries from the bytes of a file; `name` names it in messages.
    package init(bytes: [UInt8], name: String, field: TopicField = .title) throws(EvaluationFileError) {
        try self.init(EvaluationFile(name: name, bytes: bytes), field)
    }

    private init(_ file: EvaluationFile, _ field: TopicField) throws(EvaluationFileError) {
        var list = TopicList(file)
        switch file.firstVisibleByte {
        case UInt8(ascii: "<"): try Self.readMarkup(file, field, into: &list)
        case UInt8(ascii: "{"): try list.readJSONLines(field)
        default: try list.readLines(field)
        }
        if list.topics.isEmpty { throw file.error("holds no query", line: nil) }
        topics = list.topics
    }

    /// Reads TREC topics in the file's form: SGML has `<top>`, and XML mostly says what it is.
    private static func readMarkup(_ file: EvaluationFile, _ field: TopicField, into list: inout TopicList) throws(EvaluationFileError) {
        let isSGML = file.contains("<top>")
        guard isSGML else { return try XMLTopicReader(file).read(field, into: &list) }
        if file.contains("<?xml ") {
            var found = list
            do throws(EvaluationFileError) {
                try XMLTopicReader(file).read(field, into: &found)
                list = found
            } catch { found = TopicList(file) }
            if !found.topics.isEmpty { return }
        }
        try TRECTopicReader(file).read(field, into: &list)
    }

    /// The queries for which `isIncluded` holds.
    package func filtered(_ isIncluded: (Topic) -> Bool) -> Topics {
        var result = self
        result.topics = topics.filter(isIncluded)
        return result
    }
}

/// A query of a test collection.
package struct Topic: Sendable, Equatable {
    /// The query's id. It has blanks only if the file separates its columns otherwise: by tabs or commas.
    package var id: String
    /// What is asked.
    package var text: String

    package init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}
