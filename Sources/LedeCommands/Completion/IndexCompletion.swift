import ArgumentParser
import Foundation
import LedeModules

/// Completes the folder of an index for a shell.
enum IndexCompletion {
    static var folders: CompletionKind { .custom { _, _, prefix in candidates(for: prefix) } }

    /// The names of the indexes under `Indexes`, and the folders that begin with `prefix`: an index as it is, others with a slash after
    /// them, for what may be in them.
    static func candidates(for prefix: String, in current: String = FileManager.default.currentDirectoryPath) -> [String] {
        let files = FileManager.default
        func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : current + "/" + path }
        func folders(in folder: String) -> [String] {
            ((try? files.contentsOfDirectory(atPath: absolute(folder.isEmpty ? "." : folder))) ?? []).filter { name in
                var isFolder: ObjCBool = false
                return !name.hasPrefix(".") && files.fileExists(atPath: absolute(folder + name), isDirectory: &isFolder)
                    && isFolder.boolValue
            }.sorted()
        }
        func isIndex(_ path: String) -> Bool { (try? Index(opening: absolute(path))) != nil }
        let end = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
        let folder = String(prefix[..<end])
        let usual = IndexLocation.folder + "/"
        let named = folder.isEmpty ? IndexLocation.indexNames(under: absolute(IndexLocation.folder)) : []
        let paths = folders(in: folder).flatMap { name -> [String] in
            let path = folder + name
            if isIndex(path) { return [path] }
            // What is in the usual folder is offered at once.
            return path + "/" == usual ? named.map { usual + $0 } : [path + "/"]
        }
        return (named + paths).filter { $0.hasPrefix(prefix) }
    }
}
