import Retrieval

/// A backend as a user names it:
///
///     spec    := engine [":" option {"," option}]        option := name "=" value
///     engine  := "lede"    options bm25 (a `BM25.Variant`), k1, b
///              | "fts5"    option tokenize: lede (the index's analyzer, the default), unicode61, porter
///
/// So `lede`, `lede:bm25=atire,k1=0.9,b=0.4`, `fts5`, `fts5:tokenize=porter`.
public struct BackendSpec: Sendable, Equatable {
    /// What answers.
    public enum Engine: Sendable, Equatable {
        case lede(BM25)
        case fts5(FTS5Tokenizer)
    }

    /// The spec as it was typed; names the backend in results.
    public let name: String
    public let engine: Engine

    /// Reads a spec.
    /// - Parameter formula: what `lede` takes for options that the spec leaves out.
    /// - Throws: `BackendSpecError`, which points at the part that is wrong.
    public init(_ text: String, formula: FormulaOptions = FormulaOptions()) throws(BackendSpecError) {
        name = text
        let options = try BackendSpecOptions(text)
        switch options.engine.text {
        case "lede":
            engine = .lede(try Self.formula(options, formula))
        case "fts5":
            try options.allowOnly(["tokenize"])
            let tokenizer = try options.value("tokenize") { (value) throws(BackendSpecError) in
                guard let tokenizer = FTS5Tokenizer(rawValue: value.text) else {
                    let known = FTS5Tokenizer.allCases.map(\.rawValue).joined(separator: ", ")
                    throw options.error(at: value, "\"\(value.text)\" is no tokenizer of this backend; there are \(known)")
                }
                return tokenizer
            }
            engine = .fts5(tokenizer ?? .analyzer)
        default:
            throw options.error(at: options.engine, "\"\(options.engine.text)\" is no backend; there are lede and fts5")
        }
    }

    private static func formula(
        _ options: BackendSpecOptions, _ defaults: FormulaOptions
    ) throws(BackendSpecError) -> BM25 {
        try options.allowOnly(["bm25", "k1", "b"])
        let variant = try options.value("bm25") { (value) throws(BackendSpecError) in
            guard let variant = BM25.Variant(rawValue: value.text) else {
                let known = BM25.Variant.allCases.map(\.rawValue).joined(separator: ", ")
                throw options.error(at: value, "\"\(value.text)\" is no variant of BM25; there are \(known)")
            }
            return variant
        }
        func number(_ name: String) throws(BackendSpecError) -> Double? {
            try options.value(name) { (value) throws(BackendSpecError) in
                guard let number = Double(value.text) else {
                    throw options.error(at: value, "\"\(value.text)\" is no number")
                }
                return number
            }
        }
        let (k1, b) = (try number("k1"), try number("b"))
        do {
            return try BM25(variant ?? defaults.variant ?? .lucene, k1: k1 ?? defaults.k1, b: b ?? defaults.b)
        } catch {
            // Where the number stands in the spec, or the whole spec for one that came from elsewhere.
            throw options.error(at: options.part(error.name) ?? options.engine, error.description)
        }
    }

    /// What ranks, in words: the formula with its parameters, or FTS5 with its tokens.
    public var summary: String {
        switch engine {
        case .lede(let formula): "Lede, BM25 \(formula.variant.rawValue), k1 = \(formula.k1), b = \(formula.b)"
        case .fts5(.analyzer): "SQLite FTS5, the index's analyzer"
        case .fts5(let tokenizer): "SQLite FTS5, its tokenizer \(tokenizer.rawValue)"
        }
    }
}
