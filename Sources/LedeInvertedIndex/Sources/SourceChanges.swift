/// What a commit that brings an index in step with its sources must know besides the articles.
package struct SourceChanges: Sendable {
    /// The numbers of the files that were read again in full, or are gone: what the index has of them and the runs have not goes.
    package var replacedFiles: Set<UInt32>
    /// Whether a file's ambiguous dates are still read as they were.
    package var keepsDates: @Sendable (_ file: UInt32) -> Bool
    /// The place of a file in the order of reading: of articles with one id in several files the last counts, whenever they came.
    package var place: @Sendable (_ file: UInt32) throws -> UInt64
    /// Greater than the numbers of all files.
    package var nextFile: UInt32
    /// Makes the table, once it is known which files have articles that gave way to others.
    package var table: @Sendable (_ outranked: Set<UInt32>) throws -> SourceTableWriter

    package init(
        replacedFiles: Set<UInt32>, nextFile: UInt32, keepsDates: @escaping @Sendable (UInt32) -> Bool,
        place: @escaping @Sendable (UInt32) throws -> UInt64,
        table: @escaping @Sendable (Set<UInt32>) throws -> SourceTableWriter
    ) {
        self.replacedFiles = replacedFiles
        self.nextFile = nextFile
        self.keepsDates = keepsDates
        self.place = place
        self.table = table
    }
}

/// What happens to the articles of files read again: those unchanged in the index stay there, and are not added.
struct SourceSettlement {
    private let existing: IndexReader
    private let changes: SourceChanges
    /// Documents of replaced files that no article of the runs equals or replaces.
    private var stale: Set<UInt32> = []
    /// Files with an article that gave way to one of another file.
    private(set) var outranked: Set<UInt32>
    /// Articles unchanged in the index.
    private(set) var unchangedCount = 0
    /// Articles of the runs that give way to those of other files in the index.
    private(set) var outrankedCount = 0

    /// Complexity: O(documents of the index).
    init(_ existing: IndexReader, _ changes: SourceChanges, outranked: Set<UInt32>) throws {
        self.existing = existing
        self.changes = changes
        self.outranked = outranked
        guard !changes.replacedFiles.isEmpty else { return }
        var stale: Set<UInt32> = []
        try existing.forEachOrigin { doc, origin in
            if changes.replacedFiles.contains(origin.source.file) { stale.insert(doc) }
        }
        self.stale = stale
    }

    /// Decides about article `doc` of `run`.
    /// - Returns: whether it is added; a document with its id then goes.
    mutating func adds(_ doc: Int, of run: RunDocuments) throws -> Bool {
        guard let present = try existing.doc(docno: String(decoding: run.id(doc), as: UTF8.self)) else { return true }
        let (old, new) = (try existing.origin(present).source, run.origin(doc))
        let isOfSameFile = old.file == new.file && new.file != 0
        if isOfSameFile, new.contentHash != 0, old.contentHash == new.contentHash, !run.hasOpenDate(doc) || changes.keepsDates(new.file) {
            stale.remove(present)
            unchangedCount += 1
            return false
        }
        if !isOfSameFile, old.file != 0, new.file != 0, !changes.replacedFiles.contains(old.file) {
            guard try changes.place(old.file) < changes.place(new.file) else {
                outranked.insert(new.file)
                outrankedCount += 1
                return false
            }
            outranked.insert(old.file)
        }
        stale.remove(present)
        return true
    }

    /// The documents that go without a replacement, in ascending order.
    var goneDocs: [UInt32] { stale.sorted() }
}
