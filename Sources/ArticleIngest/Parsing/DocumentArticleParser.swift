import ArticleModel
import DocumentText

/// Makes articles of documents that are more than text.
enum DocumentArticleParser {
    static func parse(
        _ record: RawRecord, _ source: DocumentSource, _ mapping: FieldMapping, _ take: (Result<Article, RecordProblem>) throws -> Void
    ) rethrows {
        switch source.content {
        case .wiki(let page, let site): try take(wiki(record, page, site, mapping))
        }
    }

    private static func wiki(_ record: RawRecord, _ page: WikiDumpPage, _ site: WikiSite, _ mapping: FieldMapping) -> Result<Article, RecordProblem> {
        let found = WikiPage(record.bytes, title: page.title, namespaces: site.namespaces, isNews: site.isNews)
        var fields = DocumentFields()
        fields.add("id", site.id(of: page.title))
        fields.add("title", page.title, isKept: true)
        fields.add("date", found.date ?? page.timestamp)
        fields.add("url", site.url(of: page.title))
        fields.add("text", found.text, isKept: true)
        if found.date != nil { fields.add("modified", page.timestamp) }
        fields.add("siteName", site.name)
        fields.add("tags", found.categories)
        return fields.article(record, mapping)
    }
}

/// The named values of a document.
struct DocumentFields {
    private var fields: [SourceField] = []

    /// - Parameter isKept: also where it is empty.
    mutating func add(_ name: String, _ text: String?, isKept: Bool = false) {
        guard let text, isKept || !text.isEmpty else { return }
        fields.append(SourceField(name: name, value: .string(text)))
    }

    mutating func add(_ name: String, _ texts: [String]) {
        if !texts.isEmpty { fields.append(SourceField(name: name, value: .strings(texts))) }
    }

    /// The article that they are; their text is no markup.
    func article(_ record: RawRecord, _ mapping: FieldMapping, fallbackID: String? = nil) -> Result<Article, RecordProblem> {
        let assembler = ArticleAssembler(mapping: mapping)
        return assembler.article(fields, assembler.choose(fields), record, fallbackID: fallbackID ?? record.fallbackID, bodyIsText: true)
    }
}
