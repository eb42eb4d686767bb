import LedeBenchmarkSupport
import Foundation
import LedeModules

/// A run from the corpus to the report.
struct BenchmarkRun {
    private(set) var report: BenchmarkReport
    /// Whether an error ended the run after something had been measured.
    private(set) var hasFailed = false
    private let options: BenchmarkOptions
    private let folders: EngineFolders
    private let pinning = ProcessorPinning()
    private let corpus: NormalizedCorpus
    private var engines: [Engine]

    /// Finds the engines and writes the normalised corpus.
    init(_ options: BenchmarkOptions, _ folders: EngineFolders) throws {
        self.options = options
        self.folders = folders
        // Before anything is fetched.
        guard ArticleSource(paths: [options.corpus]).missingPaths.isEmpty else {
            throw BenchmarkFailure("There is no corpus at \(options.corpus).")
        }
        if let file = options.queries, !FileManager.default.isReadableFile(atPath: file) {
            throw BenchmarkFailure("There is no query file at \(file).")
        }
        Console.say("Engines")
        let names = options.engines.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let selection = try EngineSelection(
            names, custom: options.engine, java: options.java, warmUpSeconds: options.jit, isOffline: options.offline, folders)
        engines = selection.engines
        Console.say("  " + engines.map(\.name).joined(separator: ", "))
        Console.say("Corpus")
        corpus = try NormalizedCorpus(of: options.corpus, writingTo: folders.work + "/corpus.jsonl", limit: options.limit)
        Console.say("  \(NumberFormat.whole(corpus.documentCount)) documents, \(NumberFormat.megabytes(corpus.textBytes)) MB of text")
        report = BenchmarkReport(
            date: Date.now.ISO8601Format(), machine: Machine(pinning), corpus: corpus, engines: engines.map(\.name),
            rounds: options.checkOnly ? 0 : options.rounds)
        report.notes = selection.notes
        if !pinning.isPossible {
            report.notes.append("There is no taskset here: builds on one core are asked for one thread, but not kept to one core.")
        }
    }

    /// Does all that was asked for; after Ctrl-C or an error the report has what was done so far.
    mutating func measure() throws {
        do {
            try build()
            let queries = try makeQueries()
            report.queries = queries
            try check(queries)
            if !options.checkOnly {
                try measureLatency(queries)
                try Interruption.check()
                if options.ablations { try measureAblations(queries) }
                if !options.growthSizes.isEmpty { try measureGrowth() }
            }
        } catch is Interrupted {
            guard !report.builds.isEmpty else { throw Interrupted() }
        } catch  where !report.times.isEmpty {
            Console.warn("Ended early: \(error)")
            report.notes.append("Ended early, so that something is missing below: \(error)")
            hasFailed = true
        }
        if Interruption.isRequested { report.notes.append("Ended by Ctrl-C: what is missing below was not measured any more.") }
    }

    private func index(of engine: String) -> String { "\(folders.work)/index-\(engine)" }

    private var indexes: [String: String] { Dictionary(uniqueKeysWithValues: engines.map { ($0.name, index(of: $0.name)) }) }

    /// Drops a peer that fails; without Lede there is nothing to measure.
    private mutating func giveUp(_ engine: Engine, _ failure: BenchmarkFailure) throws {
        guard engine.isPeer else { throw failure }
        Console.warn(failure.description)
        report.notes.append("Without \(engine.name): \(failure.description)")
        engines.removeAll { $0.name == engine.name }
        report.engines.removeAll { $0 == engine.name }
        report.builds[engine.name] = nil
    }

    // MARK: Steps

    /// Builds on two cores if possible, then on one, whose index is then queried.
    private mutating func build() throws {
        Console.say("Building")
        let coreCounts = pinning.processorCount >= 2 ? [2, 1] : [1]
        for _ in 0..<options.builds {
            for engine in engines {
                for cores in coreCounts where cores == 1 || engine.buildsInParallel {
                    do {
                        let build = try IndexBuild(
                            engine, corpus: corpus, folder: index(of: engine.name), cores: cores, pinning: pinning, logs: folders.work)
                        let known = report.builds[engine.name]?.first { $0.cores == cores }
                        report.builds[engine.name, default: []].removeAll { $0.cores == cores }
                        let best = known.map { $0.seconds < build.seconds ? $0 : build } ?? build
                        report.builds[engine.name, default: []].append(best)
                        report.builds[engine.name]?.sort { $0.cores < $1.cores }
                        Console.say("  \(build.engine), \(cores) \(cores == 1 ? "core" : "cores"): \(NumberFormat.short(build.seconds)) s")
                    } catch let failure as BenchmarkFailure {
                        try giveUp(engine, failure)
                        break
                    }
                }
            }
        }
        report.openingSeconds = try (0..<20).map { _ in
            let start = ContinuousClock.now
            _ = try Index(opening: index(of: Engine.ownName)).reader()
            return (ContinuousClock.now - start) / .seconds(1)
        }.min()
    }

