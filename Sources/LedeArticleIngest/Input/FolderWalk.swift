/// Walks a folder in the order of its names' bytes, with a subfolder's files in the subfolder's place.
///
/// Names that begin with a dot are skipped, as is what `FileKinds` knows not to be an article unless a glob asks for it. A symbolic link is
/// followed if it leads to something that the walk does not reach by its own name: within the folder, or outside it if the user says so. In
/// a BEIR folder only the corpus is visited. One folder is open at a time; memory is bounded by the names in the folders on the way.
struct FolderWalk {
    /// What the walk visits, by its path below the root.
    enum Visit {
        case file(FileStamp)
        case passedOver(PassedOver.Reason)
        /// - Parameter isFolder: whether what is below it is unknown too.
        case problem(RecordProblem.Kind, String, isFolder: Bool)
    }

    private let root: [UInt8]
    /// The root's true path with a `/`, where links must lead to.
    private let realRoot: [UInt8]
    private let options: ReadingOptions
    private let hasGlobs: Bool
    /// Paths below the root that are sources of their own.
    private let nested: Set<[UInt8]>
    /// The files and folders below the root that are walked, with all below them; empty for everything.
    private let parts: [[UInt8]]
    private var kinds = KindCache()
    /// Where followed links led.
    private var linkTargets: Set<[UInt8]> = []
    /// Paths below the root of followed links to folders.
    private var linkedFolders: [[UInt8]] = []
    /// The path below the root of the current item.
    private var path: [UInt8] = []

    private struct Frame {
        let items: FolderItems
        var next = 0
        /// Bytes of `path` that lead to the folder.
        let pathCount: Int
    }

    init(root: [UInt8], _ options: ReadingOptions, nested: Set<[UInt8]> = [], parts: [[UInt8]] = []) {
        self.root = root
        self.options = options
        self.nested = nested
        self.parts = parts
        hasGlobs = !options.include.isEmpty || !options.exclude.isEmpty
        realRoot = FileSystemEntry.realPath(root).map { $0.last == SourcePath.slash ? $0 : $0 + [SourcePath.slash] } ?? []
    }

    /// Walks. Complexity: one system call per file, three per folder, some more per link; a sort of each folder's names.
    /// - Parameter visit: is given the path below the root, in order; empty for the root itself, where it cannot be read.
    mutating func run<Failure: Error>(_ visit: (_ path: [UInt8], Visit) throws(Failure) -> Void) throws(Failure) {
        var frames: [Frame] = []
        if let first = try enter(visit) { frames.append(first) }
        while var frame = frames.popLast() {
            path.removeLast(path.count - frame.pathCount)
            guard frame.next < frame.items.items.count else { continue }
            let item = frame.items.items[frame.next]
            frame.next += 1
            let items = frame.items
            frames.append(frame)
            if !path.isEmpty { path.append(SourcePath.slash) }
            path.append(contentsOf: items.name(item))
            guard isOnTheWay else { continue }
            if try isWalked(item, items, visit), let inner = try enter(visit) { frames.append(inner) }
        }
    }

    /// Whether the current path leads to or into a part that is walked, and belongs to no other source.
    private var isOnTheWay: Bool {
        if !nested.isEmpty, nested.contains(path) { return false }
        return parts.isEmpty || parts.contains { path == $0 || SourcePath.isBelow(path, $0) || SourcePath.isBelow($0, path) }
    }

    /// Reads the folder that the path leads to.
    private mutating func enter<Failure: Error>(_ visit: ([UInt8], Visit) throws(Failure) -> Void) throws(Failure) -> Frame? {
        let wantsAll = !options.include.isEmpty
        var items: FolderItems
        do throws(SystemRefusal) {
            items = try FolderItems(path: full(path)) { wantsAll || kinds.reason($0) == nil }
        } catch {
            try visit(path, .problem(.unreadable, "cannot be read: \(error.words)", isFolder: true))
            return nil
        }
        if !path.isEmpty, items.contains(Array("manifest".utf8)), isIndex() {
            try visit(path, .passedOver(.index))
            return nil
        }
        if items.items.contains(where: { items.name($0).starts(with: "queries.jsonl".utf8) }) {
            let articles = BEIRFolder.articles(among: items.allNames)
            if articles.count < items.items.count { items.keep { name in articles.contains { name.elementsEqual($0) } } }
        }
        return Frame(items: items, pathCount: path.count)
    }

