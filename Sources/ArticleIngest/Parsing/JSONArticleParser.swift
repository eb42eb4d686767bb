import ArticleModel

/// Makes an article of one JSON object.
///
/// `id` or `_id`, `title`, `date`, `author`, `url`, and the text as `text`, `body`, `contents` or `content`, the first of them that is there;
/// everything else becomes metadata, the members of an object `metadata` (as in BEIR) by their own names. Of members with one name the last counts.
enum JSONArticleParser {
    private static let textNames = ["text", "body", "contents", "content"]

    static func parse(_ record: RawRecord) -> Result<Article, RecordProblem> {
        var scanner = JSONRecordScanner(record.bytes)
        let members: [JSONMember]
        do {
            members = try scanner.members()
        } catch {
            let location = SourceLocation(
                path: record.location.path,
                line: record.location.line.map { $0 + lines(in: record.bytes, before: error.offset) })
            if error.reason == "not valid UTF-8" { return .failure(TextDecoding.problem(in: record.bytes, at: record.location)) }
            return .failure(
                RecordProblem(.malformed, at: location, "not valid JSON: \(error.reason) at column \(column(of: error.offset, in: record.bytes))"))
        }
        if let article = ExactArticle.article(members) { return .success(article) }
        return article(last(of: members), record)
    }

    private static func article(_ members: [JSONMember], _ record: RawRecord) -> Result<Article, RecordProblem> {
        var article = Article(id: "", path: record.location.isStandardInput ? nil : record.location.path, body: "")
        let idName = members.contains { $0.name == "id" && isScalar($0) } ? "id" : "_id"
        let textName = textNames.first { name in members.contains { $0.name == name && paragraphs($0) != nil } }
        var hasTitle = false
        for member in members {
            switch member.name {
            case idName where isScalar(member): article.id = member.text ?? ""
            case "title" where isScalar(member):
                article.title = member.text ?? ""
                hasTitle = true
            case "date" where isScalar(member): article.date = filled(member.text)
            case "url" where isScalar(member): article.url = filled(member.text)
            case "author" where isScalar(member): article.author = filled(member.text)
            case "author":
                if case .strings(let names) = member.value { article.author = filled(names.joined(separator: ", ")) } else { keep(member, in: &article) }
            case textName:
                article.body = paragraphs(member) ?? ""
            default: keep(member, in: &article)
            }
        }
        guard textName != nil || hasTitle else {
            return .failure(RecordProblem(.empty, at: record.location, "no text: neither \"text\" nor \"body\" nor \"title\""))
        }
        if article.id.isEmpty { article.id = record.fallbackID }
        return .success(article)
    }

    private static func keep(_ member: JSONMember, in article: inout Article) {
        if member.name == "metadata", case .json(let text) = member.value, text.hasPrefix("{") {
            var scanner = JSONRecordScanner(Array(text.utf8))
            if let inner = try? scanner.members() {
                for member in last(of: inner) {
                    if let text = member.text { article.metadata.append(Metadatum(name: member.name, value: text)) }
                }
                return
            }
        }
        if let text = member.text { article.metadata.append(Metadatum(name: member.name, value: text)) }
    }

    private static func isScalar(_ member: JSONMember) -> Bool {
        switch member.value {
        case .string, .number: true
        default: false
        }
    }

    private static func paragraphs(_ member: JSONMember) -> String? {
        switch member.value {
        case .string(let text): text
        case .strings(let list): list.joined(separator: "\n\n")
        default: nil
        }
    }

    private static func filled(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    /// Leaves of every name the last member alone.
    private static func last(of members: [JSONMember]) -> [JSONMember] {
        var lastIndex: [String: Int] = [:]
        for (index, member) in members.enumerated() { lastIndex[member.name] = index }
        guard lastIndex.count < members.count else { return members }
        return members.enumerated().filter { lastIndex[$0.element.name] == $0.offset }.map(\.element)
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
