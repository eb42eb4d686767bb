import ArgumentParser
import Foundation

/// The command line's options.
struct BenchmarkOptions: ParsableArguments {
    @Argument(help: "The corpus, in any format that `lede index` reads; .gz and .zst too.")
    var corpus: String
    @Option(help: "A query file in the search-benchmark-game's form. Without it queries are made from the corpus.")
    var queries: String?
    @Option(help: "Only the first N documents.")
    var limit: Int?
    @Option(help: "Times that all engines go through all cells.")
    var rounds = 3
    @Option(help: "Passes over a cell's queries in a round, after one to warm up.")
    var passes = 3
    @Option(help: "Times that every index is built; the fastest counts.")
    var builds = 1
    @Option(help: "Queries of each kind.")
    var perKind = 100
    @Option(help: "Seconds after which a cell of an engine is not repeated in a round.")
    var cap = 10.0
    @Option(help: "Seconds that Lucene runs queries before any time counts.")
    var jit = 30.0
    @Option(help: "Chooses and orders the queries.")
    var seed: UInt64 = 7
    @Option(help: "Peers, by commas: fts5, tantivy, lucene. FTS5 is always there.")
    var engines = EngineSelection.known.joined(separator: ",")
    @Option(
        help: "NAME=COMMAND: a further engine that speaks the line protocol of lede-bench, such as another build of it. May be repeated.")
    var engine: [String] = []
    @Option(help: "The java command of a JDK of version 21 or later.")
    var java: String?
    @Flag(help: "Fetch nothing; use what earlier runs have fetched.")
    var offline = false
    @Flag(help: "Build and compare what the engines find, but measure no queries.")
    var checkOnly = false
    @Option(help: "Also measure TOP_10 at these numbers of documents, such as 20000,50000,100000.")
    var growth: String?
    @Flag(help: "Also measure Lede with each of its techniques switched off.")
    var ablations = false
    @Option(help: "Write the tables to this file too.")
    var markdown: String?
    @Option(help: "Write everything, with every query's time, to this file.")
    var json: String?
    @Option(help: "Write the chart to this file.")
    var svg: String?
    @Option(help: "The folder for indexes; it and what it gets are kept. Without it a folder in the cache, removed at the end.")
    var work: String?

    /// The sizes of the growth table, ascending.
    var growthSizes: [Int] { (growth ?? "").split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }.sorted() }

    mutating func validate() throws {
        for (name, value) in [
            ("--limit", limit ?? 1), ("--rounds", rounds), ("--passes", passes), ("--builds", builds), ("--per-kind", perKind),
        ] where value < 1 {
            throw ValidationError("\(name) must be 1 or more.")
        }
        for (name, value) in [("--cap", cap), ("--jit", jit)] where !(0...100_000).contains(value) {
            throw ValidationError("\(name) must be a number of seconds.")
        }
        if let growth,
            growthSizes.count != growth.split(separator: ",", omittingEmptySubsequences: false).count || growthSizes.count < 2
                || growthSizes[0] < 1
        {
            throw ValidationError("--growth needs two or more numbers of documents, such as 20000,50000,100000.")
        }
    }

    var measuring: MeasuringOptions { MeasuringOptions(rounds: rounds, passes: passes, cap: cap, seed: seed) }
}
