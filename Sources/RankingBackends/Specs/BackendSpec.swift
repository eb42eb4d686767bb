import Retrieval

/// A backend as a user names it:
///
///     spec    := engine [":" option {"," option}]        option := name "=" value
///     engine  := "lede"    options model (a `RankingModelName`); bm25 (a `BM25.Variant`), k1, b, weights, field-b; mu; lambda; c;
///                          like (an `ImitatedEngine`) with k1 and b where the engine has them;
///                          proximity; feedback
///              | "fts5"    options tokenize: lede (the index's analyzer, the default), unicode61, porter; weights
///              | "run:" FILE    a TREC run; a comma or equals sign is part of the file's name
///     weights, field-b := field ":" number {"+" field ":" number}
///     feedback         := "rm3" {":" or "+", then ("docs" | "terms" | "weight") ":" number}
///
/// So `lede`, `lede:bm25=atire,k1=0.9,b=0.4`, `lede:model=ql,mu=1000`, `lede:weights=title:3+body:1`, `fts5`, `fts5:tokenize=porter`.
public struct BackendSpec: Sendable, Equatable {
    /// What answers.
    public enum Engine: Sendable, Equatable {
        case lede(Ranking, feedback: RelevanceFeedback? = nil)
        case fts5(FTS5Tokenizer, weights: FieldWeights? = nil)
        /// Answers in a file.
        case run(path: String)
    }

    /// The spec as it was typed; names the backend in results.
    public let name: String
    public let engine: Engine

    private static let runPrefix = "run:"

    /// Reads a spec.
    /// - Parameter ranking: what `lede` takes for options that the spec leaves out, as far as they fit its model.
    /// - Throws: `BackendSpecError`, which points at the part that is wrong.
    public init(_ text: String, ranking: RankingOptions = RankingOptions()) throws(BackendSpecError) {
        name = text
        if text.hasPrefix(Self.runPrefix) {
            let path = String(text.dropFirst(Self.runPrefix.count))
            guard !path.isEmpty else { throw BackendSpecError(spec: text, range: text.count..<text.count, problem: "run: needs a file") }
            engine = .run(path: path)
            return
        }
        let options = try BackendSpecOptions(text)
        switch options.engine.text {
        case "lede":
            try options.allowOnly(RankingOption.allCases.map(\.rawValue))
            let filled = try Self.rankingOptions(options).filled(from: ranking)
            engine = .lede(try Self.ranking(filled, options), feedback: filled.feedback)
        case "fts5":
            try options.allowOnly(["tokenize", "weights"])
            let tokenizer = try options.value("tokenize") { (value) throws(BackendSpecError) in
                guard let tokenizer = FTS5Tokenizer(rawValue: value.text) else {
                    let known = FTS5Tokenizer.allCases.map(\.rawValue).joined(separator: ", ")
                    throw options.error(at: value, "\"\(value.text)\" is no tokenizer of this backend; there are \(known)")
                }
                return tokenizer
            }
            var weights: FieldWeights?
            if options.part("weights") != nil {
                let ranking = try Self.ranking(RankingOptions(weights: try Self.rankingOptions(options).weights), options)
                if case .weightedFields(_, let found) = ranking.model { weights = found }
            }
            engine = .fts5(tokenizer ?? .analyzer, weights: weights)
        default:
            throw options.error(at: options.engine, "\"\(options.engine.text)\" is no backend; there are lede, fts5 and run:FILE")
        }
    }

    /// The options of a ranking as the spec gives them.
    private static func rankingOptions(_ options: BackendSpecOptions) throws(BackendSpecError) -> RankingOptions {
        func number(_ name: RankingOption) throws(BackendSpecError) -> Double? {
            try options.value(name.rawValue) { (value) throws(BackendSpecError) in
                guard let number = Double(value.text) else { throw options.error(at: value, "\"\(value.text)\" is no number") }
                return number
            }
        }
        func text<T>(_ name: RankingOption, _ read: (String) throws(RankingOptionError) -> T) throws(BackendSpecError) -> T? {
            try options.value(name.rawValue) { (value) throws(BackendSpecError) in
                do throws(RankingOptionError) { return try read(value.text) } catch { throw options.error(at: value, error.problem) }
            }
        }
        var result = RankingOptions()
        result.model = try options.value("model") { (value) throws(BackendSpecError) in
            guard let model = RankingModelName(rawValue: value.text) else {
                let known = RankingModelName.allCases.map(\.rawValue).joined(separator: ", ")
                throw options.error(at: value, "\"\(value.text)\" is no ranking model; there are \(known)")
            }
            return model
        }
        result.variant = try options.value("bm25") { (value) throws(BackendSpecError) in
            guard let variant = BM25.Variant(rawValue: value.text) else {
                let known = BM25.Variant.allCases.map(\.rawValue).joined(separator: ", ")
                throw options.error(at: value, "\"\(value.text)\" is no variant of BM25; there are \(known)")
            }
            return variant
        }
        result.engine = try options.value("like") { (value) throws(BackendSpecError) in
            guard let engine = ImitatedEngine(rawValue: value.text) else {
                let known = ImitatedEngine.allCases.map(\.rawValue).joined(separator: ", ")
                throw options.error(at: value, "\"\(value.text)\" is no engine that Lede can rank like; there are \(known)")
            }
            return engine
        }
        result.k1 = try number(.k1)
        result.b = try number(.b)
        result.mu = try number(.mu)
        result.lambda = try number(.lambda)
        result.c = try number(.c)
        result.proximity = try number(.proximity)
        result.weights = try text(.weights) { (value) throws(RankingOptionError) in try FieldNumbers(value, option: .weights).values }
        result.fieldB = try text(.fieldB) { (value) throws(RankingOptionError) in try FieldNumbers(value, option: .fieldB).values }
        result.feedback = try text(.feedback) { (value) throws(RankingOptionError) in try FeedbackText(value).feedback }
        return result
    }

    private static func ranking(_ ranking: RankingOptions, _ options: BackendSpecOptions) throws(BackendSpecError) -> Ranking {
        do throws(RankingOptionError) { return try ranking.ranking() } catch {
            // Where the option stands in the spec, or the whole spec for one that came from elsewhere.
            throw options.error(at: options.part(error.option.rawValue) ?? options.engine, error.problem)
        }
    }

    /// What ranks, in words: the model with its parameters, or FTS5 with its tokens.
    public var summary: String {
        switch engine {
        case .lede(let ranking, let feedback):
            "Lede, \(ranking.summary)" + (feedback.map { ", " + $0.summary } ?? "")
        case .fts5(let tokenizer, let weights):
            (tokenizer == .analyzer ? "SQLite FTS5, the index's analyzer" : "SQLite FTS5, its tokenizer \(tokenizer.rawValue)")
                + (weights.map { ", " + $0.summary } ?? "")
        case .run: "a run"
        }
    }
}
