/// Reads topics in XML, as in TREC's web, clinical trials and misinformation tracks, TREC-COVID, CLEF and others:
///
///     topic       an element called topic, top or query that is not within another one; its id is an attribute (number, id, num, qid, …)
///                 or an element of one of these names
///     title       the text of its element title, query, text, question or summary; where there is none, and no description, all its text
///                 but ids and narratives, as of topics that are a text, or a disease and a gene
///     description an element desc, description or question
///     narrative   an element narr or narrative
///
/// White space of any length counts as one blank. A number loses its leading zeros, as in TREC's other form.
struct XMLTopicReader {
    /// The elements that hold a part, in search order.
    private static let titles = ["title", "query", "text", "question", "summary"]
    private static let descriptions = ["desc", "description", "question"]
    private static let narratives = ["narr", "narrative"]
    private static let topics: Set = ["topic", "top", "query", "inex_topic"]
    /// Names of attributes and elements.
    private static let ids = ["number", "num", "id", "qid", "topic_id", "topicid", "query_id", "queryid", "identifier"]

    private struct Element {
        var name: String
        var text: String
        var line: Int
    }

    private struct OpenTopic {
        var depth: Int
        var line: Int
        var id: String?
        /// All text except ids and narratives.
        var text = ""
        var elements: [Element] = []
    }

    private let file: EvaluationFile
    private var topic: OpenTopic?
    /// The depth of the element being read.
    private var depth = 0

    init(_ file: EvaluationFile) { self.file = file }

    /// - Throws: `EvaluationFileError` with the line for what is not well-formed, declares entities, or lacks what is asked.
    /// - Complexity: linear in the file.
    func read(_ field: TopicField, into list: inout TopicList) throws(EvaluationFileError) {
        var reader = self
        var topics = list
        try XMLEvents(file).forEach { (event: XMLEvents.Event, line: Int) throws(EvaluationFileError) in
            try reader.take(event, line, field, &topics)
        }
        list = topics
    }

    private mutating func take(_ event: XMLEvents.Event, _ line: Int, _ field: TopicField, _ list: inout TopicList)
        throws(EvaluationFileError)
    {
        switch event {
        case .start(let name, let attributes):
            depth += 1
            if topic == nil, Self.topics.contains(name) {
                topic = OpenTopic(depth: depth, line: line, id: Self.ids.lazy.compactMap { attributes[$0] }.first { !$0.isEmpty })
            } else if let open = topic, depth == open.depth + 1 {
                topic?.elements.append(Element(name: name, text: "", line: line))
                topic?.text += " "
            } else if topic != nil {
                add(" ")
            }
        case .text(let text): add(text)
        case .end:
            if let open = topic, open.depth == depth {
                topic = nil
                try end(open, field, &list)
            } else if topic != nil {
                add(" ")
            }
            depth -= 1
        }
    }

    private mutating func add(_ text: String) {
        guard let open = topic else { return }
        if depth == open.depth {
            topic?.text += text
        } else {
            let name = open.elements[open.elements.count - 1].name
            topic?.elements[open.elements.count - 1].text += text
            if !Self.ids.contains(name), !Self.narratives.contains(name) { topic?.text += text }
        }
    }

    private func end(_ open: OpenTopic, _ field: TopicField, _ list: inout TopicList) throws(EvaluationFileError) {
        let number = open.id ?? Self.ids.lazy.compactMap { (name) in open.elements.first { $0.name == name }?.text }.first
        guard let number, case let id = TRECTopicReader.id(TRECTopicReader.withoutLabel(Self.words(number), "num")), !id.isEmpty else {
            throw file.error("the topic has no number or id", line: open.line)
        }
        var texts: [String] = []
        for part in field.parts { texts.append(try text(part, of: open, id)) }
        try list.add(id: id, text: texts.filter { !$0.isEmpty }.joined(separator: " "), line: open.line)
    }

    private func text(_ part: TopicField.Part, of open: OpenTopic, _ id: String) throws(EvaluationFileError) -> String {
        let names =
            switch part {
            case .title: Self.titles
            case .description: Self.descriptions
            case .narrative: Self.narratives
            }
        for name in names {
            let found = open.elements.filter { $0.name == name && !Self.words($0.text).isEmpty }
            if found.count > 1 {
                throw file.error("a second <\(name)> in one topic; the first is at line \(found[0].line)", line: found[1].line)
            }
            if let element = found.first { return TRECTopicReader.withoutLabel(Self.words(element.text), part.rawValue) }
        }
        if part == .title, !open.elements.contains(where: { Self.descriptions.contains($0.name) }) {
            return Self.words(open.text).joined(separator: " ")
        }
        throw file.error("topic \(id) has no \(names.map { "<\($0)>" }.joined(separator: " or "))", line: open.line)
    }

    private static func words(_ text: String) -> [String] {
        text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
    }
}
