/// The queries of a test collection, in the order of their file, each id once.
///
/// The file is in one of three forms, which its first visible character tells:
///
/// - TREC SGML, where it is `<`: `<top>`, `<num>`, `<title>`, `<desc>`, `<narr>`; closing tags are optional;
/// - JSON Lines, where it is `{`: `_id`, `id` or `qid`, and `text`, `query` or `title`;
/// - else lines of `qid<TAB>text`; blank lines are passed over, further tabs belong to the text.
public struct Topics: Sendable, Equatable {
    public private(set) var topics: [Topic]

    /// Reads queries.
    /// - Parameter field: what of a topic is asked, where the file has more than one text for it.
    /// - Throws: `EvaluationFileError` with the line for what is not in the file's form, a topic that lacks what is asked, an id that is empty,
    ///   has white space or was given before, and for a file without queries.
    public init(path: String, field: TopicField = .title) throws(EvaluationFileError) {
        try self.init(EvaluationFile(path: path), field)
    }

    /// Reads queries from the bytes of a file; `name` stands for it in messages.
    public init(bytes: [UInt8], name: String, field: TopicField = .title) throws(EvaluationFileError) {
        try self.init(EvaluationFile(name: name, bytes: bytes), field)
    }

    private init(_ file: EvaluationFile, _ field: TopicField) throws(EvaluationFileError) {
        var list = TopicList(file)
        switch file.firstVisibleByte {
        case UInt8(ascii: "<"): try TRECTopicReader(file).read(field, into: &list)
        case UInt8(ascii: "{"): try list.readJSONLines(field)
        default: try list.readLines(field)
        }
        if list.topics.isEmpty { throw file.error("holds no query", line: nil) }
        topics = list.topics
    }

    /// The queries for which `isIncluded` holds.
    public func filtered(_ isIncluded: (Topic) -> Bool) -> Topics {
        var result = self
        result.topics = topics.filter(isIncluded)
        return result
    }
}
