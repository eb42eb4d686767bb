import Foundation
import LedeModules
import LedeTestSupport

/// What real engines answered: the best ten of each query, with their scores. Tools/record-engine-scores asks them.
struct EngineScores: Decodable {
    /// One engine's answers.
    struct Recording: Decodable {
        /// The engine's name and version.
        var version: String
        /// `answers[i]` is to query i, best first; nil if the engine has no such query.
        var answers: [[Hit]?]
    }

    struct Hit: Decodable {
        /// The document's number.
        var document: Int
        var score: Double

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            document = try pair.decode(Int.self)
            score = try pair.decode(Double.self)
        }
    }

    /// Words separated by one space.
    var documents: [String]
    /// `a`, `a b` (one suffices), `+a +b` (all) or `"a b"`.
    var queries: [String]
    var engines: [String: Recording]
}

extension EngineScores {
    /// Those committed with the tests.
    static func recorded() throws -> EngineScores {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/engine-scores.json")
        return try JSONDecoder().decode(EngineScores.self, from: Data(contentsOf: file))
    }

    /// What the engines installed here answer now.
    init(asking engines: [String], documents: [String], queries: [String]) throws {
        let folder = try TemporaryFolder()
        let arguments = [
            "--documents", try folder.write(documents.map { $0 + "\n" }.joined(), to: "documents.txt"),
            "--queries", try folder.write(queries.map { $0 + "\n" }.joined(), to: "queries.txt"),
        ]
        let finished = try RealEngines.record(["--engines", engines.joined(separator: ",")] + arguments)
        self.documents = documents
        self.queries = queries
        self.engines = try JSONDecoder().decode([String: Recording].self, from: finished)
    }

    /// The query as Lede takes it.
    static func tree(_ text: String) -> Query {
        if text.hasPrefix("\"") {
            return .phrase(PhraseQuery(terms: text.dropFirst().dropLast().split(separator: " ").map { Array($0.utf8) }, text: String(text)))
        }
        let words = text.split(separator: " ").map { Query.term(String($0.drop { $0 == "+" })) }
        return text.hasPrefix("+") ? .all(words) : .any(words)
    }
}
