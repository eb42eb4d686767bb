/// Which entries of an archive are articles by their names: the same rules as for files in a folder.
///
/// What depends on a neighbouring name that may yet come (the parts of a saved page, the queries of a BEIR collection) is undecided until
/// the archive's end.
struct EntryFilter {
    enum Judgement: Equatable {
        case read
        /// Hidden, or not asked for: not mentioned, as in a folder.
        case ignored
        case passedOver(PassedOver.Reason)
        /// Read unless one of some names turns up.
        case undecided(Condition)
    }

    /// An entry is not an article if all names of one row turn up.
    struct Condition: Equatable {
        var rows: [[String]]
        /// Nil if the entry is then ignored.
        var reason: PassedOver.Reason?
    }

    private let options: ReadingOptions
    /// The one folder that holds articles; empty if any may.
    private let folder: String
    /// Names seen that conditions may ask for: pages, and BEIR's files.
    private var names: Set<String> = []
    /// Most of them, to bound memory.
    private static let mostNames = 1 << 20

    init(_ options: ReadingOptions, folder: String = "") {
        self.options = options
        self.folder = folder
    }

    /// Judges an entry by its clean path, and remembers it for those that depend on it.
    mutating func judge(_ path: String) -> Judgement {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return .ignored }
        if names.count < Self.mostNames, FileKinds.isPage(name) || BEIRFolder.isPart(name) { names.insert(path) }
        guard path.hasPrefix(folder) else { return .ignored }
        if options.exclude.contains(where: { $0.matches(path, isFolder: false) }) { return .ignored }
        if parts.first == "__MACOSX" { return .passedOver(.macMetadata) }
        if parts.contains(where: { $0.hasPrefix(".") }) { return .ignored }
        var rows: [[String]] = []
        for (index, folder) in parts.dropLast().enumerated() {
            if let reason = FileKinds.reason(folderName: folder, hasSibling: { _ in false }) { return .passedOver(reason) }
            let before = parts[..<index].map { $0 + "/" }.joined()
            rows += FileKinds.pages(ofPartFolder: folder).map { [before + $0] }
        }
        if options.include.isEmpty {
            if let reason = FileKinds.reason(fileName: name) { return .passedOver(reason) }
        } else if !options.include.contains(where: { $0.matches(path, isFolder: false) }) {
            return .ignored
        }
        if !rows.isEmpty { return settle(Condition(rows: rows, reason: .savedPageParts)) }
        let beir = BEIRFolder.collections(aboutWhich: parts)
        return beir.isEmpty ? .read : settle(Condition(rows: beir, reason: nil))
    }

    private func settle(_ condition: Condition) -> Judgement {
        guard holds(condition) else { return .undecided(condition) }
        return condition.reason.map(Judgement.passedOver) ?? .ignored
    }

    /// Whether the names that turned up so far fulfil a condition.
    func holds(_ condition: Condition) -> Bool { condition.rows.contains { $0.allSatisfy(names.contains) } }
}
