import Foundation

/// A search engine of the benchmark: a command that speaks lede-bench's line protocol, and what there is to know about it.
struct Engine: Sendable {
    /// Its name in the table.
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
        /// Only the numbers of matches can be compared.
        case unknown
    }
}

extension Engine {
    /// The name of this project's own engine.
    static let ownName = "lede"

    /// Whether others are measured against it.
    var isPeer: Bool { name != Self.ownName }

    /// The user's own engine, given as `NAME=COMMAND ARGUMENTS`.
    static func custom(_ text: String) throws -> Engine {
        let parts = text.split(separator: "=", maxSplits: 1)
        let command = parts.last?.split(separator: " ").map(String.init) ?? []
        guard parts.count == 2, !command.isEmpty else { throw BenchmarkFailure("--engine needs NAME=COMMAND, not \(text).") }
        let name = String(parts[0])
        // It becomes a file's name and a word of the tables.
        guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }),
            !EngineSelection.known.contains(name)
        else {
            throw BenchmarkFailure(
                "\(name) cannot be an engine's name here: use letters, digits and hyphens, and no name of another engine.")
        }
        guard let path = command[0].contains("/") ? command[0] : Executables.path(of: command[0]),
            FileManager.default.isExecutableFile(atPath: path)
        else {
            throw BenchmarkFailure("There is no command \(command[0]) for the engine \(name).")
        }
        return Engine(name: name, command: [path] + command.dropFirst(), lengths: .unknown)
    }
}
