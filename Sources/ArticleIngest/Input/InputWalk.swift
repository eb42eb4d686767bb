/// Finds the files behind the paths that a user named: files as they are, folders recursively.
///
/// The order is that of the paths, within a folder that of the names' bytes, a subfolder's files at the subfolder's place.
/// In a folder names that begin with a dot are passed over, and what `FileKinds` knows to be no article unless a glob asks for it. Symbolic links are
/// followed within the named folder; a file that is also there itself is read once. Of a BEIR folder only the corpus is read.
struct InputWalk {
    enum Finding {
        case file(InputFile)
        case problem(RecordProblem)
    }

    private(set) var findings: [Finding] = []
    private(set) var passedOver: [PassedOver] = []
    private let options: ReadingOptions
    private var visited: Set<FileSystemEntry.Identity> = []
    /// Files that are in the folder under a name of their own, and the findings that a link led to.
    private var ownFiles: Set<FileSystemEntry.Identity> = []
    private var linked: [Int: FileSystemEntry.Identity] = [:]
    /// The named folder's true path with a `/`, where links must lead to.
    private var root: [UInt8] = []

    /// Files that were found, so that one in two named folders is read once.
    private var found: Set<[UInt8]> = []
    /// What is being walked.
    private var input = NamedInput.standardInput

    /// A place below a named folder.
    private struct Place {
        var path: [UInt8]
        /// Below the named folder; empty for that itself.
        var relative: String
        /// The names beside it.
        var siblings: Set<[UInt8]> = []
    }

    /// Walks at once. Complexity: one system call a name, and some more a link.
    init(_ inputs: [NamedInput], _ options: ReadingOptions = ReadingOptions()) {
        self.options = options
        // A file inside a folder that is named as well goes by what the folder's walk finds.
        let outer = Set(inputs.map(\.path))
        let isInside = inputs.map { input in SourcePath.ancestors(of: input.path).contains(where: outer.contains) }
        for (input, isInside) in zip(inputs, isInside) where !isInside { add(input) }
        for (input, isInside) in zip(inputs, isInside) where isInside { add(input) }
        leaveOutLinkedTwice()
    }

    private mutating func add(_ input: NamedInput) {
        self.input = input
        if input.path.isEmpty {
            findings.append(.file(InputFile(path: "-", systemPath: [], size: nil, input: input)))
        } else {
            addNamed()
        }
    }

    private mutating func addNamed() {
        let bytes = input.path
        do {
            let entry = try FileSystemEntry(path: bytes)
            if entry.kind == .folder {
                root = FileSystemEntry.realPath(bytes).map { $0.last == UInt8(ascii: "/") ? $0 : $0 + [UInt8(ascii: "/")] } ?? []
                addFolder(bytes)
            } else if !options.exclude.contains(where: { $0.matches(input.given, isFolder: false) }), found.insert(bytes).inserted {
                findings.append(.file(InputFile(path: input.name, systemPath: bytes, size: entry.size, input: input)))
            }
        } catch {
            if FileSystemEntry.missing.contains(error.number) {
                report(.missingPath, input.given, "no such file or folder")
            } else {
                report(.unreadable, input.given, "cannot be read: \(error.words)")
            }
        }
    }

