import LedeArticleIngest
import LedeIndexBytes
import LedeInvertedIndex

/// What an update will do, found by a walk of the sources: which files are read, which are gone, and what the table will say.
struct SourcePlan: Sendable {
    let table: SourceTable
    private(set) var sources: [PlannedSource]
    /// Numbers in the table of sources whose articles go.
    let removed: [Int]
    /// The files to be read, in the order of the sources and of the files in them.
    private(set) var files: [InputFile] = []
    /// A change, by its source's number and its own.
    struct Target: Sendable {
        var source: Int
        var change: Int
    }

    /// Which change each file is; nil for what belongs to no source.
    private(set) var targets: [Target?] = []
    private(set) var problems: [RecordProblem] = []
    private(set) var passedOver: [PassedOver] = []
    private(set) var nextFile: UInt32
    private(set) var unchangedCount = 0
    /// How each source is read.
    let options: [IndexingOptions]

    /// Walks the sources that are looked at. Complexity: that of the walks; unchanged files are not read.
    /// - Parameter options: for what is not the sources' own.
    init(_ selection: SourceSelection, _ table: SourceTable, removed: [Int] = [], _ options: IndexingOptions) throws {
        self.table = table
        self.removed = removed + selection.takenIn
        sources = selection.sources.filter { source in !removed.contains { $0 == source.entry } }
        nextFile = table.nextFile
        self.options = sources.map { $0.options.applied(to: options) } + [options]
        var outranked: [[PlannedSource.Change]] = []
        for index in sources.indices { outranked.append(try scan(index)) }
        if hasChangedFiles { try readOutranked(outranked) }
        for input in selection.loose {
            files.append(
                InputFile(
                    path: input == .standardInput ? "-" : input.name, systemPath: input.path, size: nil, input: input,
                    options: sources.count))
            targets.append(nil)
        }
        for source in sources.indices {
            for (number, change) in sources[source].changes.enumerated() where change.isRead { addFile(source, number) }
        }
    }

    private mutating func addFile(_ source: Int, _ number: Int) {
        let planned = sources[source]
        let change = planned.changes[number]
        files.append(
            InputFile(
                path: planned.name(of: change.path), systemPath: SourcePath.joined(planned.source.root, change.path),
                size: change.new.map { Int($0.size) },
                input: planned.input(of: change.path), options: source, isTriedAgain: change.old?.flags.contains(.unread) ?? false))
        targets.append(Target(source: source, change: number))
    }

    /// Whether files are read, or gone.
    var hasChangedFiles: Bool { !removed.isEmpty || sources.contains { $0.changes.contains { $0.isRead || $0.new == nil } } }

    /// Whether only new sources would change the table.
    var isOfNewSources: Bool {
        removed.isEmpty
            && sources.allSatisfy { planned in
                planned.entry.map { planned.changes.isEmpty && table.entries[$0].source == planned.source } ?? true
            }
    }

    /// The number in the table of a file that is read; 0 for one of no source.
    func number(ofFile file: Int) -> UInt32 { targets[file].flatMap { sources[$0.source].changes[$0.change].new?.number } ?? 0 }

    /// Files that could not be read, or not to the end, and whose articles stay.
    var keptFiles: [String] {
        sources.flatMap { planned in
            planned.changes.compactMap {
                $0.old != nil && !$0.isRead && $0.new?.flags.contains(.unread) == true ? planned.name(of: $0.path) : nil
            }
        }
    }

    /// Whether the table changes.
    var changesTable: Bool {
        !removed.isEmpty
            || sources.contains { planned in
                !planned.changes.isEmpty || planned.entry.map { table.entries[$0].source != planned.source } ?? true
            }
    }

