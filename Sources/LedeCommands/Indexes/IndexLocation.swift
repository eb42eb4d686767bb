import Foundation
import LedeModules

/// Finds the index that a command works on.
enum IndexLocation {
    /// The folder in which indexes live unless told otherwise.
    static let folder = "Indexes"
    /// The environment variable that names the index to use without `--in`.
    static let variable = "LEDE_INDEX"

    /// The indexes at `paths` (the values of `--in`), else those that LEDE_INDEX names, separated by colons, else the only one under
    /// `Indexes`: each once.
    static func open(
        _ paths: [String], environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(CommandFailure) -> [Index] {
        if !paths.isEmpty { return distinct(try paths.map { (path) throws(CommandFailure) in try open(named: path, by: "--in") }) }
        if let value = environment[variable], !value.isEmpty {
            return distinct(try parts(of: value).map { (path) throws(CommandFailure) in try open(named: path, by: variable) })
        }
        let names = indexNames()
        if names.count == 1 { return [try open(named: "\(folder)/\(names[0])", by: "--in")] }
        if names.isEmpty {
            throw CommandFailure(
                "there is no index under \(folder)/",
                hint: "build one with: lede index PATH… --into \(folder)/NAME, or name one with --in")
        }
        throw CommandFailure("there are several indexes; say which one with --in", hint: listing(names))
    }

    /// What LEDE_INDEX names: the value itself if that is an index, otherwise its parts between colons.
    private static func parts(of value: String) -> [String] {
        let parts = value.split(separator: ":").map(String.init)
        guard parts.count > 1, (try? Index(opening: value)) == nil else { return [value] }
        return parts
    }

    /// Those of `indexes` that are not in a folder of an earlier one, whatever it was called.
    private static func distinct(_ indexes: [Index]) -> [Index] {
        var known: Set<String> = []
        return indexes.filter { known.insert(URL(filePath: $0.path).resolvingSymlinksInPath().path).inserted }
    }

    /// - Parameter option: what named it, for an error; nil if nothing needs to be said.
    static func open(named path: String, by option: String?) throws(CommandFailure) -> Index {
        do {
            return try Index(opening: path)
        } catch {
            guard error.code == .missing else { throw CommandFailure(error.description) }
        }
        // A bare name means an index in the usual folder.
        if !path.contains("/"), let index = try? Index(opening: "\(folder)/\(path)") { return index }
        let names = indexNames()
        throw CommandFailure(
            "there is no index in \(path)" + (option.map { " (from \($0))" } ?? ""),
            hint: path.contains(",") ? "Several indexes are named by --in A --in B." : names.isEmpty ? nil : "there is: " + listing(names))
    }

    private static func listing(_ names: [String]) -> String {
        let shown = names.prefix(20).map { "\(folder)/\($0)" }.joined(separator: "  ")
        return names.count > 20 ? shown + "  …" : shown
    }

    /// The folders under `folder` that hold an index, in the order of their names.
    static func indexNames(under folder: String = folder) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { isIndex("\(folder)/\($0)") }.sorted()
    }

    /// Whether there is an index in this very folder, sound or not.
    static func isIndex(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/manifest") && (try? Index(opening: path)) != nil
    }
}
