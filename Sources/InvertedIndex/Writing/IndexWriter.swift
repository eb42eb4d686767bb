import ArticleModel
import IndexBytes
import IndexStorage
import Synchronization
import TextAnalysis

/// The one writer of an index: holds its lock from `init` to `close`, builds runs, and commits them.
///
/// Nothing that a writer does is visible before `commit` returns, or after it fails: readers see the commit before. A closed writer, and
/// the builders that it made, refuse everything with `IndexFileError.Code.closed`.
public final class IndexWriter: Sendable {
    private struct State {
        var manifest: Manifest
        var nextRun = 1
        var isClosed = false
        /// Whether a commit is under way; the lock is kept until it has ended.
        var isCommitting = false
    }

    let directory: any Directory
    private let lock: any WriteLock
    private let state: Mutex<State>
    /// Held by the commit under way: tasks that share a writer commit one after another.
    private let committing = Mutex(())
    /// What only this writer's runs have in their files' names: they are not part of an index, and must not be mistaken for those that
    /// another process's writer left behind.
    private let token = UInt32.random(in: 0 ... .max)
    /// The index's analyzer.
    public let analyzer: any Analyzer

    /// Opens the index in `directory` for writing, or creates one.
    /// - Parameters:
    ///   - analyzerName: the analyzer of a new index (`standard` by default); for an index that exists, nil or its own.
    ///   - storesText: whether a new index stores the text of its articles (it does by default); for an index that exists, nil or what it
    ///     does.
    ///   - keepsSurfaces: whether a new index keeps the surface forms of words besides the analyzer's terms, for phrases that match as
    ///     written (by default if the analyzer has them: if it stems); for an index that exists, nil or what it does.
    ///   - keepsSpelling: whether a new index keeps the spelling of words, case and diacritics as written (not by default); for an index
    ///     that exists, nil or what it does.
    /// - Throws: `.locked` when another process writes; `AnalyzerMismatch` for an analyzer other than the index's; `StoredTextMismatch`;
    ///   `WordFormMismatch`; `MissingWordForm` for a form that the analyzer does not have.
    public init(
        _ directory: any Directory, analyzerName: String? = nil, storesText: Bool? = nil, keepsSurfaces: Bool? = nil,
        keepsSpelling: Bool? = nil
    ) throws {
        lock = try directory.acquireWriteLock()
        self.directory = directory
        var manifest: Manifest
        do throws(IndexFileError) {
            manifest = try Manifest.read(directory)
        } catch {
            guard error.code == .missing else { throw error }
            // A new index has its manifest before any other file: with segments, this is an index that has lost it, not an empty folder.
            if let segment = try directory.names().first(where: { Manifest(analyzer: "").isLeftOver($0) && $0.hasPrefix("segment-") }) {
                throw IndexFileError(
                    .corrupt, file: directory.path, expected: "a manifest beside the files of an index", found: segment)
            }
            manifest = Manifest(
                analyzer: analyzerName ?? "standard", storesText: storesText ?? true,
                forms: Self.forms(analyzerName ?? "standard", keepsSurfaces: keepsSurfaces, keepsSpelling: keepsSpelling))
        }
        if let storesText, storesText != manifest.storesText { throw StoredTextMismatch(storesText: manifest.storesText) }
        if let analyzerName, analyzerName != manifest.analyzer {
            throw AnalyzerMismatch(recorded: manifest.analyzer, wanted: analyzerName)
        }
        guard let analyzer = AnalyzerCatalog.analyzer(named: manifest.analyzer) else {
            throw UnknownAnalyzer(name: manifest.analyzer)
        }
        self.analyzer = analyzer
        // A merge moves positions, and a new article would have some.
        guard manifest.keepsPositions else { throw IndexWithoutPositions() }
        for (form, isWanted) in [(WordForm.surface, keepsSurfaces), (.spelling, keepsSpelling)] {
            guard let isWanted, isWanted != manifest.forms.has(form) else { continue }
            if isWanted, !analyzer.forms.has(form) { throw MissingWordForm(form: form, analyzer: manifest.analyzer) }
            throw WordFormMismatch(form: form, isKept: !isWanted)
        }
        if manifest.generation == 0 {
            manifest.generation = 1
            try manifest.commit(directory)
        }
        let leftOvers = try directory.names().filter { manifest.isLeftOver($0) }
        if !leftOvers.isEmpty {
            // The commit that made them superfluous may have ended before it was durable.
            try directory.syncNames()
            for name in leftOvers { try directory.remove(name) }
        }
        state = Mutex(State(manifest: manifest))
    }

