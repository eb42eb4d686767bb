import LedeArticleIngest
import LedeArticleModel

/// Reads the dates of a chunk's articles, and gathers what they tell of the order in which their sources write dates.
struct ArticleDating {
    /// The chunk's number: what is in a later chunk comes later.
    let chunk: Int
    private(set) var sources = DateSources()
    /// The same by file: its number, whether the files beside it are the source, and what its dates tell.
    private(set) var files: [Int: (isFolder: Bool, evidence: DateEvidence)] = [:]
    /// Articles whose date cannot be read, and what the first of them says.
    private(set) var unreadable = (count: 0, first: String?.none)
    /// Neighbours often have the same date.
    private var last: (text: String, date: WrittenDate)?

    init(chunk: Int) { self.chunk = chunk }

    /// Reads the date of `article`, from `record`, number `index` in the chunk, and writes it as `Article.settleDate` does.
    /// - Returns: if it can be read in several ways, the source whose dates decide; it is then left as it is.
    mutating func read(_ article: inout Article, of record: RawRecord, index: Int) -> String? {
        guard let text = article.date, !text.allSatisfy(\.isWhitespace) else { return nil }
        guard let date = last?.text == text ? last?.date : WrittenDate(text) else {
            unreadable = (unreadable.count + 1, unreadable.first ?? text)
            return nil
        }
        last = (text, date)
        guard date.notation != nil else {
            if !date.keepsText { article.date = date.iso() }
            return nil
        }
        let source: String
        var isFolder = false
        if case .wholeFile = record.layout {
            // The pages of a folder may come from anywhere: what a page itself says outweighs its neighbours.
            if let order = date.orderByZone {
                article.date = date.iso(order)
                return nil
            }
            source = DateSources.folder(of: record.location.path)
            isFolder = true
        } else {
            source = record.location.path
        }
        sources.add(date, text: text, place: chunk << 32 | index, source: source)
        files[record.fileNumber, default: (isFolder, DateEvidence())].evidence.add(date, text: "", place: 0)
        return source
    }
}