    /// - Returns: the unchanged files that gave way to others.
    private mutating func scan(_ index: Int) throws(IndexFileError) -> [PlannedSource.Change] {
        let planned = sources[index]
        guard let parts = planned.parts else { return [] }
        var join = try SourceJoin(planned, table, nextFile: nextFile)
        let root = planned.source.root
        var found: (problems: [RecordProblem], passedOver: [PassedOver]) = ([], [])
        var unavailable: String?
        if planned.source.isFolder {
            try InputSearch.walk(root, options[index].reading, nested: planned.nested, parts: parts) {
                (path, finding) throws(IndexFileError) in
                switch finding {
                case .file(let stamp): try join.meet(path, stamp) { SourcePath.joined(root, path) }
                case .passedOver(let reason):
                    found.passedOver.append(PassedOver(path: planned.input(of: path).shown(planned.name(of: path)), reason: reason))
                case .problem(let kind, let reason, let isFolder):
                    if kind != .unsupported { try join.keep(path, isFolder: isFolder) }
                    if path.isEmpty { unavailable = reason }
                    found.problems.append(
                        RecordProblem(
                            kind, at: SourceLocation(path: planned.input(of: path).shown(planned.name(of: path))), reason, loses: .input))
                }
            }
            try join.finish()
            // Most often nothing is mounted there.
            if unavailable == nil, parts.isEmpty, join.metCount == 0, join.changes.contains(where: { $0.new == nil }) {
                unavailable = "it is empty"
            }
        } else if let stamp = FileStamp(path: root) {
            try join.meet([], stamp) { root }
        } else if case .nothing(let isMissing, let reason) = InputSearch.place(root), !isMissing || !InputSearch.isAmongOthers(root) {
            unavailable = reason
        } else {
            try join.finish()
        }
        problems += unavailable == nil || planned.entry == nil ? found.problems : []
        passedOver += found.passedOver
        if let unavailable, planned.entry != nil {
            sources[index].unavailable = unavailable
            return []
        }
        nextFile = join.nextFile
        unchangedCount += join.unchangedCount
        sources[index].changes = join.changes
        return join.outranked
    }

    /// Files that gave way to others may come back when others change.
    private mutating func readOutranked(_ found: [[PlannedSource.Change]]) throws {
        for index in sources.indices where sources[index].unavailable == nil {
            var more = found[index]
            if sources[index].parts == nil, let entry = sources[index].entry {
                var files = table.files(of: entry)
                while try files.next() {
                    if files.file.flags.contains(.outranked) {
                        more.append(.init(path: files.path, old: files.file, new: files.file, isRead: true))
                    }
                }
            }
            readAgain(more, index)
        }
    }

    private mutating func readAgain(_ more: [PlannedSource.Change], _ source: Int) {
        guard !more.isEmpty else { return }
        let paths = Set(more.map(\.path))
        sources[source].changes = (sources[source].changes.filter { !paths.contains($0.path) } + more).sorted {
            SourceOrder.precedes($0.path, $1.path)
        }
    }

    /// Adds files to be read after the others; none of them has been read already.
    mutating func read(_ more: [SourceDates.Unsettled]) {
        for (index, group) in Dictionary(grouping: more, by: \.source).sorted(by: { $0.key < $1.key }) {
            let before = sources[index].changes
            readAgain(group.map { .init(path: $0.path, old: $0.file, new: $0.file, isRead: true) }, index)
            let places = Dictionary(uniqueKeysWithValues: sources[index].changes.enumerated().map { ($1.path, $0) })
            for number in targets.indices {
                guard let target = targets[number], target.source == index, let place = places[before[target.change].path] else { continue }
                targets[number] = Target(source: index, change: place)
            }
            for unsettled in group { if let place = places[unsettled.path] { addFile(index, place) } }
        }
    }

    /// Notes what became of a file.
    /// - Parameter dates: what its dates tell, for the table.
    mutating func settle(_ reading: FileReading, dates: [UInt8]) {
        guard let target = targets[reading.file], var new = sources[target.source].changes[target.change].new else { return }
        let old = sources[target.source].changes[target.change].old
        if reading.isIncomplete {
            if let old { new = old }
            new.flags.insert(.unread)
        } else {
            new = SourceFile(
                number: new.number, size: reading.stamp?.size ?? new.size, modified: reading.stamp?.modified ?? new.modified,
                contentHash: reading.contentHash, dates: dates)
            if reading.isUncertain { new.flags.insert(.uncertain) }
            if reading.isUnsupported { new.flags.insert(.unread) }
        }
        sources[target.source].changes[target.change].new = new
        if reading.isIncomplete, old != nil { sources[target.source].changes[target.change].isRead = false }
    }
}
