import ArgumentParser
import LedeModules

extension BM25.Variant: ExpressibleByArgument {}
extension RankingModelName: ExpressibleByArgument {}
extension ImitatedEngine: ExpressibleByArgument {}

/// The options that choose how articles are ranked.
struct RankingArguments: ParsableArguments {
    @Option(
        help:
            "The ranking model: BM25; query likelihood with Dirichlet (ql) or Jelinek-Mercer smoothing (jm); DPH; PL2; TF-IDF. (default: bm25)"
    )
    var model: RankingModelName?

    @Option(name: .customLong("bm25"), help: "The form of BM25.")
    var variant: BM25.Variant?

    @Option(help: ArgumentHelp("Rank as this engine would: its formula, k1 and b, lengths, phrases and numbers.", valueName: "engine"))
    var like: ImitatedEngine?

    @Option(help: "How slowly further occurrences of a word count less (default: 1.2; 0.9 with --bm25 atire).")
    var k1: Double?

    @Option(help: "How much the length of an article counts, from 0 to 1 (default: 0.75; 0.4 with --bm25 atire).")
    var b: Double?

    @Option(
        help: ArgumentHelp(
            "What an occurrence counts in each field, as in title=3,body=1: BM25F, or with --bm25 fts5 FTS5's column weights.",
            valueName: "weights"))
    var weights: String?

    @Option(help: ArgumentHelp("The b of each field in BM25F, as in title=0.3.", valueName: "numbers"))
    var fieldB: String?

    @Option(help: "With --model ql: the weight of the prior, in words (default: 2000).")
    var mu: Double?

    @Option(help: "With --model jm: the share of the collection's model, between 0 and 1 (default: 0.1; for long queries 0.7).")
    var lambda: Double?

    @Option(help: "With --model pl2: how little length counts (default: 1).")
    var c: Double?

    @Option(
        help: ArgumentHelp(
            "A bonus for articles in which words of the query are close together, with this weight; 1 is usual.", valueName: "weight"))
    var proximity: Double?

    @Option(
        help: ArgumentHelp(
            "Search again with words of the best articles: rm3, or rm3:docs=10,terms=20,weight=0.5.", valueName: "form"))
    var feedback: String?

    /// The options as they were typed.
    func options() throws(CommandFailure) -> RankingOptions {
        let options = try Self.checked { () throws(RankingOptionError) in
            RankingOptions(
                model: model, variant: variant, engine: like, k1: k1, b: b,
                weights: try weights.map { (text) throws(RankingOptionError) in try FieldNumbers(text, option: .weights).values },
                fieldB: try fieldB.map { (text) throws(RankingOptionError) in try FieldNumbers(text, option: .fieldB).values },
                mu: mu, lambda: lambda, c: c, proximity: proximity,
                feedback: try feedback.map { (text) throws(RankingOptionError) in try FeedbackText(text).feedback })
        }
        if let weights = options.weights, IndexedField.allCases.allSatisfy({ weights[$0] == 0 }) {
            throw CommandFailure("--weights must not be 0 for every field: all scores would be 0")
        }
        return options
    }

    /// The ranking that `options` ask for; `fallback` is the form of BM25 that counts without `--bm25`.
    static func ranking(_ options: RankingOptions, fallback: BM25.Variant = .lucene) throws(CommandFailure) -> Ranking {
        try checked { () throws(RankingOptionError) in try options.ranking(fallback: fallback) }
    }

    private static func checked<T>(_ body: () throws(RankingOptionError) -> T) throws(CommandFailure) -> T {
        do throws(RankingOptionError) { return try body() } catch { throw CommandFailure("--" + error.description) }
    }
}