    private mutating func addFolder(_ path: [UInt8]) {
        // What is still to be looked at, the next one last.
        var pending = [Place(path: path, relative: "")]
        while let place = pending.popLast() {
            do throws(SystemRefusal) {
                let isLink = place.relative.isEmpty ? false : try FileSystemEntry.isLink(place.path)
                let entry = try FileSystemEntry(path: place.path)
                let isFolder = entry.kind == .folder
                if !place.relative.isEmpty {
                    if options.exclude.contains(where: { $0.matches(place.relative, isFolder: isFolder) }) { continue }
                    if let reason = reasonToPassOver(place, entry, isLink: isLink) {
                        passedOver.append(PassedOver(path: shown(place), reason: reason))
                        continue
                    }
                }
                switch entry.kind {
                case .file:
                    guard isIncluded(place.relative), found.insert(place.path).inserted else { continue }
                    if isLink { linked[findings.count] = entry.identity } else { ownFiles.insert(entry.identity) }
                    findings.append(.file(InputFile(path: input.name + "/" + place.relative, systemPath: place.path, size: entry.size, input: input)))
                case .other:
                    report(.unsupported, shown(place), "not a regular file")
                case .folder:
                    guard visited.insert(entry.identity).inserted else { continue }
                    let names = try FileSystemEntry.names(inFolder: place.path)
                    if !place.relative.isEmpty, isIndex(place.path, names) {
                        passedOver.append(PassedOver(path: shown(place), reason: .index))
                        continue
                    }
                    let siblings = Set(names)
                    for name in BEIRFolder.articles(among: names).reversed() {
                        let relative = (place.relative.isEmpty ? "" : place.relative + "/") + FileName.text(name)
                        pending.append(Place(path: Self.join(place.path, name), relative: relative, siblings: siblings))
                    }
                }
            } catch {
                report(.unreadable, shown(place), "cannot be read: \(error.words)")
            }
        }
    }

    private func isIncluded(_ relative: String) -> Bool {
        options.include.isEmpty || options.include.contains { $0.matches(relative, isFolder: false) }
    }

    private func reasonToPassOver(_ place: Place, _ entry: FileSystemEntry, isLink: Bool) -> PassedOver.Reason? {
        if isLink, !options.followsLinks, !isInside(place.path) { return .linkOutside }
        let name = place.relative.split(separator: "/").last.map(String.init) ?? place.relative
        switch entry.kind {
        case .folder: return FileKinds.reason(folderName: name, siblings: place.siblings)
        // A glob that a file's name matches asks for it, of whatever kind it is.
        case .file: return options.include.isEmpty ? FileKinds.reason(fileName: name) : nil
        case .other: return nil
        }
    }

    private func isInside(_ path: [UInt8]) -> Bool {
        guard let target = FileSystemEntry.realPath(path) else { return false }
        return target.starts(with: root) || target + [UInt8(ascii: "/")] == root
    }

    /// Whether a folder is that of an index: its file `manifest` begins as all files of an index do.
    private func isIndex(_ path: [UInt8], _ names: [[UInt8]]) -> Bool {
        let manifest = Array("manifest".utf8)
        guard names.contains(manifest), let entry = try? FileSystemEntry(path: Self.join(path, manifest)), entry.kind == .file,
            let file = try? FileBytes(path: Self.join(path, manifest))
        else { return false }
        var start: [UInt8] = []
        try? file.read(into: &start, count: 4)
        return start == Array("LEDE".utf8)
    }

    /// Leaves out what a link led to and the walk met under its own name, or under another link before.
    private mutating func leaveOutLinkedTwice() {
        guard !linked.isEmpty else { return }
        var kept: [Finding] = []
        var seen = ownFiles
        for (index, finding) in findings.enumerated() {
            if let identity = linked[index], !seen.insert(identity).inserted { continue }
            kept.append(finding)
        }
        findings = kept
    }

    private mutating func report(_ kind: RecordProblem.Kind, _ path: String, _ reason: String) {
        findings.append(.problem(RecordProblem(kind, at: SourceLocation(path: path), reason, loses: .input)))
    }

    /// The path as the user would write it.
    private func shown(_ place: Place) -> String { Self.joined(input.given, place.relative) }

    /// A path below a folder that the user named.
    private static func joined(_ folder: String, _ relative: String) -> String {
        relative.isEmpty ? folder : folder == "." ? relative : folder.hasSuffix("/") ? folder + relative : folder + "/" + relative
    }

    /// `./docs/` and `docs` name the same articles: a leading `./` and a trailing `/` go.
    static func tidied(_ path: String) -> String {
        var rest = path[...]
        while rest.hasPrefix("./"), rest.count > 2 {
            rest = rest.dropFirst(2)
            while rest.hasPrefix("/") { rest = rest.dropFirst() }
        }
        while rest.count > 1, rest.hasSuffix("/") { rest = rest.dropLast() }
        return rest.isEmpty ? path : String(rest)
    }

    private static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
        if folder.last == UInt8(ascii: "/") { return folder + name }
        return folder + [UInt8(ascii: "/")] + name
    }
}
