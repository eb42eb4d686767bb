import LedeArticleModel
import LedeDocumentText
import LedePageExtraction

/// Turns documents that are more than text into articles.
enum DocumentArticleParser {
    static func parse(
        _ record: RawRecord, _ source: DocumentSource, _ mapping: FieldMapping, _ take: (Result<Article, RecordProblem>) throws -> Void
    ) rethrows {
        switch source.content {
        case .wiki(let page, let site): try take(wiki(record, page, site, mapping))
        case .word(let parts): try take(office(record, WordDocument.read(parts), mapping))
        case .openDocument(let parts): try take(office(record, OpenDocument.read(parts), mapping))
        case .chapter(let package, let title, let number): try take(chapter(record, package, title, number, mapping))
        case .pdf: try take(pdf(record, mapping))
        }
    }

    private static func wiki(_ record: RawRecord, _ page: WikiDumpPage, _ site: WikiSite, _ mapping: FieldMapping) -> Result<
        Article, RecordProblem
    > {
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

    private static func office(_ record: RawRecord, _ text: OfficeText?, _ mapping: FieldMapping) -> Result<Article, RecordProblem> {
        guard let text else {
            return .failure(RecordProblem(.malformed, at: record.location, "a word processor's document without its text"))
        }
        guard !text.text.isEmpty || !text.title.isEmpty else {
            return .failure(RecordProblem(.empty, at: record.location, "an empty document"))
        }
        var fields = DocumentFields()
        fields.add("title", text.title, isKept: true)
        fields.add("date", text.date ?? FileNameDate.date(of: record.location.path))
        fields.add("author", text.author)
        fields.add("text", text.text, isKept: true)
        fields.add("summary", text.description)
        fields.add("modified", text.modified)
        fields.add("language", text.language)
        fields.add("tags", text.keywords)
        return fields.article(record, mapping)
    }

    private static func chapter(_ record: RawRecord, _ book: EPUBPackage, _ title: String, _ number: Int, _ mapping: FieldMapping)
        -> Result<Article, RecordProblem>
    {
        let content = HTMLContent(String(decoding: record.bytes, as: UTF8.self))
        var text = PlainText.tidied(content.text)
        var name = title
        if name.isEmpty {
            let first = text.prefix { $0 != "\n" }
            name =
                PlainText.looksLikeHeadline(String(first))
                ? String(first) : content.title.isEmpty || content.title == book.title ? "\(book.title), \(number)" : content.title
        }
        // Its heading is its title.
        let first = text.prefix { $0 != "\n" }
        if first.count < text.count, FieldNames.normalized(first) == FieldNames.normalized(name) {
            text = PlainText.trimmed(String(text.dropFirst(first.count)))
        }
        var fields = DocumentFields()
        fields.add("title", name, isKept: true)
        fields.add("date", book.date)
        fields.add("author", book.authors)
        fields.add("text", text, isKept: true)
        fields.add("book", book.title)
        fields.add("language", book.language)
        fields.add("publisher", book.publisher)
        fields.add("tags", book.subjects)
        return fields.article(record, mapping)
    }

    private static func pdf(_ record: RawRecord, _ mapping: FieldMapping) -> Result<Article, RecordProblem> {
        let output: [UInt8]
        do {
            output = try PDFProgram.installed.text(of: record.bytes)
        } catch {
            return .failure(problem(error, at: record.location))
        }
        let text = PDFText(output)
        guard text.text.contains(where: \.isLetter) else {
            let reason =
                "a PDF of pictures, without text (\(text.pageCount) \(text.pageCount == 1 ? "page" : "pages")); ocrmypdf makes text of scanned pages"
            return .failure(RecordProblem(.empty, at: record.location, reason))
        }
        var fields = DocumentFields()
        fields.add("title", text.title, isKept: true)
        fields.add("date", text.date ?? FileNameDate.date(of: record.location.path))
        fields.add("author", text.author)
        fields.add("text", text.text, isKept: true)
        fields.add("modified", text.modified)
        fields.add("tags", text.keywords)
        return fields.article(record, mapping)
    }

    static func problem(_ failure: PDFProgram.Failure, at location: SourceLocation) -> RecordProblem {
        switch failure {
        case .missing:
            RecordProblem(
                .unsupported, at: location, "PDF is read through pdftotext, which is not installed; to install it: \(PDFProgram.advice)",
                loses: .input)
        case .notStarted(let words): RecordProblem(.unreadable, at: location, "pdftotext cannot be started: \(words)", loses: .input)
        case .tooSlow(let seconds): RecordProblem(.overLimit, at: location, "pdftotext took more than \(seconds) s", loses: .input)
        case .tooLong(let bytes): RecordProblem(.overLimit, at: location, "its text is over the limit of \(bytes) bytes", loses: .input)
        case .encrypted: RecordProblem(.unsupported, at: location, "a PDF that asks for a password", loses: .input)
        case .refused(let words): RecordProblem(.damaged, at: location, "pdftotext cannot read it: \(words)", loses: .input)
        case .cancelled: RecordProblem(.unreadable, at: location, "cancelled", loses: .input)
        }
    }
}
