import ArticleIngest
import InvertedIndex

/// What a worker of `BulkIndexer` made of a chunk.
struct BuiltRun: Sendable {
    /// The chunk's number.
    let number: Int
    let run: PendingRun
    let problems: [RecordProblem]
}

/// Puts runs, which end in any order, into the order of the inputs, and tells problems in that order.
final class RunCollector {
    private let isStrict: Bool
    private let onProblem: (RecordProblem) -> Void
    private var built: [BuiltRun] = []
    private var reported = 0
    /// Problems told so far.
    private(set) var problemCount = 0

    init(isStrict: Bool, onProblem: @escaping (RecordProblem) -> Void) {
        self.isStrict = isStrict
        self.onProblem = onProblem
    }

    /// The runs so far, in the order of their chunks.
    var runs: [PendingRun] { built.map(\.run) }

    /// Takes a run, and tells its problems as soon as those of all chunks before were told.
    /// - Throws: the first problem, if problems are errors.
    func add(_ done: BuiltRun) throws(RecordProblem) {
        built.insert(done, at: built.firstIndex { $0.number > done.number } ?? built.count)
        while reported < built.count, built[reported].number == reported {
            for problem in built[reported].problems {
                if isStrict { throw problem }
                problemCount += 1
                onProblem(problem)
            }
            reported += 1
        }
    }
}
