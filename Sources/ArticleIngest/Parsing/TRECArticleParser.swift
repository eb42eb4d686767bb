import ArticleModel

/// Makes an article of one TREC document.
///
/// The element names are those of the common collections: TREC disks 1–5 (AP, FBIS, FR, FT, LA Times, SJMN, WSJ, Ziff), AQUAINT, and the
/// conversions of CACM, CISI and Cranfield. Elements are found by their names in any case, outermost first.
enum TRECArticleParser {
    private static let titleNames = ["headline", "title", "head", "hl", "ti", "doctitle"]
    private static let dateNames = ["date", "date1", "date_time", "dd"]
    private static let authorNames = ["byline", "author", "au"]
    private static let bodyNames = ["text", "body"]
    private static let allNames = Set(titleNames + dateNames + authorNames + bodyNames + ["docno", "docid"])

    static func parse(_ record: RawRecord) -> Result<Article, RecordProblem> {
        let elements = SGMLElement.elements(of: record.bytes, named: allNames)
        var article = Article(id: "", path: record.location.isStandardInput ? nil : record.location.path, body: "")
        do {
            guard let number = elements.first(where: { $0.name == "docno" }) else {
                return .failure(RecordProblem(.malformed, at: record.location, "no <DOCNO>"))
            }
            article.id = try text(number, record).collapsingSpaces()
            guard !article.id.isEmpty else {
                return .failure(RecordProblem(.malformed, at: record.location, "an empty <DOCNO>"))
            }
            article.title = try first(titleNames, elements, record) ?? ""
            article.date = try first(dateNames, elements, record)
            article.author = try first(authorNames, elements, record).map(BylineParser.withoutPrefix)
            let bodies = elements.filter { bodyNames.contains($0.name) }
            if bodies.isEmpty {
                article.body = PlainText.tidied(try text(SGMLElement.remainder(of: record.bytes, without: elements), record))
            } else {
                article.body = PlainText.tidied(try bodies.map { element throws(RecordProblem) in try text(element, record) }.joined(separator: "\n\n"))
            }
        } catch {
            return .failure(error)
        }
        return .success(article)
    }

    private static func first(
        _ names: [String], _ elements: [SGMLElement], _ record: RawRecord
    ) throws(RecordProblem) -> String? {
        for name in names {
            for element in elements where element.name == name {
                let text = try text(element, record).collapsingSpaces()
                if !text.isEmpty { return text }
            }
        }
        return nil
    }

    private static func text(_ element: SGMLElement, _ record: RawRecord) throws(RecordProblem) -> String {
        try text(SGMLText.plain(record.bytes[element.content]), record)
    }

    private static func text(_ bytes: [UInt8], _ record: RawRecord) throws(RecordProblem) -> String {
        guard let text = TextDecoding.text(bytes[...]) else { throw TextDecoding.problem(in: record.bytes, at: record.location) }
        return text
    }
}