    /// Begins a new index without positions and text in `directory`, only for `commitImport`.
    /// - Throws: `.locked` when another process writes; `IndexExists` if there is an index; `UnknownAnalyzer`.
    public init(importingInto directory: any Directory, analyzerName: String) throws {
        guard let analyzer = AnalyzerCatalog.analyzer(named: analyzerName) else { throw UnknownAnalyzer(name: analyzerName) }
        lock = try directory.acquireWriteLock()
        self.directory = directory
        self.analyzer = analyzer
        var manifest = Manifest(analyzer: analyzerName, storesText: false, keepsPositions: false)
        manifest.generation = 1
        var present: Manifest?
        do throws(IndexFileError) {
            present = try Manifest.read(directory)
        } catch {
            guard error.code == .missing else { throw error }
        }
        // An import that ended early left an empty index.
        if let present, present.keepsPositions || !present.segments.isEmpty { throw IndexExists(path: directory.path) }
        if present == nil, try directory.names().contains(where: { manifest.isLeftOver($0) }) {
            throw IndexFileError(.corrupt, file: directory.path, expected: "a manifest beside the files of an index")
        }
        try manifest.commit(directory)
        for name in try directory.names() where manifest.isLeftOver(name) { try directory.remove(name) }
        state = Mutex(State(manifest: manifest))
    }

    /// The forms that a new index keeps, of those its analyzer has.
    private static func forms(_ analyzerName: String, keepsSurfaces: Bool?, keepsSpelling: Bool?) -> WordForms {
        var forms: WordForms = []
        if keepsSurfaces != false { forms.insert(.surface) }
        if keepsSpelling == true { forms.insert(.spelling) }
        return forms.intersection(AnalyzerCatalog.analyzer(named: analyzerName)?.forms ?? [])
    }

    /// Removes the files of runs that were not committed. What cannot be removed now, the next writer removes; a closed writer removes
    /// nothing, nor does one during a commit, which uses them.
    public func removeUncommitted() {
        let isIdle = state.withLock { !$0.isClosed && !$0.isCommitting }
        if isIdle { try? exclusively { removeLeftOvers() } }
    }

    private func removeLeftOvers() {
        // By the manifest on disk, and only after it is durable: nothing that a crash could bring back is taken away.
        guard let standing = try? Manifest.read(directory), (try? directory.syncNames()) != nil else { return }
        for name in (try? directory.names()) ?? [] where standing.isLeftOver(name) { try? directory.remove(name) }
    }

    /// The last commit.
    public var manifest: Manifest { state.withLock { $0.manifest } }

    /// Ends writing and gives the lock back, after any commit under way.
    public func close() {
        let isIdle = state.withLock { state in
            state.isClosed = true
            return !state.isCommitting
        }
        if isIdle { lock.release() }
    }

    /// - Throws: `.closed` once the writer is closed.
    func checkOpen() throws(IndexFileError) {
        if state.withLock({ $0.isClosed }) { throw IndexFileError(.closed, file: directory.path) }
    }

