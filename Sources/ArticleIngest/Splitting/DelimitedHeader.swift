/// The header line of a TSV or CSV file: which column holds what.
public struct DelimitedHeader: Sendable, Equatable {
    /// The byte between two fields.
    public let separator: UInt8
    public let names: [String]
    let id: Int?
    let title: Int?
    let date: Int?
    let author: Int?
    let url: Int?
    let text: Int?
    /// The other columns, kept as metadata.
    let others: [Int]

    static let comma = UInt8(ascii: ",")
    static let tab = UInt8(ascii: "\t")

    /// Recognises the columns by their names, in any case; of two columns with one name the first counts.
    init(names: [String], separator: UInt8) {
        self.names = names
        self.separator = separator
        let lower = names.map { $0.lowercased().trimmingSpaces() }
        func column(_ choices: [String]) -> Int? {
            for choice in choices {
                if let found = lower.firstIndex(of: choice) { return found }
            }
            return nil
        }
        id = column(["id", "_id", "docno"])
        title = column(["title", "headline"])
        date = column(["date", "published"])
        author = column(["author", "byline"])
        url = column(["url"])
        text = column(["text", "body", "contents", "content"])
        let known = [id, title, date, author, url, text]
        others = names.indices.filter { !known.contains($0) }
    }

    /// Why articles cannot be read under this header; nil if they can.
    var problem: String? {
        guard text == nil, title == nil else { return nil }
        let shown = names.prefix(8).map { String($0.prefix(40)) }.joined(separator: ", ")
        return "no column named text, body or title in the header (\(shown))"
    }
}