    /// Reports what is at the path.
    /// - Returns: whether it is a folder to be walked.
    private mutating func isWalked<Failure: Error>(
        _ item: FolderItems.Item, _ items: FolderItems, _ visit: ([UInt8], Visit) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        switch item.kind {
        case .file:
            if hasGlobs, isExcluded(isFolder: false) { return false }
            if options.include.isEmpty, let reason = kinds.reason(items.name(item)) {
                try visit(path, .passedOver(reason))
            } else if isIncluded {
                try visit(path, .file(item.stamp))
            }
            return false
        case .folder:
            if hasGlobs, isExcluded(isFolder: true) { return false }
            let name = FileName.text(Array(items.name(item)))
            if let reason = FileKinds.reason(folderName: name, hasSibling: items.contains) {
                try visit(path, .passedOver(reason))
                return false
            }
            return !isWalkedOtherwise
        case .other:
            if hasGlobs, isExcluded(isFolder: false) { return false }
            try visit(path, .problem(.unsupported, "not a regular file", isFolder: false))
            return false
        case .link, .gone: return try isWalked(link: items.name(item), items, visit)
        }
    }

    private mutating func isWalked<Failure: Error>(
        link name: ArraySlice<UInt8>, _ items: FolderItems, _ visit: ([UInt8], Visit) throws(Failure) -> Void
    ) throws(Failure) -> Bool {
        let system = full(path)
        let entry: FileSystemEntry
        do throws(SystemRefusal) { entry = try FileSystemEntry(path: system) } catch {
            try visit(path, .problem(.unreadable, "cannot be read: \(error.words)", isFolder: false))
            return false
        }
        guard !isExcluded(isFolder: entry.kind == .folder), let target = FileSystemEntry.realPath(system),
            target + [SourcePath.slash] != realRoot
        else { return false }
        if target.starts(with: realRoot) {
            if isMet(Array(target.dropFirst(realRoot.count)), isFolder: entry.kind == .folder) { return false }
        } else if !options.followsLinks {
            try visit(path, .passedOver(.linkOutside))
            return false
        }
        let text = FileName.text(Array(name))
        let reason =
            entry.kind == .folder
            ? FileKinds.reason(folderName: text, hasSibling: items.contains)
            : options.include.isEmpty ? FileKinds.reason(fileName: text) : nil
        if let reason {
            try visit(path, .passedOver(reason))
            return false
        }
        guard linkTargets.isEmpty || !SourcePath.ancestors(of: target).contains(where: linkTargets.contains),
            linkTargets.insert(target).inserted
        else { return false }
        switch entry.kind {
        case .folder:
            linkedFolders.append(path)
            return true
        case .other: try visit(path, .problem(.unsupported, "not a regular file", isFolder: false))
        case .file: if isIncluded, let stamp = FileStamp(path: system) { try visit(path, .file(stamp)) }
        }
        return false
    }

    /// Whether the folder at the path, below one that a link led to, is the root, in it, or one that another link led to.
    private var isWalkedOtherwise: Bool {
        guard linkedFolders.contains(where: { SourcePath.isBelow(path, $0) }), let real = FileSystemEntry.realPath(full(path)) else {
            return false
        }
        return linkTargets.contains(real) || (real + [SourcePath.slash]).starts(with: realRoot)
    }

    /// Whether the walk visits what is at a path below the root under this name, as far as names tell.
    func isMet(_ target: [UInt8], isFolder: Bool) -> Bool {
        if nested.contains(where: { target == $0 || SourcePath.isBelow(target, $0) }) { return true }
        let parts = target.split(separator: SourcePath.slash).map { FileName.text(Array($0)) }
        for (index, part) in parts.enumerated() {
            let isFile = index == parts.count - 1 && !isFolder
            if part.hasPrefix(".") { return false }
            let relative = parts[...index].joined(separator: "/")
            if options.exclude.contains(where: { $0.matches(relative, isFolder: !isFile) }) { return false }
            if isFile {
                guard
                    options.include.isEmpty
                        ? FileKinds.reason(fileName: part) == nil
                        : options.include.contains(where: { $0.matches(relative, isFolder: false) })
                else { return false }
            } else if FileKinds.reason(folderName: part, hasSibling: { _ in false }) != nil {
                return false
            }
        }
        return true
    }

    private func full(_ path: [UInt8]) -> [UInt8] {
        path.isEmpty ? root : root.last == SourcePath.slash ? root + path : root + [SourcePath.slash] + path
    }

    private func isExcluded(isFolder: Bool) -> Bool {
        guard !options.exclude.isEmpty else { return false }
        let relative = FileName.text(path)
        return options.exclude.contains { $0.matches(relative, isFolder: isFolder) }
    }

    private var isIncluded: Bool {
        guard !options.include.isEmpty else { return true }
        let relative = FileName.text(path)
        return options.include.contains { $0.matches(relative, isFolder: false) }
    }

    /// Whether the folder at the path is an index: its file `manifest` begins like all index files.
    private func isIndex() -> Bool {
        let manifest = full(path) + Array("/manifest".utf8)
        guard let entry = try? FileSystemEntry(path: manifest), entry.kind == .file, let file = try? FileBytes(path: manifest) else {
            return false
        }
        var start: [UInt8] = []
        try? file.read(into: &start, count: 4)
        return start == Array("LEDE".utf8)
    }
}
