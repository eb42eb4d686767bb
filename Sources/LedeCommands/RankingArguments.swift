import ArgumentParser
import Lede

extension BM25.Variant: ExpressibleByArgument {}

/// The options that choose a ranking formula.
struct RankingArguments: ParsableArguments {
    @Option(name: .customLong("bm25"), help: "The form of BM25.")
    var variant: BM25.Variant?

    @Option(help: "How slowly further occurrences of a word count less (default: 1.2; 0.9 with --bm25 atire).")
    var k1: Double?

    @Option(help: "How much the length of an article counts, from 0 to 1 (default: 0.75; 0.4 with --bm25 atire).")
    var b: Double?

    /// The formula that is meant; `fallback` is the variant that counts without `--bm25`.
    func formula(fallback: BM25.Variant = .lucene) throws(CommandFailure) -> BM25 {
        do throws(BM25ParameterError) {
            return try BM25(variant ?? fallback, k1: k1, b: b)
        } catch {
            throw CommandFailure("--" + error.description)
        }
    }
}
