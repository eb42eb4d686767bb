/// Finds the files behind the paths that a user named: files as they are, folders recursively.
///
/// The order is that of the paths, within a folder that of the names' bytes, a subfolder's files at the subfolder's place.
/// Names that begin with a dot are passed over; a folder is read once, so loops of symbolic links end. Of a BEIR folder only the corpus is read.
struct InputWalk {
    enum Finding {
        case file(InputFile)
        case problem(RecordProblem)
    }

    private(set) var findings: [Finding] = []
    private var visited: Set<FileSystemEntry.Identity> = []

    /// Walks at once. Complexity: one system call a name.
    init(paths: [String]) {
        for path in paths {
            if path == "-" {
                findings.append(.file(InputFile(path: "-", systemPath: [], size: nil)))
            } else {
                addNamed(path)
            }
        }
    }

    private mutating func addNamed(_ path: String) {
        let bytes = Array(Self.tidied(path).utf8)
        do {
            let entry = try FileSystemEntry(path: bytes)
            if entry.kind == .folder {
                addFolder(bytes, entry)
            } else {
                findings.append(.file(InputFile(path: Self.display(bytes), systemPath: bytes, size: entry.size)))
            }
        } catch {
            if FileSystemEntry.missing.contains(error.number) {
                report(.missingPath, bytes, "no such file or folder")
            } else {
                report(.unreadable, bytes, "cannot be read: \(error.words)")
            }
        }
    }

    private mutating func addFolder(_ path: [UInt8], _ entry: FileSystemEntry) {
        // What is still to be looked at, the next one last.
        var pending: [(path: [UInt8], entry: FileSystemEntry?)] = [(path, entry)]
        while let (path, known) = pending.popLast() {
            do {
                let entry = try known ?? FileSystemEntry(path: path)
                switch entry.kind {
                case .file:
                    findings.append(.file(InputFile(path: Self.display(path), systemPath: path, size: entry.size)))
                case .other:
                    report(.unsupported, path, "not a regular file")
                case .folder:
                    guard visited.insert(entry.identity).inserted else { continue }
                    for name in BEIRFolder.articles(among: try FileSystemEntry.names(inFolder: path)).reversed() {
                        pending.append((Self.join(path, name), nil))
                    }
                }
            } catch let error as SystemRefusal {
                report(.unreadable, path, "cannot be read: \(error.words)")
            } catch {
                report(.unreadable, path, "cannot be read")
            }
        }
    }

    private mutating func report(_ kind: RecordProblem.Kind, _ path: [UInt8], _ reason: String) {
        findings.append(.problem(RecordProblem(kind, at: SourceLocation(path: Self.display(path)), reason)))
    }

    /// `./docs/` and `docs` name the same articles: a leading `./` and a trailing `/` go.
    private static func tidied(_ path: String) -> String {
        var rest = path[...]
        while rest.hasPrefix("./"), rest.count > 2 {
            rest = rest.dropFirst(2)
            while rest.hasPrefix("/") { rest = rest.dropFirst() }
        }
        while rest.count > 1, rest.hasSuffix("/") { rest = rest.dropLast() }
        return rest.isEmpty ? path : String(rest)
    }

    private static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
        if folder == [UInt8(ascii: ".")] { return name }
        if folder.last == UInt8(ascii: "/") { return folder + name }
        return folder + [UInt8(ascii: "/")] + name
    }

    /// The path as text: bytes that are not UTF-8 as `\\xE9`, so that different files have different names.
    private static func display(_ path: [UInt8]) -> String {
        if let text = String(validating: path, as: UTF8.self) { return text }
        var text = ""
        var rest = path[...]
        while !rest.isEmpty {
            let fault = UTF8Scan(Array(rest)).firstFault?.offset ?? rest.count
            text += String(decoding: rest.prefix(fault), as: UTF8.self)
            rest = rest.dropFirst(fault)
            guard let byte = rest.popFirst() else { break }
            let digits = String(byte, radix: 16, uppercase: true)
            text += "\\x" + digits
        }
        return text
    }
}
