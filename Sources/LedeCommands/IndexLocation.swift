import Foundation
import Lede

/// Finds the index that a command works on.
enum IndexLocation {
    /// The folder in which indexes live unless told otherwise.
    static let folder = "Indexes"
    /// The environment variable that names the index to use without `--in`.
    static let variable = "LEDE_INDEX"

    /// The index at `path` (the value of `--in`), else the one that LEDE_INDEX names, else the only one under `Indexes`.
    static func open(
        _ path: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(CommandFailure) -> Index {
        if let path { return try open(named: path, by: "--in") }
        if let path = environment[variable], !path.isEmpty { return try open(named: path, by: variable) }
        let names = indexNames()
        if names.count == 1 { return try open(named: "\(folder)/\(names[0])", by: "--in") }
        if names.isEmpty {
            throw CommandFailure(
                "there is no index under \(folder)/",
                hint: "build one with: lede index PATH… --into \(folder)/NAME, or name one with --in")
        }
        throw CommandFailure("there are several indexes; say which one with --in", hint: listing(names))
    }

    private static func open(named path: String, by option: String) throws(CommandFailure) -> Index {
        do {
            return try Index(opening: path)
        } catch {
            guard error.code == .missing else { throw CommandFailure(error.description) }
        }
        // A bare name means an index in the usual folder.
        if !path.contains("/"), let index = try? Index(opening: "\(folder)/\(path)") { return index }
        let names = indexNames()
        throw CommandFailure(
            "there is no index in \(path) (from \(option))", hint: names.isEmpty ? nil : "there is: " + listing(names))
    }

    private static func listing(_ names: [String]) -> String {
        let shown = names.prefix(20).map { "\(folder)/\($0)" }.joined(separator: "  ")
        return names.count > 20 ? shown + "  …" : shown
    }

    /// The folders under `Indexes` that hold an index, in the order of their names.
    private static func indexNames() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { (try? Index(opening: "\(folder)/\($0)")) != nil }.sorted()
    }
}