    /// Runs `body`, which writes to the index: one at a time, and with the lock.
    /// - Throws: `.closed` once the writer is closed; what `body` throws.
    func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        try committing.withLock { _ in
            let isClosed = state.withLock { state in
                state.isCommitting = !state.isClosed
                return state.isClosed
            }
            if isClosed { throw IndexFileError(.closed, file: directory.path) }
            defer {
                let wasClosed = state.withLock { state in
                    state.isCommitting = false
                    return state.isClosed
                }
                if wasClosed { lock.release() }
            }
            return try body()
        }
    }

    /// Whether the index stores the text of its articles.
    public var storesText: Bool { manifest.storesText }

    /// The forms in which the index keeps words besides the analyzer's terms.
    public var forms: WordForms { manifest.forms }

    /// A builder of the next run.
    /// - Throws: `.closed` once the writer is closed; what the file system says.
    public func makeRunBuilder() throws(IndexFileError) -> RunBuilder {
        try checkOpen()
        let number = state.withLock { state in
            defer { state.nextRun += 1 }
            return state.nextRun
        }
        return try RunBuilder(self, name: "run-\(token)-\(number)")
    }

    /// Makes the articles of `runs`, in this order, part of the index, without those whose ids are `deleted`; an article replaces an
    /// earlier one with its id, in the index or in the runs. On return all is durable; on failure nothing has changed, or everything if
    /// only the last step, making it durable, failed. Runs not among `runs` are given up.
    /// - Parameters:
    ///   - deleted: ids to delete from the index as it was before; unknown ones are ignored.
    ///   - dateOrders: how open dates are read.
    ///   - threads: how many cores to use; the bytes written do not depend on it.
    ///   - memoryBudget: bytes that merging may take besides what the runs hold; the bytes written do not depend on it.
    ///   - checkpoint: called now and then, on any thread; what it throws ends the commit.
    public func commit(
        _ runs: [PendingRun], deleting deleted: [String] = [], dateOrders: DateOrders = DateOrders(), threads: Int = 1,
        memoryBudget: Int = 128 << 20,
        checkpoint: @escaping @Sendable () throws -> Void = {}
    ) throws -> CommitSummary {
        try commit(
            runs, deletions: deleted.map { PendingDeletion(id: $0, articlesBefore: 0) }, dateOrders: dateOrders, threads: threads,
            memoryBudget: memoryBudget,
            checkpoint: checkpoint)
    }

    /// The same if articles were deleted between others that were added.
    /// - Parameters:
    ///   - deletions: each deletes from the index as it was before and from the articles added before it.
    ///   - sources: what else changes if the articles are those of the index's sources.
    public func commit(
        _ runs: [PendingRun], deletions: [PendingDeletion], sources: SourceChanges? = nil, dateOrders: DateOrders = DateOrders(),
        threads: Int = 1,
        memoryBudget: Int = 128 << 20, checkpoint: @escaping @Sendable () throws -> Void = {}
    ) throws -> CommitSummary {
        try exclusively {
            try commitAlone(
                runs, deletions, sources, dateOrders, Merging(threads: threads, memoryBudget: memoryBudget, checkpoint: checkpoint))
        }
    }

    /// How a commit's merges work.
    struct Merging {
        let threads: Int
        let memoryBudget: Int
        let checkpoint: @Sendable () throws -> Void
    }

    private func commitAlone(
        _ runs: [PendingRun], _ deletions: [PendingDeletion], _ sources: SourceChanges?, _ dateOrders: DateOrders, _ merging: Merging
    ) throws -> CommitSummary {
        // Read anew: a commit that failed in its last step may stand nevertheless.
        let before = try Manifest.read(directory)
        let added = DocumentRange.order(of: runs)
        var runs = runs
        CopyNumbers.assign(&runs, order: added)
        var superseded = try SupersededArticles(runs, order: added, deletions, place: sources?.place)
        let existing = try IndexReader(directory, manifest: before)
        var settlement = try sources.map { try SourceSettlement(existing, $0, outranked: superseded.outranked) }
        var removal = Removal(existing)
        for deletion in deletions { try removal.remove(deletion.id, isReplaced: false) }
        for (number, run) in runs.enumerated() where !existing.segments.isEmpty {
            for doc in 0..<run.docCount where !superseded.contains(run: number, doc: doc) {
                if doc % 1024 == 0 { try merging.checkpoint() }
                guard try settlement?.adds(doc, of: run.documents) != false else {
                    superseded.drop(run: number, doc: doc)
                    continue
                }
                try removal.remove(String(decoding: run.documents.id(doc), as: UTF8.self), isReplaced: true)
            }
        }
        for doc in settlement?.goneDocs ?? [] { try removal.remove(doc) }
        let addedCount =
            runs.reduce(0) { $0 + $1.docCount } - superseded.replacedCount - superseded.deletedCount
            - (settlement.map { $0.unchangedCount + $0.outrankedCount } ?? 0)

        let liveCounts = existing.segments.indices.map { existing.segments[$0].docCount - removal.deletedCount(of: $0) }
        let firstMerged = addedCount > 0 ? MergePolicy.firstMerged(liveCounts: liveCounts, added: addedCount) : liveCounts.count
        let arrivals = try Arrivals(generation: before.generation + 1, replacing: removal)
        let committed = try replace(before, merging) { next, created in
            for index in 0..<firstMerged {
                if let kept = try keep(
                    existing.segments[index], entry: before.segments[index], removal: removal.removed(of: index), in: &next,
                    created: &created, merging)
                {
                    next.segments.append(kept)
                }
            }
            if addedCount > 0 {
                let merged = existing.segments[firstMerged...]
                let old = merged.count
                let inputs =
                    try merged.map { MergeInput.segment($0) }
                    + runs.map { try MergeInput.run($0, directory, dateOrders: dateOrders, arrivals: arrivals) }
                let order =
                    merged.enumerated().map { DocumentRange(input: $0, docs: 0..<$1.docCount) }
                    + added.map { DocumentRange(input: $0.input + old, docs: $0.docs) }
                let merger = SegmentMerger(inputs, order: order) { input, doc in
                    input < old
                        ? removal.removed(of: firstMerged + input).contains(doc) : superseded.contains(run: input - old, doc: doc)
                }
                next.segments.append(try write(merger, in: &next, created: &created, merging))
            }
            if let sources, let settlement {
                let name = Manifest.sourcesName(next.generation)
                created.append(name)
                var table = try sources.table(settlement.outranked)
                try table.write(directory, name: name, nextFile: sources.nextFile)
                next.sources = Manifest.SourcesFile(
                    name: name, checksum: try IndexFile(directory, name: name, kind: .sources).contentChecksum)
            }
        }
        return CommitSummary(
            generation: committed.generation, addedCount: addedCount, duplicateCount: superseded.replacedCount,
            removedIDs: removal.ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
            replacedCount: removal.replacedCount, unchangedCount: settlement?.unchangedCount ?? 0, duplicateIDs: superseded.repeatedIDs)
    }

    /// The summary without a commit: the index is unchanged.
    public func unchanged() throws -> CommitSummary {
        CommitSummary(
            generation: try Manifest.read(directory).generation, addedCount: 0, duplicateCount: 0, removedIDs: [], replacedCount: 0)
    }

    /// Replaces `before`, the present commit, by a new one: entirely or, if something throws, not at all.
    /// - Parameter write: adds its segments to the manifest, and to the second list the files that it creates.
    /// - Returns: the manifest of the new commit.
    func replace(
        _ before: Manifest, _ merging: Merging, _ write: (inout Manifest, inout [String]) throws -> Void
    ) throws -> Manifest {
        var next = before
        next.generation += 1
        next.segments = []
        var created: [String] = []
        do {
            try write(&next, &created)
            try merging.checkpoint()
            try directory.syncNames()
            try next.commit(directory)
        } catch {
            // The manifest decides: the commit before, or this one if only its last step failed. In the first case what this one wrote is
            // removed; if even that fails, the next writer removes it.
            if let standing = try? Manifest.read(directory) {
                state.withLock { $0.manifest = standing }
                if standing == before { for name in created { try? directory.remove(name) } }
            }
            throw error
        }
        let committed = next
        state.withLock { $0.manifest = committed }
        removeLeftOvers()
        return committed
    }

    /// What becomes of a segment that is not merged: the same, with more deletions, written anew, or nothing.
    private func keep(
        _ segment: SegmentReader, entry: Manifest.Segment, removal removed: Set<Int>, in manifest: inout Manifest,
        created: inout [String], _ merging: Merging
    ) throws -> Manifest.Segment? {
        guard !removed.isEmpty else { return entry }
        let deletedCount = entry.deletedCount + removed.count
        guard deletedCount < entry.docCount else { return nil }
        if MergePolicy.isRewritten(docCount: entry.docCount, deletedCount: deletedCount) {
            let whole = DocumentRange(input: 0, docs: 0..<segment.docCount)
            let merger = SegmentMerger([.segment(segment)], order: [whole]) { _, doc in removed.contains(doc) }
            return try write(merger, in: &manifest, created: &created, merging)
        }
        let deletions = try DeletionsBuilder(segment, analyzer: analyzer, storesText: manifest.storesText, forms: manifest.forms)
            .adding(removed, checkpoint: merging.checkpoint)
        let name = "\(segment.name)-\(manifest.generation).deletions"
        created.append(name)
        _ = try deletions.write(directory, name: name)
        var kept = entry
        kept.deletedCount = deletions.deletedCount
        kept.deletions = name
        kept.checksums[IndexFileKind.deletions.ending] = try IndexFile(directory, name: name, kind: .deletions).contentChecksum
        return kept
    }

    /// Writes the segment that `merger` makes, and first adds its files to `created`.
    func write(
        _ merger: SegmentMerger, in manifest: inout Manifest, created: inout [String], _ merging: Merging
    ) throws -> Manifest.Segment {
        let name = Manifest.segmentName(manifest.nextSegment)
        manifest.nextSegment += 1
        for kind in IndexFileKind.ofSegments { created.append("\(name).\(kind.ending)") }
        try merger.write(
            directory, name: name, threads: merging.threads, memoryBudget: merging.memoryBudget, checkpoint: merging.checkpoint)
        return try Manifest.Segment(directory, name: name, docCount: merger.docCount)
    }
}
