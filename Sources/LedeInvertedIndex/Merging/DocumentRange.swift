/// Consecutive documents of one input of a merge that are also consecutive in the output.
struct DocumentRange: Sendable {
    /// The input's number.
    let input: Int
    /// Its documents.
    let docs: Range<Int>

    /// The documents of `runs` in the order of a commit: chunk by chunk.
    static func order(of runs: [PendingRun]) -> [DocumentRange] {
        var chunks: [(number: Int, range: DocumentRange)] = []
        for (run, pending) in runs.enumerated() {
            for (index, chunk) in pending.chunks.enumerated() {
                let end = index + 1 < pending.chunks.count ? pending.chunks[index + 1].firstDoc : pending.docCount
                chunks.append((chunk.number, DocumentRange(input: run, docs: chunk.firstDoc..<end)))
            }
        }
        // Swift's sort is stable: chunks of one number stay in the order of the runs.
        chunks.sort { $0.number < $1.number }
        return chunks.map(\.range)
    }
}
