/// The folder of a BEIR collection: `corpus.jsonl`, `queries.jsonl` and judgments in `qrels/`, the files perhaps compressed.
enum BEIRFolder {
    private static let endings = ["", ".gz", ".zst"]

    /// What of a folder's `names` holds articles: all of them, or of a BEIR collection the corpus alone, as it stands before its compressed copies.
    static func articles(among names: [[UInt8]]) -> [[UInt8]] {
        func first(_ name: String) -> [UInt8]? { endings.map { Array((name + $0).utf8) }.first { names.contains($0) } }
        guard let corpus = first("corpus.jsonl"), first("queries.jsonl") != nil else { return names }
        return [corpus]
    }
}
