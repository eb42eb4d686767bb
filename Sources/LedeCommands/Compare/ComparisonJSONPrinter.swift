import Foundation
import Lede

/// Prints comparisons for programs, one object a line: a line a query, then one with what holds for all:
///
///     {"type":"query", the keys of `ComparedQuery`}
///     {"type":"summary", "queries": how many, the other keys of `ComparisonDocument`}
///
/// Keys are in alphabetical order; what does not exist is left out.
struct ComparisonJSONPrinter {
    var output: StandardOutput = .shared

    /// A line of a query.
    private struct QueryLine: Encodable {
        let query: ComparedQuery

        func encode(to encoder: any Encoder) throws {
            try LineType(type: "query").encode(to: encoder)
            try query.encode(to: encoder)
        }
    }

    private struct LineType: Encodable {
        let type: String
    }

    /// The line of all queries: the document with the number of its queries in their place.
    private struct SummaryLine: Encodable {
        let document: ComparisonDocument

        private struct Head: Encodable {
            let type = "summary"
            let queries: Int
        }

        func encode(to encoder: any Encoder) throws {
            var rest = document
            rest.queries = []
            try rest.encode(to: encoder)
            try Head(queries: document.queries.count).encode(to: encoder)
        }
    }

    func print(_ document: ComparisonDocument) throws {
        for query in document.queries { output.writeLine(try ComparisonCoding.line(QueryLine(query: query))) }
        output.writeLine(try ComparisonCoding.line(SummaryLine(document: document)))
    }
}
