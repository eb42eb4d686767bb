import LedeArticleModel
import LedePageExtraction

/// Turns one SGML document into an article: TREC disks 1–5 (AP, FBIS, FR, FT, LA Times, SJMN, WSJ, Ziff), AQUAINT, Gigaword,
/// Reuters-21578, and the conversions of CACM, CISI and Cranfield.
///
/// Elements are recognised by the table of names, in any case, and by these collections' own names. An element that holds known ones, as
/// `<BODY>` holds the `<HEADLINE>` in AQUAINT and `<TEXT>` the `<TITLE>` in Reuters, is opened; others are kept as fields under their own
/// names.
struct TRECArticleParser {
    /// Elements of the story's text; all of them count, in order.
    private static let bodyNames: Set<String> = ["text", "body", "lp", "leadpara"]
    /// Elements that cause the one around them to be opened.
    private static let partNames: Set<String> = [
        "docno", "docid", "headline", "title", "hl", "ti", "ttl", "doctitle", "date", "date1", "date_time", "datetime", "dd", "byline",
        "author", "au",
    ]
    /// How deeply nested elements are opened, and how many are kept as fields.
    private static let maxDepth = 5
    private static let maxFields = 256

    private let record: RawRecord
    private let document: SGMLDocument
    private let assembler: ArticleAssembler
    private var fields: [SourceField] = []
    private var bodies: [[UInt8]] = []

    static func parse(_ record: RawRecord, _ mapping: FieldMapping) -> Result<Article, RecordProblem> {
        var parser = TRECArticleParser(record: record, document: SGMLDocument(record.bytes), assembler: ArticleAssembler(mapping: mapping))
        do throws(RecordProblem) {
            return try parser.article()
        } catch {
            return .failure(error)
        }
    }

    private init(record: RawRecord, document: SGMLDocument, assembler: ArticleAssembler) {
        self.record = record
        self.document = document
        self.assembler = assembler
    }

    private mutating func article() throws(RecordProblem) -> Result<Article, RecordProblem> {
        let root = document.tags.first?.name ?? "doc"
        let last = document.tags.indices.last { document.tags[$0].isEnd && document.tags[$0].name == root } ?? document.tags.count
        let end = last < document.tags.count ? document.tags[last].range.lowerBound : record.bytes.count
        let start = min(document.tags.first?.range.upperBound ?? 0, end)
        let inner = min(1, last)..<last
        let elements = document.elements(in: inner, end: end, isKnown: isKnown)
        let hasBody = document.tags[inner].contains { !$0.isEnd && isBody($0.name) }
        try take(elements, depth: 0, keepsUnknown: hasBody)
        if bodies.isEmpty {
            let text = try decoded(document.remainder(of: start..<end, without: elements.filter { isKnown($0.name) || isPart(within: $0) }))
            fields.append(SourceField(name: "text", value: .string(PlainText.tidied(text))))
        } else {
            var texts: [String] = []
            for body in bodies { texts.append(PlainText.tidied(try decoded(body))) }
            fields.append(SourceField(name: "text", value: .string(texts.filter { !$0.isEmpty }.joined(separator: "\n\n"))))
        }
        return assembled(withAttributesOf: root)
    }

    /// The document's attributes give the id if no element does (Gigaword, AQUAINT-2, Reuters), and otherwise are fields.
    private mutating func assembled(withAttributesOf root: String) -> Result<Article, RecordProblem> {
        let attributes = document.tags.isEmpty ? [] : document.attributes(0)
        var choice = assembler.choose(fields)
        let names = Set(fields.map(\.name))
        for (name, value) in attributes where !value.isEmpty {
            fields.append(SourceField(name: names.contains(name) ? "\(root).\(name)" : name, value: .string(value)))
        }
        if choice[.id] == nil { choice = assembler.choose(fields) }
        if dropTitleLine(attributes) { choice = assembler.choose(fields) }
        guard var id = choice[.id] else {
            return .failure(RecordProblem(.malformed, at: record.location, names.contains("docno") ? "an empty <DOCNO>" : "no <DOCNO>"))
        }
        id.text = id.text.collapsingSpaces()
        choice[.id] = id
        return assembler.article(fields, choice, record, fallbackID: record.fallbackID)
    }

