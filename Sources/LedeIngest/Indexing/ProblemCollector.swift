import LedeArticleIngest
import LedeArticleModel

/// What a worker of `BulkIndexer` made of a chunk.
struct IndexedChunk: Sendable {
    /// The chunk's number.
    let number: Int
    let problems: [RecordProblem]
    /// Articles whose date cannot be read, and what the first of them says.
    var unreadableDates = (count: 0, first: String?.none)
    /// What the articles lack.
    var gaps = ArticleGaps()
    /// The dates that can be read in several ways, by source.
    var dates = DateSources()
    /// What the dates tell of each file that has dates in digits, as in `SourceDates.Blob`.
    var fileDates: [(file: Int, dates: SourceDates.Blob)] = []
    /// Articles with U+FFFD in place of bytes that are no text.
    var repairedCount = 0
}

/// Reports the problems of chunks, which end in any order, in the order of the inputs.
final class ProblemCollector {
    private let isStrict: Bool
    private let onProblem: (RecordProblem) -> Void
    /// The problems of chunks that wait for one before them.
    private var waiting: [Int: IndexedChunk] = [:]
    private var reported = 0
    /// Problems reported so far.
    private(set) var problemCount = 0
    /// Articles so far whose date cannot be read, and what the first of them says.
    private(set) var unreadableDates = (count: 0, first: String?.none)
    /// What the articles so far lack.
    private(set) var gaps = ArticleGaps()
    /// Named inputs so far that could not be read, or not to their end.
    private(set) var failedInputs: [String] = []
    private let named: Set<String>
    /// The dates so far that can be read in several ways.
    private(set) var dates = DateSources()
    /// What the dates of each file so far tell.
    private(set) var fileDates: [Int: SourceDates.Blob] = [:]
    /// Articles so far with U+FFFD in place of bytes that are no text.
    private(set) var repairedCount = 0

    /// - Parameter named: the paths that the user gave.
    init(named: [String], isStrict: Bool, onProblem: @escaping (RecordProblem) -> Void) {
        self.named = Set(named.map(ArticleSource.name))
        self.isStrict = isStrict
        self.onProblem = onProblem
    }

    /// Takes a chunk, and reports its problems as soon as those of all earlier chunks were.
    /// - Throws: the first problem, if problems are errors.
    func add(_ chunk: IndexedChunk) throws(RecordProblem) {
        waiting[chunk.number] = chunk
        while let next = waiting.removeValue(forKey: reported) {
            unreadableDates = (unreadableDates.count + next.unreadableDates.count, unreadableDates.first ?? next.unreadableDates.first)
            gaps.add(next.gaps)
            dates.add(next.dates)
            repairedCount += next.repairedCount
            for (file, dates) in next.fileDates { fileDates[file] = fileDates[file].map { $0.adding(dates) } ?? dates }
            for problem in next.problems {
                if isStrict { throw problem }
                problemCount += 1
                if problem.isOfInput, named.contains(problem.location.path), !failedInputs.contains(problem.location.path) {
                    failedInputs.append(problem.location.path)
                }
                onProblem(problem)
            }
            reported += 1
        }
    }
}
