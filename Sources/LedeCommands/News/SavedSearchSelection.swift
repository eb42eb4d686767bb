import ArgumentParser
import Foundation
import LedeModules

/// The saved searches of an index that are asked for.
enum SavedSearchSelection {
    /// Those called `names`, each once, in their order; all of them if none is named.
    /// - Throws: `CommandFailure` for a name that none has, and if there is none at all.
    static func searches(_ names: [String], of index: Index) throws -> [SavedSearch] {
        let all = try index.savedSearches.all()
        guard !names.isEmpty else {
            if all.isEmpty { throw none(index, exitCode: .failed) }
            return all
        }
        var chosen: [SavedSearch] = []
        for name in names where !chosen.contains(where: { $0.name == name }) {
            guard let search = all.first(where: { $0.name == name }) else { throw failure(name, index, exitCode: .failed) }
            chosen.append(search)
        }
        return chosen
    }

    static func failure(_ name: String, _ index: Index, exitCode: ExitCode) -> CommandFailure {
        let names = ((try? index.savedSearches.all()) ?? []).map(\.name)
        guard !names.isEmpty else { return none(index, exitCode: exitCode) }
        let hint =
            NearestName.nearest(to: name, among: names).map { "Did you mean \($0)?" } ?? "There is: "
            + names.prefix(20).joined(separator: ", ")
        return CommandFailure("no search called \(name.debugDescription) is saved with \(index.path)", hint: hint, exitCode: exitCode)
    }

    static func none(_ index: Index, exitCode: ExitCode = .noMatches) -> CommandFailure {
        CommandFailure("no search is saved with \(index.path)", hint: "Save one with: lede save NAME QUERY", exitCode: exitCode)
    }
}

/// Completes the names of saved searches for a shell.
enum SavedSearchCompletion {
    static var names: CompletionKind {
        .custom { words, _, prefix in
            let named = words.indices.last { words[$0] == "--in" && $0 + 1 < words.endIndex && !words[$0 + 1].isEmpty }.map {
                words[$0 + 1]
            }
            let path = named?.trimmingCharacters(in: CharacterSet(charactersIn: "'\""))
            let index = try? IndexLocation.open(path.map { [$0] } ?? []).first
            return ((try? index?.savedSearches.all()) ?? []).map(\.name).filter { $0.hasPrefix(prefix) }
        }
    }
}
