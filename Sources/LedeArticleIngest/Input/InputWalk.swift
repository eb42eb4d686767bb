/// Finds the files behind what a user named: files as they are, folders recursively (`FolderWalk`), in the order named.
struct InputWalk {
    enum Finding {
        case file(InputFile)
        case problem(RecordProblem)
    }

    private(set) var findings: [Finding] = []
    private(set) var passedOver: [PassedOver] = []
    private let options: ReadingOptions
    /// Files and folders that are named inside others.
    private var inner: Set<[UInt8]> = []

    /// Walks at once.
    init(_ inputs: [NamedInput], _ options: ReadingOptions = ReadingOptions()) {
        self.options = options
        let all = Set(inputs.map(\.path))
        let isInside = inputs.map { input in SourcePath.ancestors(of: input.path).contains(where: all.contains) }
        for (input, isInside) in zip(inputs, isInside) where isInside { inner.insert(input.path) }
        for input in inputs { add(input) }
    }

    private mutating func add(_ input: NamedInput) {
        guard !input.path.isEmpty else {
            findings.append(.file(InputFile(path: "-", systemPath: [], size: nil, input: input)))
            return
        }
        do {
            let entry = try FileSystemEntry(path: input.path)
            if entry.kind == .folder {
                walk(input)
            } else if !options.exclude.contains(where: { $0.matches(input.given, isFolder: false) }) {
                findings.append(.file(InputFile(path: input.name, systemPath: input.path, size: entry.size, input: input)))
            }
        } catch {
            let isMissing = FileSystemEntry.missing.contains(error.number)
            report(
                isMissing ? .missingPath : .unreadable, input.given, isMissing ? "no such file or folder" : "cannot be read: \(error.words)"
            )
        }
    }

    private mutating func walk(_ input: NamedInput) {
        let prefix = input.path.last == SourcePath.slash ? input.path : input.path + [SourcePath.slash]
        let nested = Set(inner.filter { $0.starts(with: prefix) }.map { Array($0.dropFirst(prefix.count)) })
        var walk = FolderWalk(root: input.path, options, nested: nested)
        walk.run { path, visit in
            switch visit {
            case .file(let stamp):
                findings.append(
                    .file(
                        InputFile(
                            path: input.name + "/" + FileName.text(path), systemPath: prefix + path, size: Int(stamp.size), input: input)))
            case .passedOver(let reason): passedOver.append(PassedOver(path: input.shown(below: path), reason: reason))
            case .problem(let kind, let reason, _): report(kind, input.shown(below: path), reason)
            }
        }
    }

    private mutating func report(_ kind: RecordProblem.Kind, _ path: String, _ reason: String) {
        findings.append(.problem(RecordProblem(kind, at: SourceLocation(path: path), reason, loses: .input)))
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
}
