/// A file or folder that a user named, and its name in ids and in `Article.path`.
///
/// The name is that of the file or folder itself, so that `f`, `./f`, `../x/f` and the absolute path name the same articles; what is below
/// a folder is called by the folder's name and the path from there: `archive/2024/page.html`. Of two with the same name, the second is
/// `news-2`, or `news-2.csv`.
package struct NamedInput: Sendable, Hashable {
    /// As the user wrote it, without a leading `./` and a trailing `/`; `-` is standard input.
    package var given: String
    /// The bytes of its absolute path, with links resolved except itself, and without dots; empty for standard input.
    package var path: [UInt8]
    /// The beginning of the ids.
    package var name: String

    /// Standard input.
    package static let standardInput = NamedInput(given: "-", path: [], name: "-")

    package init(given: String, path: [UInt8], name: String) {
        self.given = given
        self.path = path
        self.name = name
    }

    /// Names the files and folders at `paths`, each once, in their order. One inside another named folder gets its name from there.
    /// Complexity: some system calls per path, O(paths · depth).
    /// - Parameter taken: names already in use.
    package static func inputs(_ paths: [String], taken: Set<String> = []) -> [NamedInput] {
        var taken = taken
        var inputs: [NamedInput] = []
        let absolute = paths.map { $0 == "-" ? [] : absolutePath(FileName.bytes(InputWalk.tidied($0))) }
        let all = Set(absolute)
        var seen: Set<[UInt8]> = []
        var outer: [(input: Int, root: [UInt8])] = []
        for (index, path) in absolute.enumerated() where seen.insert(path).inserted {
            guard !path.isEmpty else {
                inputs.append(standardInput)
                continue
            }
            var input = NamedInput(given: InputWalk.tidied(paths[index]), path: path, name: "")
            if let root = SourcePath.ancestors(of: path).first(where: all.contains) {
                outer.append((inputs.count, root))
            } else {
                input.name = distinctName(path, &taken)
            }
            inputs.append(input)
        }
        let names = Dictionary(inputs.lazy.filter { !$0.name.isEmpty }.map { ($0.path, $0.name) }) { first, _ in first }
        for (index, root) in outer {
            let below = FileName.text(Array(inputs[index].path.dropFirst(root.last == SourcePath.slash ? root.count : root.count + 1)))
            inputs[index].name = names[root].map { $0 + "/" + below } ?? below
        }
        return inputs
    }

    /// A name for a file or folder that is not among those `taken`, to which it is added.
    package static func distinctName(_ path: [UInt8], _ taken: inout Set<String>) -> String {
        let last = path.split(separator: SourcePath.slash).last.map { FileName.text(Array($0)) } ?? "root"
        if taken.insert(last).inserted { return last }
        let isFile = (try? FileSystemEntry(path: path))?.kind != .folder
        let dot = isFile ? last.dropFirst().firstIndex(of: ".") ?? last.endIndex : last.endIndex
        var number = 2
        while !taken.insert("\(last[..<dot])-\(number)\(last[dot...])").inserted { number += 1 }
        return "\(last[..<dot])-\(number)\(last[dot...])"
    }

    /// The absolute path of a file or folder, so that it is the same however it is named: links on the way are resolved, except the last
    /// one, and dots go. For a missing one it is a best effort.
    package static func absolutePath(_ path: [UInt8]) -> [UInt8] {
        let slash = SourcePath.slash
        let last = path.lastIndex(of: slash).map { Array(path[($0 + 1)...]) } ?? path
        guard !last.isEmpty, last != [0x2E], last != [0x2E, 0x2E] else { return FileSystemEntry.realPath(path) ?? path }
        let parent = path.lastIndex(of: slash).map { $0 == 0 ? [slash] : Array(path[..<$0]) } ?? [0x2E]
        guard let real = FileSystemEntry.realPath(parent) else { return path }
        return (real.last == slash ? real : real + [slash]) + last
    }

    /// A path that begins with the input's name, as the user would write it.
    package func shown(_ path: String) -> String { path.hasPrefix(name) ? shown(below: path.dropFirst(name.count)) : path }

    /// A path below the input as the user would write it.
    func shown(below path: [UInt8]) -> String { path.isEmpty ? given : shown(below: "/" + FileName.text(path)) }

    private func shown(below path: some StringProtocol) -> String {
        given == "." && path.hasPrefix("/")
            ? String(path.dropFirst()) : (given.hasSuffix("/") && path.hasPrefix("/") ? String(given.dropLast()) : given) + path
    }
}

/// What a user named, by name.
package struct NamedInputs: Sendable {
    private let inputs: [String: NamedInput]

    package init(_ inputs: [NamedInput]) {
        self.inputs = Dictionary(inputs.map { ($0.name, $0) }) { first, _ in first }
    }

    /// A path from ids and record locations, as the user would write it.
    package func shown(_ path: String) -> String {
        var end = path.endIndex
        while true {
            if let input = inputs[String(path[..<end])] { return input.shown(path) }
            guard let cut = path[..<end].lastIndex(of: "/") else { return path }
            end = cut
        }
    }
}

/// The bytes of paths.
package enum SourcePath {
    static let slash = UInt8(ascii: "/")

    /// Whether `path` leads to something below `folder`.
    package static func isBelow(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
        folder == [slash]
            ? path.count > 1 && path[0] == slash : path.count > folder.count + 1 && path[folder.count] == slash && path.starts(with: folder)
    }

    /// The path from `folder` to `path`, which is below it.
    package static func relative(_ path: [UInt8], to folder: [UInt8]) -> [UInt8] {
        Array(path.dropFirst(folder == [slash] ? 1 : folder.count + 1))
    }

    /// The path `relative` below `folder`; `folder` itself if it is empty.
    package static func joined(_ folder: [UInt8], _ relative: [UInt8]) -> [UInt8] {
        relative.isEmpty ? folder : folder == [slash] ? folder + relative : folder + [slash] + relative
    }

    /// The folders above `path`, the nearest first.
    static func ancestors(of path: [UInt8]) -> some Sequence<[UInt8]> {
        sequence(state: path) { rest -> [UInt8]? in
            guard rest.count > 1, let cut = rest.lastIndex(of: slash) else { return nil }
            rest = cut == 0 ? [slash] : Array(rest[..<cut])
            return rest
        }
    }
}
