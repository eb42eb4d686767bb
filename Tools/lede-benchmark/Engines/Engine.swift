/// A search engine of the benchmark: a command that speaks the line protocol of lede-bench, and what there is to know of it.
struct Engine: Sendable {
    /// How the table calls it.
    var name: String
    /// The command without `build` or `query`; its first element is a path.
    var command: [String]
    /// What follows the index in `query`.
    var queryArguments: [String] = []
    /// Whether document lengths are kept exactly or rounded to a byte, and so which engines' scores can be compared.
    var lengths: LengthPrecision
    /// What brings its scores to BM25 with the factor k1 + 1.
    var scoreScale = 1.0
    /// Seconds that it runs queries before any time counts.
    var warmUpSeconds = 0.0
    /// Whether it can build on more than one core.
    var buildsInParallel = true

    enum LengthPrecision: Sendable {
        case exact
        case byte
    }
}

extension Engine {
    /// The name of this project's own engine.
    static let ownName = "lede"

    /// Whether others are measured against it.
    var isPeer: Bool { name != Self.ownName }
}
