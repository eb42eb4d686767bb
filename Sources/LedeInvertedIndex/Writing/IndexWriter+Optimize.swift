import LedeIndexStorage

extension IndexWriter {
    /// What optimizing is currently doing.
    package enum OptimizationPhase: Sendable, Equatable {
        /// Reads the postings and finds an order.
        case ordering
        /// Writes the segment.
        case writing
    }

    /// Merges all segments into one, without the deleted documents, in one commit. On failure nothing has changed, as with `commit`.
    ///
    /// The bytes written depend only on the index and `ordering`, not on the threads; on the memory only if it does not suffice for all
    /// words when an order is found.
    /// - Parameters:
    ///   - threads: how many cores to use.
    ///   - memoryBudget: most bytes that the work may take.
    ///   - onPhase: called with each phase, on this thread.
    ///   - checkpoint: called now and then, on any thread; what it throws ends the work.
    /// - Throws: `ReorderingMemoryError`; `IndexFileError`; what `checkpoint` throws.
    @discardableResult
    package func optimize(
        _ ordering: DocumentOrdering = .kept, threads: Int = 1, memoryBudget: Int = 512_000_000,
        onPhase: (OptimizationPhase) -> Void = { _ in }, checkpoint: @escaping @Sendable () throws -> Void = {}
    ) throws -> OptimizationSummary {
        try exclusively {
            let before = try Manifest.read(directory)
            let segments = try IndexReader(directory, manifest: before, analyzers: analyzers).segments
            var summary = OptimizationSummary(
                generation: before.generation, isChanged: false, orderingSeconds: 0, writingSeconds: 0, leastDocFreq: nil)
            let isWhole = segments.isEmpty || segments.count == 1 && segments[0].deletedCount == 0
            guard !isWhole || ordering == .clustered && !segments.isEmpty else { return summary }

            var merger = SegmentMerger(
                segments.map { .segment($0) }, order: segments.enumerated().map { DocumentRange(input: $0, docs: 0..<$1.docCount) }
            ) { _, _ in false }
            let start = ContinuousClock.now
            if ordering == .clustered {
                onPhase(.ordering)
                let builder = ForwardIndexBuilder(
                    segments, docMaps: merger.docMaps, docCount: merger.docCount, memoryBudget: memoryBudget, threads: threads)
                let forward = try builder.build(checkpoint: checkpoint)
                let order = try GraphBisection.order(forward.index, threads: threads, checkpoint: checkpoint)
                merger = merger.reordered(segments, by: DocumentPermutation(oldNumbers: order))
                summary.leastDocFreq = forward.leastDocFreq
                summary.orderingSeconds = (ContinuousClock.now - start) / .seconds(1)
            }
            onPhase(.writing)
            let merging = Merging(threads: threads, memoryBudget: memoryBudget, checkpoint: checkpoint)
            let committed = try replace(before, merging) { next, created in
                next.segments.append(try write(merger, in: &next, created: &created, merging))
            }
            summary.generation = committed.generation
            summary.isChanged = true
            summary.writingSeconds = (ContinuousClock.now - start) / .seconds(1) - summary.orderingSeconds
            return summary
        }
    }
}

/// The order of documents in an optimized index.
package enum DocumentOrdering: Sendable, Equatable {
    /// The order in which they were added.
    case kept
    /// Documents with the same words close together (recursive graph bisection). Scores and matches stay the same; articles with equal
    /// scores may change places, as these are in the order of documents.
    case clustered
}

/// What optimizing an index changed.
package struct OptimizationSummary: Sendable, Equatable {
    /// The generation of the last commit; the previous one if there was nothing to do.
    package var generation: Int64
    /// Whether a commit was made: not for an index that keeps its order and has no segments, or one without deletions.
    package var isChanged: Bool
    /// Wall-clock seconds spent on finding an order; 0 if the order was kept.
    package var orderingSeconds: Double
    /// Wall-clock seconds spent on writing, including the commit.
    package var writingSeconds: Double
    /// The least number of articles a word had to be in to count when the order was found: larger than usual if memory did not suffice for
    /// all words. Nil if the order was kept.
    package var leastDocFreq: Int?

    /// The last commit, as one that adds and removes no article.
    package var commit: CommitSummary {
        CommitSummary(generation: generation, addedCount: 0, duplicateCount: 0, removedIDs: [], replacedCount: 0)
    }
}
