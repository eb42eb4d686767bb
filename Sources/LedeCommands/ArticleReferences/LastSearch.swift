import Foundation
import LedeModules

/// The last answer that was shown, so that `lede show 3` and `lede open 3` know what was at rank 3.
struct LastSearch: Codable, Sendable, Equatable {
    struct Result: Codable, Sendable, Equatable {
        var rank: Int
        /// Place in `indexes`.
        var index: Int
        var id: String
    }

    /// As it was typed.
    var query: String
    /// The name of the syntax that it was read in.
    var syntax: String
    /// Whether one of the words sufficed.
    var isAny = false
    /// Absolute paths.
    var indexes: [String]
    var results: [Result]

    /// How many of the first results are remembered.
    static let mostResults = 10_000

    func result(rank: Int) -> Result? { results.first { $0.rank == rank } }
    func result(id: String) -> Result? { results.first { $0.id == id } }

    /// The query for an index, whose words are marked in an article.
    func parsed(for reader: IndexReader) -> Query {
        let reading = QueryReading(syntax: QuerySyntax(rawValue: syntax) ?? .words, asksFTS5: false)
        return (try? reading.parsed(query, adjacency: isAny ? .any : .all, for: reader).query) ?? .none
    }
}

extension LastSearch {
    init(_ answer: SearchAnswer, query: String, syntax: QuerySyntax, isAny: Bool, indexes: [Index]) {
        self.init(
            query: query, syntax: syntax.rawValue, isAny: isAny, indexes: indexes.map { URL(filePath: $0.path).standardizedFileURL.path },
            results: answer.hits.prefix(Self.mostResults).map { Result(rank: $0.rank, index: $0.indexNumber, id: $0.article.id) })
    }
}
