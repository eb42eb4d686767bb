import Foundation
import LedeModules

/// The folder of an index that a command is about to make or to write to: looked at before, and left as it was if nothing comes of it.
struct IndexCreation: Sendable {
    private let path: String
    /// Whether an index was there.
    let existed: Bool
    /// What was in the folder; nil if there was none.
    private let names: Set<String>?
    /// The folders of the path that did not exist, the outermost first.
    private let missing: [String]

    /// - Throws: `CommandFailure` for a folder with other files and no index: the index's files would be strewn among them.
    init(_ path: String) throws(CommandFailure) {
        self.path = path
        existed = (try? Index(opening: path)) != nil
        names = (try? FileManager.default.contentsOfDirectory(atPath: path)).map(Set.init)
        var missing: [String] = []
        var parent = path[...]
        while !parent.isEmpty, parent != "/", !FileManager.default.fileExists(atPath: String(parent)) {
            missing.insert(String(parent), at: 0)
            while parent.hasSuffix("/") { parent = parent.dropLast() }
            parent = parent.lastIndex(of: "/").map { parent[..<$0] } ?? ""
        }
        self.missing = missing
        guard !existed, let names else { return }
        let foreign = names.filter { !$0.hasPrefix(".") && !Self.isOfIndex($0) }.sorted()
        if let first = foreign.first {
            let name = path == "." ? "./index" : "\(path)/\(path.hasSuffix("Indexes") ? "NAME" : "index")"
            throw CommandFailure(
                "\(path) holds \(HumanFormat.count(foreign.count, "other file")) (such as \(first)) and no index",
                hint: "An index needs a folder of its own, such as --into \(name)")
        }
    }

    /// Files left by an index that was never finished.
    private static func isOfIndex(_ name: String) -> Bool {
        name.hasPrefix("manifest") || name.hasPrefix("write.lock") || name.hasPrefix("segment-") || name.hasPrefix("run-")
            || name.hasPrefix("commit-") || name.hasPrefix("fts5.sqlite")
            || name.hasPrefix("build-times.json") || name.hasPrefix("source-times.json")
    }

    /// Removes the index that was made, if it holds no article, and the folders that were made for it.
    func takeBack() {
        guard !existed, let index = try? Index(opening: path), (try? index.reader().statistics.documentCount) == 0 else { return }
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: path)) ?? [] where Self.isOfIndex(name) && names?.contains(name) != true {
            try? manager.removeItem(atPath: path + "/" + name)
        }
        // Only empty ones go.
        for folder in missing.reversed() { _ = rmdir(folder) }
    }
}
