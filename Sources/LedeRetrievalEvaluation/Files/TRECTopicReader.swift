/// Reads TREC topics. They look like SGML but are not: closing tags may be missing, texts have labels, and a `<` may be a less-than sign.
///
///     file    := topic*                                  what is outside of topics is passed over
///     topic   := <top> section* [</top>]
///     section := <name> [label] text [</name>]           a text ends at the next tag; num, title, desc and narr are read
///     label   := Number: | Topic: | Description: | Narrative:
///     tag     := < [/] letter+ >                          in any case; anything else is text
///
/// White space of any length counts as one blank. A number loses its leading zeros: the topics 051 to 100 are 51 to 100 in their qrels.
struct TRECTopicReader {
    private struct Section {
        var text: String
        var line: Int
    }

    private struct Tag {
        var name: String
        var isClosing: Bool
    }

    private let file: EvaluationFile
    /// The topic being read: where it begins, and its sections by name.
    private var topicLine: Int?
    private var sections: [String: Section] = [:]
    /// The section being read.
    private var current: (name: String, line: Int, words: [String])?
    /// Whether the last word continues with what is added next: within a line a less-than sign does not separate words.
    private var isWithinWord = false

    init(_ file: EvaluationFile) { self.file = file }

    private static let labels = ["num": ["number"], "title": ["topic", "title"], "desc": ["description"], "narr": ["narrative"]]
    /// Longer names are not tags.
    private static let longestName = 16

    /// - Complexity: linear in the file.
    func read(_ field: TopicField, into list: inout TopicList) throws(EvaluationFileError) {
        var reader = self
        var topics = list
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            var rest = line[...]
            while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
                guard let (tag, end) = Self.tag(in: rest, at: start) else {
                    let next = rest.utf8.index(after: start)
                    reader.add(rest[..<next])
                    rest = rest[next...]
                    continue
                }
                reader.add(rest[..<start])
                rest = rest[end...]
                try reader.take(tag, line: number, field, &topics)
            }
            reader.add(rest)
            reader.isWithinWord = false
        }
        try reader.endTopic(field, &topics)
        list = topics
    }

    /// The tag that begins at `start`, and where it ends; nil for a less-than sign.
    private static func tag(in text: Substring, at start: Substring.Index) -> (Tag, Substring.Index)? {
        var index = text.utf8.index(after: start)
        guard index < text.endIndex else { return nil }
        let isClosing = text.utf8[index] == UInt8(ascii: "/")
        if isClosing { index = text.utf8.index(after: index) }
        var name = ""
        while index < text.endIndex, name.utf8.count <= longestName {
            let byte = text.utf8[index]
            index = text.utf8.index(after: index)
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): name.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
            case UInt8(ascii: ">"): return name.isEmpty ? nil : (Tag(name: name, isClosing: isClosing), index)
            default: return nil
            }
        }
        return nil
    }

    private mutating func take(_ tag: Tag, line: Int, _ field: TopicField, _ list: inout TopicList) throws(EvaluationFileError) {
        if tag.name == "top" {
            try endTopic(field, &list)
            if !tag.isClosing { topicLine = line }
            return
        }
        try endSection()
        if !tag.isClosing, topicLine != nil { current = (tag.name, line, []) }
    }

    private mutating func add(_ text: Substring) {
        guard current != nil, !text.isEmpty else { return }
        var words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
        if isWithinWord, let first = words.first, text.unicodeScalars.first?.properties.isWhitespace == false,
            let last = current?.words.indices.last
        {
            // In place: a line of less-than signs is one word, which would be copied for each.
            current?.words[last] += first
            words.removeFirst()
        }
        current?.words += words
        isWithinWord = text.unicodeScalars.last?.properties.isWhitespace == false
    }

    private mutating func endSection() throws(EvaluationFileError) {
        isWithinWord = false
        guard let (name, line, words) = current else { return }
        current = nil
        guard Self.labels[name] != nil else { return }
        if let first = sections[name] {
            throw file.error("a second <\(name)> in one topic; the first is at line \(first.line)", line: line)
        }
        sections[name] = Section(text: Self.withoutLabel(words, name), line: line)
    }

    /// The words of a section after its label, which is a word and a colon, joined or separate.
    static func withoutLabel(_ words: [String], _ section: String) -> String {
        let text = words.joined(separator: " ")
        for label in labels[section] ?? [] where text.utf8.count > label.utf8.count && text.prefix(label.count).lowercased() == label {
            let rest = text.dropFirst(label.count).drop { $0 == " " }
            if rest.first == ":" { return String(rest.dropFirst().drop { $0 == " " }) }
        }
        return text
    }

    private mutating func endTopic(_ field: TopicField, _ list: inout TopicList) throws(EvaluationFileError) {
        try endSection()
        guard let line = topicLine else { return }
        let found = sections
        topicLine = nil
        sections = [:]
        guard let number = found["num"], !number.text.isEmpty else { throw file.error("the topic has no <num>", line: line) }
        var texts: [String] = []
        for part in field.parts {
            guard let section = found[part.rawValue] else { throw file.error("topic \(number.text) has no <\(part.rawValue)>", line: line) }
            texts.append(section.text)
        }
        try list.add(id: Self.id(number.text), text: texts.filter { !$0.isEmpty }.joined(separator: " "), line: number.line)
    }

    /// A number without its leading zeros; any other text as it is.
    static func id(_ text: String) -> String {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return text }
        let digits = text.drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }
}
