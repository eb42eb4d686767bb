import ArticleIngest
import IndexBytes
import InvertedIndex

/// One of the tasks that index a corpus: takes chunks and builds runs, each as long as it fits the worker's share of the memory.
struct RunWorker: Sendable {
    let chunks: ChunkReader
    let writer: IndexWriter
    let counter: ProgressCounter
    let options: IndexingOptions

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
            onChunk(IndexedChunk(number: chunk.number, problems: try add(chunk, to: builder)))
            if builder.byteCount > options.runBytes {
                runs.append(try builder.finish(toDisk: true))
                current = nil
            }
        }
        if let current { runs.append(try current.finish()) }
        return runs
    }

    private func add(_ chunk: RecordChunk, to builder: RunBuilder) throws -> [RecordProblem] {
        let parser = RecordParser()
        var problems: [RecordProblem] = []
        for reading in chunk.readings {
            try Task.checkCancellation()
            switch reading {
            case .problem(let problem): problems.append(problem)
            case .record(let record):
                switch parser.parse(record) {
                case .failure(let problem): problems.append(problem)
                case .success(let article):
                    do throws(IndexFileError) {
                        try builder.add(article)
                        counter.added()
                    } catch {
                        guard error.code == .tooLarge else { throw error }
                        problems.append(RecordProblem(.tooLong, at: record.location, error.description))
                    }
                }
            }
            if options.isStrict, !problems.isEmpty { break }
        }
        return problems
    }
}