    private mutating func makeQueries() throws -> QuerySet {
        let reader = try Index(opening: index(of: Engine.ownName)).reader()
        report.vocabulary = try reader.termCount()
        let set = try Self.makeQueries(options, corpus, reader)
        guard !set.queries.isEmpty else {
            throw BenchmarkFailure("No queries can be made from this corpus: no word is in two documents. Give a larger one.")
        }
        Console.say("Queries\n  \(set.counts)")
        return set
    }

    static func makeQueries(_ options: BenchmarkOptions, _ corpus: NormalizedCorpus, _ reader: IndexReader) throws -> QuerySet {
        if let file = options.queries { return try QuerySet(file: file, corpus, reader, perKind: options.perKind, seed: options.seed) }
        return try QuerySet(of: corpus, reader, perKind: options.perKind, seed: options.seed)
    }

    private mutating func check(_ queries: QuerySet) throws {
        Console.say("Same work?")
        var check = AgreementCheck(queries, logs: folders.work)
        for engine in engines {
            do {
                try check.ask(engine, index: index(of: engine.name))
            } catch let failure as BenchmarkFailure {
                try giveUp(engine, failure)
            }
        }
        report.agreements = check.agreements()
        let differing = report.agreements.filter { !$0.isSame }
        guard !differing.isEmpty else {
            Console.say("  yes")
            return
        }
        let names = Set(differing.map { "\($0.engine) and \($0.reference)" }).sorted().joined(separator: "; ")
        let examples = differing.flatMap(\.examples).joined(separator: "\n")
        Console.warn("NOT THE SAME WORK: \(names). The section \"Same work?\" of the report names queries.\n\(examples)")
        report.notes.append("The engines do not do the same work (\(names)): see \"Same work?\" before comparing times.")
    }

    private mutating func measureLatency(_ queries: QuerySet) throws {
        Console.say("Measuring")
        var measurement = LatencyMeasurement(engines, indexes: indexes, queries: queries, options: options.measuring, logs: folders.work)
        try measurement.run()
        report.times = measurement.times
        report.finishedRounds = measurement.finishedRounds
        report.notes += measurement.failures.values.sorted()
    }

    private mutating func measureAblations(_ queries: QuerySet) throws {
        Console.say("Ablations")
        let lede = engines[0]
        let asked = try FinishedCommand(lede.command + ["techniques"], folder: folders.work)
        let techniques = asked.succeeded ? asked.output.split(separator: "\n").map(String.init) : []
        guard !techniques.isEmpty else {
            report.notes.append("No ablations: this lede-bench names no techniques that can be switched off (`lede-bench techniques`).")
            return
        }
        let variants =
            [lede]
            + techniques.map { technique in
                var variant = lede
                variant.name = "lede-without-\(technique)"
                variant.queryArguments = ["--without", technique]
                return variant
            }
        let folder = index(of: lede.name)
        var measurement = LatencyMeasurement(
            variants, indexes: Dictionary(uniqueKeysWithValues: variants.map { ($0.name, folder) }), queries: queries,
            options: options.measuring,
            logs: folders.work)
        try measurement.run()
        report.notes += measurement.failures.values.sorted()
        func means(_ name: String) -> [Cell: Double] { (measurement.times[name]?.cells ?? [:]).mapValues(\.geometricMean) }
        report.ablations = AblationTable(
            techniques: techniques, base: means(lede.name),
            without: Dictionary(uniqueKeysWithValues: zip(techniques, variants.dropFirst().map { means($0.name) })))
    }

    private mutating func measureGrowth() throws {
        Console.say("Growth")
        var growth = GrowthMeasurement(engines, options, folders, pinning)
        do {
            try growth.run()
        } catch is Interrupted {
            report.growth = growth.table
            throw Interrupted()
        }
        report.growth = growth.table
        report.notes += growth.notes
    }
}
