import LedeArticleIngest
import LedeInvertedIndex

/// The sources of an index and those that a user names, and which parts are looked at.
///
/// A path names the source whose root it is, or else a part of the source that it is in, or else a new source. A folder around others
/// absorbs them: they are sources no more, and their contents belong to the folder. What lies in a source and would not be read with it
/// (hidden, passed over, excluded), or is to be read differently, is a source of its own, whose articles are named as those of the one
/// around it.
struct SourceSelection {
    private(set) var sources: [PlannedSource]
    /// Numbers in the table of absorbed sources.
    private(set) var takenIn: [Int] = []
    /// What is read once and is not a source: standard input, pipes.
    private(set) var loose: [NamedInput] = []
    private let options: SourceOptions

    /// All sources of the table, or those called `names`.
    init(_ table: SourceTable, names: [String]? = nil, readsAgain: Bool = false) {
        options = SourceOptions(IndexingOptions())
        sources = Self.all(table)
        for index in sources.indices where names?.contains(sources[index].source.name) ?? true {
            sources[index].parts = []
            sources[index].isReadAgain = readsAgain
        }
        nest()
    }

    /// - Parameter options: as the user gives them; if they are the usual ones, an existing source is read as before.
    init(_ table: SourceTable, paths: [String], _ options: IndexingOptions) {
        self.options = SourceOptions(options)
        sources = Self.all(table)
        for path in paths { add(path) }
        nest()
    }

    private static func all(_ table: SourceTable) -> [PlannedSource] {
        table.entries.enumerated().map { number, entry in
            PlannedSource(
                source: entry.source, options: SourceOptions(text: entry.source.options) ?? SourceOptions(IndexingOptions()), entry: number)
        }
    }

    private mutating func add(_ given: String) {
        guard given != "-" else {
            if !loose.contains(.standardInput) { loose.append(.standardInput) }
            return
        }
        let (path, tidied, kind) = NamedInput.place(of: given)
        guard kind != .other else {
            var names = Set(sources.map(\.source.name))
            loose.append(NamedInput(given: tidied, path: path, name: NamedInput.distinctName(path, &names)))
            return
        }
        if let index = sources.firstIndex(where: { $0.source.root == path }) {
            if !options.isUsual, sources[index].options != options {
                sources[index].options = options
                sources[index].source.options = options.text
                sources[index].isReadAgain = true
            }
            sources[index].source.isFolder = kind == .folder
            sources[index].parts = []
            sources[index].given.insert(NamedInput(given: tidied, path: path, name: sources[index].source.name), at: 0)
            return
        }
        let around = sources.indices.filter { sources[$0].source.isFolder && SourcePath.isBelow(path, sources[$0].source.root) }
            .max { sources[$0].source.root.count < sources[$1].source.root.count }
        takeIn(path)
        if let around, let outer = sources.firstIndex(where: { $0.source.root == sources[around].source.root }) {
            let relative = SourcePath.relative(path, to: sources[outer].source.root)
            let name = sources[outer].name(of: relative)
            let isPart = options.isUsual || options == sources[outer].options
            if isPart,
                InputSearch.isMet(
                    relative, isFolder: kind == .folder, in: sources[outer].source.root,
                    sources[outer].options.applied(to: IndexingOptions()).reading)
            {
                sources[outer].given.append(NamedInput(given: tidied, path: path, name: name))
                if sources[outer].parts != [] { sources[outer].parts = (sources[outer].parts ?? []) + [relative] }
                return
            }
            append(path, tidied, name: name, isFolder: kind == .folder, options.isUsual ? sources[outer].options : options)
        } else {
            var names = Set(sources.map(\.source.name))
            append(path, tidied, name: NamedInput.distinctName(path, &names), isFolder: kind == .folder, options)
        }
    }

    private mutating func append(_ path: [UInt8], _ given: String, name: String, isFolder: Bool, _ options: SourceOptions) {
        let source = IndexedSource(name: name, root: path, options: options.text, isFolder: isFolder)
        sources.append(
            PlannedSource(
                source: source, options: options, entry: nil, parts: [], given: [NamedInput(given: given, path: path, name: name)]))
    }

    /// Removes the sources below a folder that becomes one.
    private mutating func takeIn(_ path: [UInt8]) {
        // A part of a source absorbs nothing: a source of its own in it stays one.
        guard !sources.contains(where: { SourcePath.isBelow(path, $0.source.root) && $0.source.isFolder }) else { return }
        takenIn += sources.compactMap { SourcePath.isBelow($0.source.root, path) ? $0.entry : nil }
        sources.removeAll { SourcePath.isBelow($0.source.root, path) }
    }

    private mutating func nest() {
        let roots = sources.map(\.source.root)
        for index in sources.indices where sources[index].source.isFolder {
            let root = sources[index].source.root
            sources[index].nested = Set(roots.filter { SourcePath.isBelow($0, root) }.map { SourcePath.relative($0, to: root) })
        }
    }
}
