import LedeRetrieval

/// A backend as a user names it:
///
///     backend := [label "="] spec                        label: what it is called in results, without a colon
///     spec    := engine [":" option {"," option}]        option := name "=" value
///     engine  := "lede"    options model (a `RankingModelName`); bm25 (a `BM25.Variant`), k1, b, weights, field-b; mu; lambda; c;
///                          like (an `ImitatedEngine`) with k1 and b where the engine has them;
///                          proximity; feedback
///              | "fts5"    options tokenize: lede (the index's analyzer, the default), unicode61, porter; weights
///              | "run:" FILE    a TREC run; a comma or equals sign is part of the file's name
///              | "fuse:" ("rrf" | "combsum" | "combmnz") "(" input {"," input} ")" [":" option {"," option}]
///                          option k (of rrf), norm (of the others; a `ScoreNormalization`), depth; these can also come last inside
///                          the parentheses
///     input   := [number "*"] spec                       the number is its weight; a file's name with commas or parentheses is in quotes
///     weights, field-b := field ":" number {"+" field ":" number}
///     feedback         := "rm3" {":" or "+", then ("docs" | "terms" | "weight") ":" number}
///
/// So `lede`, `tuned=lede:k1=0.9`, `fuse:rrf(lede,fts5)`, `lede:bm25=atire,k1=0.9,b=0.4`, `lede:model=ql,mu=1000`,
/// `lede:weights=title:3+body:1`, `fts5`, `fts5:tokenize=porter`.
package struct BackendSpec: Sendable, Equatable {
    /// What answers.
    package enum Engine: Sendable, Equatable {
        case lede(Ranking, feedback: RelevanceFeedback? = nil)
        case fts5(FTS5Tokenizer, weights: FieldWeights? = nil)
        /// Answers in a file.
        case run(path: String)
        case fusion(FusionSpec)
    }

    /// Names the backend in results: the label, or without one the spec as it was typed.
    package let name: String
    /// The spec as it was typed, without a label.
    package let text: String
    package var engine: Engine

    private static let runPrefix = "run:"
    private static let fusionPrefix = "fuse:"
    /// Characters of a label.
    package static let longestLabel = 60

    /// Reads a spec.
    /// - Parameter ranking: what `lede` takes for options that the spec leaves out, if they fit its model.
    /// - Throws: `BackendSpecError`, which points at the part that is wrong.
    package init(_ text: String, ranking: RankingOptions = RankingOptions()) throws(BackendSpecError) {
        let whole = BackendSpecPart(text)
        let (label, part) = try Self.labelled(whole)
        self.text = part.text
        name = label ?? part.text
        engine = try Self.engine(part, of: text, ranking: ranking, level: 0)
    }

    /// A spec within a fusion.
    init(_ part: BackendSpecPart, of spec: String, ranking: RankingOptions, level: Int) throws(BackendSpecError) {
        text = part.text
        name = part.text
        engine = try Self.engine(part, of: spec, ranking: ranking, level: level)
    }

    /// The label and the rest. Before the first equals sign of a spec without a label there is always a colon.
    private static func labelled(_ whole: BackendSpecPart) throws(BackendSpecError) -> (label: String?, spec: BackendSpecPart) {
        guard let (head, rest) = whole.cut(at: "="), !head.text.contains(":") else { return (nil, whole) }
        let label = head.trimmed
        func error(_ problem: String) -> BackendSpecError { BackendSpecError(spec: whole.text, range: head.range, problem: problem) }
        guard !label.text.isEmpty else { throw error("before the equals sign a name is missing") }
        guard label.text.count <= longestLabel else { throw error("a backend's name has at most \(longestLabel) characters") }
        guard !label.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0.properties.isBidiControl })
        else {
            throw error("a backend's name cannot have control characters")
        }
        return (label.text, rest.trimmed)
    }

    private static func engine(
        _ part: BackendSpecPart, of spec: String, ranking: RankingOptions, level: Int
    ) throws(BackendSpecError) -> Engine {
        if part.text.hasPrefix(runPrefix) {
            var path = part.text.dropFirst(runPrefix.count)
            if level > 0, path.count > 1, path.first == "\"", path.last == "\"" { path = path.dropFirst().dropLast() }
            guard !path.isEmpty else {
                throw BackendSpecError(spec: spec, range: part.range.upperBound..<part.range.upperBound, problem: "run: needs a file")
            }
            return .run(path: String(path))
        }
        if part.text.hasPrefix(fusionPrefix) {
            let start = part.range.lowerBound + fusionPrefix.count
            let rest = BackendSpecPart(text: String(part.text.dropFirst(fusionPrefix.count)), range: start..<part.range.upperBound)
            return .fusion(try FusionSpec(rest, of: spec, ranking: ranking, level: level))
        }
        let options = try BackendSpecOptions(part, of: spec)
        switch options.engine.text {
        case "lede":
            try options.allowOnly(RankingOption.allCases.map(\.rawValue))
            let filled = try Self.rankingOptions(options).filled(from: ranking)
            return .lede(try Self.ranking(filled, options), feedback: filled.feedback)
        case "fts5":
            try options.allowOnly(["tokenize", "weights"])
            let tokenizer = try options.value("tokenize") { (value) throws(BackendSpecError) in
                guard let tokenizer = FTS5Tokenizer(rawValue: value.text) else {
                    let known = FTS5Tokenizer.allCases.map(\.rawValue).joined(separator: ", ")
                    throw options.error(at: value, "\"\(value.text)\" is not a tokenizer of this backend; there are \(known)")
                }
                return tokenizer
            }
            var weights: FieldWeights?
            if options.part("weights") != nil {
                let ranking = try Self.ranking(RankingOptions(weights: try Self.rankingOptions(options).weights), options)
                if case .weightedFields(_, let found) = ranking.model { weights = found }
            }
            return .fts5(tokenizer ?? .analyzer, weights: weights)
        default:
            throw options.error(
                at: options.engine,
                "\"\(options.engine.text)\" is not a backend; there are lede, fts5, run:FILE and fuse:rrf(BACKEND,BACKEND)"
            )
        }
    }

    /// The options of a ranking as the spec gives them.
    private static func rankingOptions(_ options: BackendSpecOptions) throws(BackendSpecError) -> RankingOptions {
        func number(_ name: RankingOption) throws(BackendSpecError) -> Double? { try options.number(name.rawValue) }
        func text<T>(_ name: RankingOption, _ read: (String) throws(RankingOptionError) -> T) throws(BackendSpecError) -> T? {
            try options.value(name.rawValue) { (value) throws(BackendSpecError) in
                do throws(RankingOptionError) { return try read(value.text) } catch { throw options.error(at: value, error.problem) }
            }
        }
        var result = RankingOptions()
        result.model = try options.value("model") { (value) throws(BackendSpecError) in
            guard let model = RankingModelName(rawValue: value.text) else {
                let known = RankingModelName.allCases.map(\.rawValue).joined(separator: ", ")
                throw options.error(at: value, "\"\(value.text)\" is not a ranking model; there are \(known)")
            }
            return model
        }
        result.variant = try options.value("bm25") { (value) throws(BackendSpecError) in
            guard let variant = BM25.Variant(rawValue: value.text) else {
                let known = BM25.Variant.allCases.map(\.rawValue).joined(separator: ", ")
                throw options.error(at: value, "\"\(value.text)\" is not a variant of BM25; there are \(known)")
            }
            return variant
        }
        result.engine = try options.value("like") { (value) throws(BackendSpecError) in
            guard let engine = ImitatedEngine(rawValue: value.text) else {
                let known = ImitatedEngine.allCases.map(\.rawValue).joined(separator: ", ")
                throw options.error(at: value, "\"\(value.text)\" is not an engine that Lede can rank like; there are \(known)")
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
            // The option's place in the spec, or the whole spec for one from elsewhere.
            throw options.error(at: options.part(error.option.rawValue) ?? options.engine, error.problem)
        }
    }

    /// What ranks, in words: the model with its parameters, or FTS5 with its tokens.
    package var summary: String {
        switch engine {
        case .lede(let ranking, let feedback):
            "Lede, \(ranking.summary)" + (feedback.map { ", " + $0.summary } ?? "")
        case .fts5(let tokenizer, let weights):
            (tokenizer == .analyzer ? "SQLite FTS5, the index's analyzer" : "SQLite FTS5, its tokenizer \(tokenizer.rawValue)")
                + (weights.map { ", " + $0.summary } ?? "")
        case .run: "a run"
        case .fusion(let fusion): fusion.summary
        }
    }
}
