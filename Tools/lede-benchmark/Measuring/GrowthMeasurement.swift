import LedeBenchmarkSupport
import LedeModules

/// Measures TOP_10 over the first documents of the corpus, more and more of them, with the queries of the smallest part.
struct GrowthMeasurement {
    private(set) var table = GrowthTable(points: [])
    private(set) var notes: [String] = []
    private let engines: [Engine]
    private let options: BenchmarkOptions
    private let folders: EngineFolders
    private let pinning: ProcessorPinning

    init(_ engines: [Engine], _ options: BenchmarkOptions, _ folders: EngineFolders, _ pinning: ProcessorPinning) {
        self.engines = engines
        self.options = options
        self.folders = folders
        self.pinning = pinning
    }

    /// - Throws: `BenchmarkFailure`, `Interrupted`; `table` has the sizes that were done.
    mutating func run() throws {
        var queries: QuerySet?
        for size in options.growthSizes {
            let corpus = try NormalizedCorpus(of: options.corpus, writingTo: folders.work + "/growing.jsonl", limit: size)
            if corpus.documentCount < size {
                let (found, wanted) = (NumberFormat.whole(corpus.documentCount), NumberFormat.whole(size))
                notes.append("Growth: the corpus has only \(found) documents, not \(wanted).")
            }
            var indexes: [String: String] = [:]
            for engine in engines {
                let folder = "\(folders.work)/growing-\(engine.name)"
                _ = try IndexBuild(engine, corpus: corpus, folder: folder, cores: 1, pinning: pinning, logs: folders.work)
                indexes[engine.name] = folder
            }
            let reader = try Index(opening: indexes[Engine.ownName]!).reader()
            let asked = try queries ?? BenchmarkRun.makeQueries(options, corpus, reader)
            queries = asked
            Console.say("  \(NumberFormat.whole(corpus.documentCount)) documents")
            var measurement = LatencyMeasurement(
                engines, indexes: indexes, queries: asked, cells: QueryKind.allCases.map { Cell(command: .top10, kind: $0) },
                options: options.measuring,
                logs: folders.work)
            try measurement.run()
            try Interruption.check()
            table.points.append(
                GrowthTable.Point(
                    documents: corpus.documentCount, postings: try postings(asked, reader),
                    microseconds: measurement.times.mapValues { times in
                        Dictionary(uniqueKeysWithValues: times.cells.map { ($0.key.kind, $0.value.geometricMean) })
                    }))
        }
    }

    private func postings(_ queries: QuerySet, _ reader: IndexReader) throws -> [QueryKind: Double] {
        var means: [QueryKind: Double] = [:]
        for kind in QueryKind.allCases {
            let sums = try queries.queries(of: kind).map { query in
                try query.words.reduce(0.0) { try $0 + Double(reader.termStatistics(Array($1.utf8)).docFreq) }
            }
            means[kind] = NumberFormat.geometricMean(sums)
        }
        return means
    }
}
