import LedeArticleIngest
import LedeArticleModel
import LedeIndexBytes
import LedeInvertedIndex

/// One of the tasks that index a corpus: takes chunks and builds runs, each as long as fits the worker's share of the memory.
struct RunWorker: Sendable {
    let chunks: ChunkReader
    let writer: IndexWriter
    let counter: ProgressCounter
    let options: IndexingOptions
    /// How the files of each source are read, by the numbers to which the files refer.
    let parsers: [RecordParser]
    /// Of each file its number in the table of sources, and that of its options.
    let files: [(number: UInt32, options: Int)]

    /// Takes chunks until there are none.
    /// - Parameter onChunk: is told of each chunk that was indexed.
    /// - Returns: the runs.
    func run(_ onChunk: (IndexedChunk) -> Void) throws -> [PendingRun] {
        var runs: [PendingRun] = []
        var current: RunBuilder?
        while let chunk = chunks.next() {
            try Task.checkCancellation()
            counter.read(chunks.bytesRead)
            let builder: RunBuilder
            if let current { builder = current } else { builder = try writer.makeRunBuilder() }
            current = builder
            builder.beginChunk(chunk.number)
            onChunk(try add(chunk, to: builder))
            if builder.byteCount > options.runBytes {
                runs.append(try builder.finish(toDisk: true))
                current = nil
            }
        }
        if let current { runs.append(try current.finish()) }
        return runs
    }

    private func add(_ chunk: RecordChunk, to builder: RunBuilder) throws -> IndexedChunk {
        var gaps = ArticleGaps()
        var problems: [RecordProblem] = []
        var repairedCount = 0
        var dating = ArticleDating(chunk: chunk.number)
        for (index, reading) in chunk.readings.enumerated() {
            try Task.checkCancellation()
            switch reading {
            case .problem(let problem): problems.append(problem)
            case .record(let record):
                let file = files[record.fileNumber]
                try parsers[file.options].parse(record) { result, repairs in
                    switch result {
                    case .failure(var problem):
                        problem.location.path = chunks.shown(problem.location.path)
                        problems.append(problem)
                    case .success(var article):
                        let origin = ArticleOrigin(file: file.number, contentHash: article.contentHash)
                        let dateSource = dating.read(&article, of: record, index: index)
                        do throws(IndexFileError) {
                            try builder.add(article, dateSource: dateSource, origin: origin, isCopy: record.isFallback(article.id))
                            counter.added()
                            gaps.add(article)
                            if repairs > 0 { repairedCount += 1 }
                        } catch {
                            guard error.code == .tooLarge else { throw error }
                            let place = SourceLocation(path: chunks.shown(record.location.path), line: record.location.line)
                            problems.append(RecordProblem(.tooLong, at: place, error.description))
                        }
                    }
                }
            }
            if options.isStrict, !problems.isEmpty { break }
        }
        return IndexedChunk(
            number: chunk.number, problems: problems, unreadableDates: dating.unreadable, gaps: gaps, dates: dating.sources,
            fileDates: dating.files.map { ($0, SourceDates.Blob(isFolder: $1.isFolder, evidence: $1.evidence)) },
            repairedCount: repairedCount)
    }
}
