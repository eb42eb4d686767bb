/// The folder of a BEIR collection: `corpus.jsonl`, `queries.jsonl` and judgments in `qrels/`, the files perhaps compressed.
enum BEIRFolder {
    private static let endings = ["", ".gz", ".zst"]

    /// Which of a folder's `names` hold articles: all of them, or only the corpus of a BEIR collection, preferably uncompressed.
    static func articles(among names: [[UInt8]]) -> [[UInt8]] {
        func first(_ name: String) -> [UInt8]? { endings.map { Array((name + $0).utf8) }.first { names.contains($0) } }
        guard let corpus = first("corpus.jsonl"), first("queries.jsonl") != nil else { return names }
        return [corpus]
    }

    /// Whether a file of this name may make its folder a collection.
    static func isPart(_ name: String) -> Bool { endings.contains { name == "corpus.jsonl" + $0 || name == "queries.jsonl" + $0 } }

    /// What must be there for a path to be a collection's queries or judgments, and not articles: rows of names, of which one suffices;
    /// none if the path is nothing of the kind.
    static func collections(aboutWhich path: [String]) -> [[String]] {
        let isQueries = path.last.map { name in endings.contains { name == "queries.jsonl" + $0 } } ?? false
        guard isQueries || path.dropLast().last == "qrels" else { return [] }
        let folder = path.dropLast(isQueries ? 1 : 2).map { $0 + "/" }.joined()
        return endings.flatMap { corpus in endings.map { [folder + "corpus.jsonl" + corpus, folder + "queries.jsonl" + $0] } }
    }
}
