import LedeArticleIngest
import LedeIndexBytes
import LedeInvertedIndex

/// Compares what a walk meets with what the table knows of a source, both in one order.
struct SourceJoin {
    private var files: SourceFiles?
    private var hasFile = false
    private let isReadAgain: Bool
    /// The parts of the source that are walked; empty for all.
    private let parts: [[UInt8]]
    /// What could not be read: nothing below it counts as gone.
    private var unreadable: [UInt8]?
    /// The number of the next new file.
    private(set) var nextFile: UInt32
    private(set) var changes: [PlannedSource.Change] = []
    /// Unchanged files, of which an article gave way to one from another file.
    private(set) var outranked: [PlannedSource.Change] = []
    /// Files that the walk met.
    private(set) var metCount = 0
    private(set) var unchangedCount = 0

    init(_ source: PlannedSource, _ table: SourceTable, nextFile: UInt32) throws(IndexFileError) {
        files = source.entry.map { table.files(of: $0) }
        isReadAgain = source.isReadAgain
        parts = source.parts ?? []
        self.nextFile = nextFile
        try advance()
    }

    private mutating func advance() throws(IndexFileError) { hasFile = try files?.next() ?? false }

    /// A file that is there.
    /// - Parameter system: gives its absolute path, if it must be read to know whether it changed.
    mutating func meet(_ path: [UInt8], _ stamp: FileStamp, system: () -> [UInt8]) throws(IndexFileError) {
        try pass(to: path)
        metCount += 1
        guard hasFile, let old = files?.file, files?.path == path else {
            changes.append(
                .init(path: path, old: nil, new: SourceFile(number: nextFile, size: stamp.size, modified: stamp.modified), isRead: true))
            nextFile += 1
            return
        }
        if isSame(old, stamp) {
            unchangedCount += 1
            if old.flags.contains(.outranked) { outranked.append(.init(path: path, old: old, new: old, isRead: true)) }
        } else if let new = restamped(old, stamp, system) {
            unchangedCount += 1
            let change = PlannedSource.Change(path: path, old: old, new: new)
            if old.flags.contains(.outranked) { outranked.append(.init(path: path, old: old, new: new, isRead: true)) }
            if new != old { changes.append(change) }
        } else {
            changes.append(
                .init(path: path, old: old, new: SourceFile(number: old.number, size: stamp.size, modified: stamp.modified), isRead: true))
        }
        try advance()
    }

    private func isSame(_ old: SourceFile, _ stamp: FileStamp) -> Bool {
        !isReadAgain && old.size == stamp.size && old.modified == stamp.modified && old.flags.isDisjoint(with: [.uncertain, .unread])
    }

    /// The file with its new stamp, if its bytes are the same.
    private func restamped(_ old: SourceFile, _ stamp: FileStamp, _ system: () -> [UInt8]) -> SourceFile? {
        guard !isReadAgain, !old.flags.contains(.unread), old.size == stamp.size, let hash = old.contentHash else { return nil }
        let time = FileStamp.now()
        guard FileStamp.contentHash(ofFile: system()) == hash else { return nil }
        var new = old
        new.modified = stamp.modified
        if stamp.isUncertain(at: time) { new.flags.insert(.uncertain) } else { new.flags.remove(.uncertain) }
        return new
    }

    /// Something that is there but cannot be read.
    mutating func keep(_ path: [UInt8], isFolder: Bool) throws(IndexFileError) {
        try pass(to: path)
        if isFolder {
            unreadable = path
        } else if hasFile, files?.path == path {
            unchangedCount += 1
            try advance()
        }
    }

    /// Ends the walk.
    mutating func finish() throws(IndexFileError) { try pass(to: nil) }

    /// Skips the table's files before a path: they are gone, unless nobody looked.
    private mutating func pass(to path: [UInt8]?) throws(IndexFileError) {
        while hasFile, let known = files?.path, let old = files?.file, path.map({ SourceOrder.precedes(known, $0) }) ?? true {
            let isWalked = parts.isEmpty || parts.contains { known == $0 || SourcePath.isBelow(known, $0) }
            let isHidden = unreadable.map { $0.isEmpty || SourcePath.isBelow(known, $0) } ?? false
            if isWalked, !isHidden {
                changes.append(.init(path: known, old: old, new: nil))
            } else {
                unchangedCount += 1
            }
            try advance()
        }
    }
}
