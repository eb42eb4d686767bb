/// A run gathered from a file, each line checked as it comes.
struct RunList {
    /// A line.
    struct Line {
        var query: String
        var docno: String
        var score: Double
        /// As in the file; nil for none, or what is not a whole number.
        var rank: Int?
        var tag: String
    }

    private let file: EvaluationFile
    private var run: Run?
    private var seen: [String: Set<String>] = [:]
    /// For each query the ranks in the order of its entries; fewer than these if one has none.
    private var ranks: [String: [Int]] = [:]

    init(_ file: EvaluationFile) { self.file = file }

    /// - Throws: `EvaluationFileError` for a document given twice for a query, or a second run tag.
    mutating func add(_ line: Line, number: Int?) throws(EvaluationFileError) {
        guard seen[line.query, default: []].insert(line.docno).inserted else {
            throw file.error("document \(line.docno) appears twice for query \(line.query)", line: number)
        }
        if let first = run?.tag, first != line.tag { throw file.error("the run tag changes from \(first) to \(line.tag)", line: number) }
        if run == nil { run = Run(tag: line.tag) }
        run?.append(RunEntry(docno: line.docno, score: line.score), to: line.query)
        if let rank = line.rank { ranks[line.query, default: []].append(rank) }
    }

    /// - Throws: `EvaluationFileError` if there was no line.
    func finished() throws(EvaluationFileError) -> Run {
        guard var run else { throw file.error("holds no line of a run", line: nil) }
        run.contradictedQueryIDs = run.queryIDs.filter { isContradicted($0, run[$0] ?? []) }
        return run
    }

    /// Whether a query's ranks, all different, put a document above one with a higher score.
    private func isContradicted(_ query: String, _ entries: [RunEntry]) -> Bool {
        guard let ranks = ranks[query], ranks.count == entries.count, Set(ranks).count == ranks.count else { return false }
        let scores = entries.indices.sorted { ranks[$0] < ranks[$1] }.map { Float(entries[$0].score) }
        return zip(scores, scores.dropFirst()).contains { $0 < $1 }
    }
}
