/// A fusion of backends as a user names it (`BackendSpec`).
package struct FusionSpec: Sendable, Equatable {
    /// A backend that takes part, and its weight.
    package struct Input: Sendable, Equatable {
        package var spec: BackendSpec
        package var weight: Double
    }

    package var fusion: RankFusion
    package var inputs: [Input]
    /// Articles taken from each input.
    package var depth: Int

    /// Fusions within fusions.
    package static let deepestNesting = 8
    /// Backends in one fusion.
    package static let mostInputs = 32
    private static let deepest = 100_000

    /// The ways to fuse by the names that users type.
    enum MethodName: String, CaseIterable {
        case rrf, combsum, combmnz
    }

    /// - Parameters:
    ///   - part: all after `fuse:`.
    ///   - spec: the whole text, for errors.
    ///   - level: how many fusions this one is in.
    init(_ part: BackendSpecPart, of spec: String, ranking: RankingOptions, level: Int) throws(BackendSpecError) {
        let list = try FusionSpecList(part, of: spec)
        func error(_ part: BackendSpecPart, _ problem: String) -> BackendSpecError {
            BackendSpecError(spec: spec, range: part.range, problem: problem)
        }
        guard level < Self.deepestNesting else {
            throw error(list.method, "fusions can be nested \(Self.deepestNesting) deep")
        }
        guard let method = MethodName(rawValue: list.method.text) else {
            let known = MethodName.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(list.method, "\"\(list.method.text)\" is not a way to fuse backends; there are \(known)")
        }
        guard list.inputs.count > 1 else { throw error(list.inputs.first ?? list.method, "a fusion needs two backends at least") }
        guard list.inputs.count <= Self.mostInputs else {
            throw error(list.inputs[Self.mostInputs], "a fusion can have \(Self.mostInputs) backends")
        }
        let options = try BackendSpecOptions(engine: list.method, options: list.options, of: spec)
        fusion = RankFusion(try Self.method(method, options))
        depth =
            try options.number("depth").map { (number) throws(BackendSpecError) in
                guard number >= 1, number <= Double(Self.deepest), number == number.rounded() else {
                    throw options.error(at: options.part("depth") ?? list.method, "depth is a whole number from 1 to \(Self.deepest)")
                }
                return Int(number)
            } ?? FusionBackend.defaultDepth
        inputs = []
        for input in list.inputs {
            let (weight, part) = try Self.weighted(input, of: spec)
            inputs.append(Input(spec: try BackendSpec(part, of: spec, ranking: ranking, level: level + 1), weight: weight))
        }
    }

    private static func method(_ name: MethodName, _ options: BackendSpecOptions) throws(BackendSpecError) -> RankFusion.Method {
        guard name != .rrf else {
            try options.allowOnly(["k", "depth"])
            let k = try options.number("k") ?? RankFusion.defaultK
            guard k >= 0, k <= 1e6 else {
                throw options.error(at: options.part("k") ?? options.engine, "k is a number from 0 to 1,000,000")
            }
            return .reciprocalRank(k: k)
        }
        try options.allowOnly(["norm", "depth"])
        let normalization =
            try options.value("norm") { (value) throws(BackendSpecError) in
                guard let normalization = ScoreNormalization(rawValue: value.text) else {
                    let known = ScoreNormalization.allCases.map(\.rawValue).joined(separator: ", ")
                    throw options.error(at: value, "\"\(value.text)\" is not a way to normalise scores; there are \(known)")
                }
                return normalization
            } ?? .minmax
        return name == .combsum ? .combSum(normalization) : .combMNZ(normalization)
    }

    /// The weight in front of a backend, as in `0.5*lede`.
    private static func weighted(_ part: BackendSpecPart, of spec: String) throws(BackendSpecError) -> (
        weight: Double, part: BackendSpecPart
    ) {
        guard let (head, rest) = part.cut(at: "*"), !head.text.contains(where: { ":(".contains($0) }) else { return (1, part) }
        guard let weight = Double(head.trimmed.text), weight > 0, weight <= 1e6 else {
            throw BackendSpecError(
                spec: spec, range: head.range, problem: "\"\(head.text)\" is not a weight: a number above 0, to 1,000,000")
        }
        return (weight, rest.trimmed)
    }

    /// In words.
    var summary: String {
        let names = inputs.map { ($0.weight == 1 ? "" : "\($0.weight) × ") + $0.spec.text }
        return "\(fusion.summary): \(names.joined(separator: ", "))"
            + (depth == FusionBackend.defaultDepth ? "" : "; \(depth) articles of each")
    }
}
