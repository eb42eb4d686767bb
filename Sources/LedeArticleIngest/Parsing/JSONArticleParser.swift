import LedeArticleModel
import LedePageExtraction

/// Turns a JSON record, nearly always one object, into articles.
///
/// Besides one article an object may wrap one (`_source` of Elasticsearch, `{"data": {…}}`) or a list of them (`{"articles": […]}`), and
/// several objects may follow each other (`{…}{…}`), as jq reads them.
struct JSONArticleParser {
    private let assembler: ArticleAssembler
    private let record: RawRecord
    /// Articles given so far.
    private var count = 0

    /// How deeply nested wrappers are opened.
    private static let maxDepth = 4

    static func parse(
        _ record: RawRecord, _ mapping: FieldMapping, _ take: (Result<Article, RecordProblem>) throws -> Void
    ) rethrows {
        var parser = JSONArticleParser(assembler: ArticleAssembler(mapping: mapping), record: record)
        try parser.run(take)
    }

    private init(assembler: ArticleAssembler, record: RawRecord) {
        self.assembler = assembler
        self.record = record
    }

    private mutating func run(_ take: (Result<Article, RecordProblem>) throws -> Void) rethrows {
        var scanner = JSONRecordScanner(record.bytes)
        while true {
            let members: [SourceField]
            do {
                members = try scanner.nextMembers()
            } catch {
                try take(.failure(problem(error)))
                return
            }
            if let article = ExactArticle.article(members) {
                try take(.success(article))
            } else {
                try articles(SourceField.last(of: members), 0, take)
            }
            guard scanner.hasMore else { return }
        }
    }

    private func problem(_ fault: JSONFault) -> RecordProblem {
        if fault.reason == "not valid UTF-8" { return TextDecoding.problem(in: record.bytes, at: record.location) }
        let location = SourceLocation(
            path: record.location.path, line: record.location.line.map { $0 + Self.lines(in: record.bytes, before: fault.offset) })
        return RecordProblem(
            .malformed, at: location, "not valid JSON: \(fault.reason) at column \(Self.column(of: fault.offset, in: record.bytes))")
    }

    private mutating func articles(
        _ members: [SourceField], _ depth: Int, _ take: (Result<Article, RecordProblem>) throws -> Void
    ) rethrows {
        var fields = opened(withPaths(withSource(members)), where: isArticle)
        var choice = assembler.choose(fields)
        if choice[.text] == nil, depth < Self.maxDepth {
            if let items = wrapped(fields, choice) {
                for item in items { try articles(item, depth + 1, take) }
                return
            }
            let inner = opened(fields) { _ in true }
            let innerChoice = assembler.choose(inner)
            if innerChoice[.text] != nil || (!choice.isNamed(.title) && innerChoice.isNamed(.title)) {
                (fields, choice) = (inner, innerChoice)
            }
        }
        count += 1
        try take(assembler.article(fields, choice, record, fallbackID: fallbackID))
    }

    /// The fields, with objects that `isOpen` selects replaced by their members; `metadata` stays.
    private func opened(_ fields: [SourceField], where isOpen: (SourceField) -> Bool) -> [SourceField] {
        guard fields.contains(where: \.isObject) else { return fields }
        return fields.flatMap { field in
            guard field.isObject, field.name != "metadata", isOpen(field), let members = field.members else { return [field] }
            return members
        }
    }

    /// Whether an object is an article under a name for text: `"article": {"title": …, "text": …}`.
    private func isArticle(_ field: SourceField) -> Bool {
        guard assembler.mapping.place(of: field.name)?.role == .text, let members = field.members else { return false }
        let inner = assembler.choose(members)
        return inner[.text] != nil && inner.isNamed(.title)
    }

    private var fallbackID: String {
        if let id = record.givenID { return id }
        return count == 1 ? record.fallbackID : "\(record.fallbackID).\(count)"
    }

    /// Elasticsearch keeps a document in `_source` and its id beside it, which takes precedence over the document's own.
    private func withSource(_ members: [SourceField]) -> [SourceField] {
        if let id = record.givenID {
            return [SourceField(name: "id", value: .string(id))] + members.filter { $0.name != "id" || $0.text != id }
        }
        guard let index = members.firstIndex(where: { $0.name == "_source" }), let source = members[index].members else { return members }
        var out: [SourceField] = []
        var isFirstID = true
        for member in members where member.name != "_source" {
            if member.name == "_id", isFirstID {
                out.insert(SourceField(name: "id", value: member.value), at: 0)
                isFirstID = false
            } else {
                out.append(member)
            }
        }
        return out + source.filter { !($0.name == "id" && !isFirstID && $0.text == out[0].text) }
    }

    /// The members, with what the user's paths lead to.
    private func withPaths(_ members: [SourceField]) -> [SourceField] {
        var members = members
        for path in assembler.mapping.paths {
            var at = members
            var found: SourceField?
            for name in path {
                let wanted = FieldNames.normalized(name)
                found = at.first { FieldNames.normalized($0.name) == wanted }
                at = found?.members ?? []
            }
            if let found { members.append(SourceField(name: path.joined(separator: "."), value: found.value)) }
        }
        return members
    }

    /// The objects of the list that an object without text wraps; nil if it is not a wrapper.
    ///
    /// If the object has a title, the items must have text; with a title and an id it is an article, whatever lists it has.
    private func wrapped(_ members: [SourceField], _ choice: ArticleAssembler.Choice) -> [[SourceField]]? {
        let hasTitle = choice[.title] != nil
        if hasTitle, choice[.id] != nil { return nil }
        var found: [[SourceField]]?
        for member in members {
            let lists = [member.value] + (member.members ?? []).map(\.value)
            for list in lists {
                guard let items = list.items, !items.isEmpty else { continue }
                let objects = items.compactMap(\.members)
                guard objects.count == items.count else { continue }
                let isArticles = objects.contains { object in
                    let inner = assembler.choose(opened(withSource(object)) { _ in true })
                    return inner[.text] != nil || (!hasTitle && inner[.title] != nil)
                }
                guard isArticles else { continue }
                guard found == nil else { return nil }
                found = objects
            }
        }
        return found
    }

    private static func lines(in bytes: [UInt8], before offset: Int) -> Int {
        ByteSearch.count(of: 0x0A, in: bytes, range: 0..<min(offset, bytes.count))
    }

    /// Bytes from the line's start, counted from 1.
    private static func column(of offset: Int, in bytes: [UInt8]) -> Int {
        let before = bytes[..<min(offset, bytes.count)]
        return offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    }
}