    /// wikiextractor gives a page's title twice: as an attribute, and in the first line, which goes.
    /// - Returns: whether there was one.
    private mutating func dropTitleLine(_ attributes: [(name: String, value: String)]) -> Bool {
        guard let title = attributes.first(where: { $0.name == "title" })?.value.collapsingSpaces(), !title.isEmpty,
            let index = fields.firstIndex(where: { $0.name == "text" }), case .string(let text) = fields[index].value
        else { return false }
        let first = text.prefix { $0 != "\n" }
        guard first.endIndex < text.endIndex, MarkupText.plain(String(first)).collapsingSpaces() == MarkupText.plain(title) else {
            return false
        }
        fields[index].value = .string(PlainText.trimmed(String(text[first.endIndex...])))
        return true
    }

    private mutating func take(_ elements: [SGMLElement], depth: Int, keepsUnknown: Bool) throws(RecordProblem) {
        for element in elements {
            let isBody = isBody(element.name)
            if depth < Self.maxDepth, isPart(within: element) || hasBody(within: element) {
                let inner = document.elements(in: element.tags, end: element.content.upperBound, isKnown: isKnownWithin)
                var parts: [SGMLElement] = []
                var around: [SGMLElement] = []
                for one in inner {
                    if isKnownWithin(one.name) || isPart(within: one) || hasBody(within: one) {
                        parts.append(one)
                    } else {
                        around.append(one)
                    }
                }
                let before = bodies.count
                try take(isBody ? parts : inner, depth: depth + 1, keepsUnknown: keepsUnknown || isBody)
                // Around a text within a text, nothing is story.
                if isBody, bodies.count == before {
                    bodies.append(document.remainder(of: element.content, without: parts))
                } else {
                    if isBody { try take(around, depth: depth + 1, keepsUnknown: true) }
                    let loose = try decoded(document.remainder(of: element.content, without: inner)).collapsingSpaces()
                    if !isBody, keepsUnknown { keep(element.name, [loose]) }
                }
            } else if isBody {
                bodies.append(SGMLText.plain(record.bytes[element.content]))
            } else if keepsUnknown || isKnown(element.name) {
                keep(element.name, try values(of: element))
            }
        }
    }

    /// The text of an element; for one that holds a list of elements of one name (`<TOPICS><D>…</D><D>…</D></TOPICS>`) their texts.
    private func values(of element: SGMLElement) throws(RecordProblem) -> [String] {
        let inner = document.elements(in: element.tags, end: element.content.upperBound, isKnown: { _ in false })
        if inner.count > 1, let name = inner.first?.name, name != "p", inner.allSatisfy({ $0.name == name }),
            document.remainder(of: element.content, without: inner).allSatisfy({ $0 <= 0x20 })
        {
            var texts: [String] = []
            for item in inner { texts.append(try decoded(SGMLText.plain(record.bytes[item.content])).collapsingSpaces()) }
            return texts
        }
        return [try decoded(SGMLText.plain(record.bytes[element.content])).collapsingSpaces()]
    }

    /// Keeps values under a name; those of a repeated element are added to the first one's.
    private mutating func keep(_ name: String, _ values: [String]) {
        let values = values.filter { !$0.isEmpty }
        guard !values.isEmpty else {
            if isKnown(name), !fields.contains(where: { $0.name == name }) { fields.append(SourceField(name: name, value: .string(""))) }
            return
        }
        let single: ([String]) -> SourceField.Value = { $0.count == 1 ? .string($0[0]) : .strings($0) }
        if let index = fields.firstIndex(where: { $0.name == name }) {
            guard !isKnown(name) else { return }
            switch fields[index].value {
            case .string(let text): fields[index].value = single((text.isEmpty ? [] : [text]) + values)
            case .strings(let list) where list.count < Self.maxFields: fields[index].value = .strings(list + values)
            default: break
            }
        } else if fields.count < Self.maxFields {
            fields.append(SourceField(name: name, value: single(values)))
        }
    }

    private func isBody(_ name: String) -> Bool {
        Self.bodyNames.contains(name) || (assembler.mapping.place(of: name).map { $0.role == .text && $0.rank < 0 } ?? false)
    }

    private func isKnown(_ name: String) -> Bool {
        isBody(name) || Self.partNames.contains(name) || assembler.mapping.place(of: name) != nil
    }

    private func isKnownWithin(_ name: String) -> Bool { isBody(name) || Self.partNames.contains(name) }

    private func isPart(within element: SGMLElement) -> Bool {
        document.tags[element.tags].contains { !$0.isEnd && Self.partNames.contains($0.name) }
    }

    private func hasBody(within element: SGMLElement) -> Bool {
        document.tags[element.tags].contains { !$0.isEnd && isBody($0.name) }
    }

    private func decoded(_ bytes: [UInt8]) throws(RecordProblem) -> String {
        guard let text = TextDecoding.text(bytes[...]) else { throw TextDecoding.problem(in: record.bytes, at: record.location) }
        return text
    }
}
