import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

extension IndexWriter {
    /// Makes the articles of `runs`, in this order, part of the index, without those whose ids are `deleted`; an article replaces an
    /// earlier one with its id, in the index or in the runs. On return all is durable; on failure nothing has changed, or everything if
    /// only the last step, making it durable, failed. Runs not among `runs` are given up.
    /// - Parameters:
    ///   - deleted: ids to delete from the index as it was before; unknown ones are ignored.
    ///   - dateOrders: how open dates are read.
    ///   - threads: how many cores to use; the bytes written do not depend on it.
    ///   - memoryBudget: bytes that merging may take besides what the runs hold; the bytes written do not depend on it.
    ///   - checkpoint: called now and then, on any thread; what it throws ends the commit.
    package func commit(
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
    package func commit(
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
        let existing = try IndexReader(directory, manifest: before, analyzers: analyzers)
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
    package func unchanged() throws -> CommitSummary {
        CommitSummary(
            generation: try Manifest.read(directory).generation, addedCount: 0, duplicateCount: 0, removedIDs: [], replacedCount: 0)
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
