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

    /// The line of all queries.
    private struct SummaryLine: Encodable {
        let type = "summary"
        let queries: Int
        let format: String
        let provenance: ComparisonProvenance
        let depth: Int
        let isPartial: Bool
        let backends: [ComparedBackend]
        let agreements: [ComparedAgreement]
        let effectiveness: ComparedEffectiveness?
        let causes: [ComparedCauses]
        let failures: [ComparedFailure]

        init(_ document: ComparisonDocument) {
            queries = document.queries.count
            format = document.format
            provenance = document.provenance
            depth = document.depth
            isPartial = document.isPartial
            backends = document.backends
            agreements = document.agreements
            effectiveness = document.effectiveness
            causes = document.causes
            failures = document.failures
        }
    }

    func print(_ document: ComparisonDocument) throws {
        for query in document.queries { output.writeLine(try ComparisonCoding.line(QueryLine(query: query))) }
        output.writeLine(try ComparisonCoding.line(SummaryLine(document)))
    }
}
