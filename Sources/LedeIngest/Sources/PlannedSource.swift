import LedeArticleIngest
import LedeInvertedIndex

/// A source, and what an update makes of it.
struct PlannedSource: Sendable {
    /// A file that is new, changed, gone, or has another stamp.
    struct Change: Sendable {
        /// Below the source's root.
        var path: [UInt8]
        /// As the table has it; nil for a new one.
        var old: SourceFile?
        /// As the next table has it; nil for one that is gone.
        var new: SourceFile?
        var isRead = false
    }

    var source: IndexedSource
    var options: SourceOptions
    /// Its number in the table; nil for a new one.
    var entry: Int?
    /// The parts looked at: nil for none, empty for all.
    var parts: [[UInt8]]?
    /// How the user wrote the root, or a part, for messages about its files.
    var given: [NamedInput] = []
    /// Whether its files are read even if they seem unchanged.
    var isReadAgain = false
    /// Files skipped because they are sources of their own.
    var nested: Set<[UInt8]> = []
    /// In the order of `SourceOrder`.
    var changes: [Change] = []
    /// Why nothing can be known of it, so that all stays as it is.
    var unavailable: String?

    /// The id-like name of a file of the source.
    func name(of path: [UInt8]) -> String { path.isEmpty ? source.name : source.name + "/" + FileName.text(path) }

    /// What the user named that led to a file.
    func input(of path: [UInt8]) -> NamedInput {
        let whole = SourcePath.joined(source.root, path)
        return given.first { $0.path == whole || SourcePath.isBelow(whole, $0.path) }
            ?? NamedInput(given: FileName.text(source.root), path: source.root, name: source.name)
    }

    /// Calls `body` with each file as the next table has it, in order, with its change if there is one.
    func forEachFile(_ table: SourceTable, _ body: (_ path: [UInt8], _ file: SourceFile, _ change: Change?) throws -> Void) throws {
        var next = changes[...]
        if let entry {
            var files = table.files(of: entry)
            while try files.next() {
                while let change = next.first, SourceOrder.precedes(change.path, files.path) {
                    next.removeFirst()
                    if let new = change.new { try body(change.path, new, change) }
                }
                if let change = next.first, change.path == files.path {
                    next.removeFirst()
                    if let new = change.new { try body(change.path, new, change) }
                } else {
                    try body(files.path, files.file, nil)
                }
            }
        }
        for change in next { if let new = change.new { try body(change.path, new, change) } }
    }
}
