/// The articles of a commit's runs that are not added after all: a later article of the runs has their id again, of which only the last
/// counts, or they were deleted after they came.
struct SupersededArticles {
    private var dropped: [[Bool]]
    /// How many have an id that a later article has.
    private(set) var replacedCount = 0
    /// The first ids that several articles have, each once, in ascending order of their bytes.
    private(set) var repeatedIDs: [String] = []
    /// How many others were deleted.
    private(set) var deletedCount = 0

    /// Complexity: O(documents) but for ids that share their first 8 bytes, which are sorted.
    /// - Parameter order: the documents' order in the commit.
    init(_ runs: [PendingRun], order: [DocumentRange], _ deletions: [PendingDeletion]) {
        dropped = runs.map { Array(repeating: false, count: $0.docCount) }
        var sorter = IDSorter()
        for range in order {
            for doc in range.docs { sorter.add(runs[range.input].documents.id(doc), tag: UInt64(range.input) << 32 | UInt64(doc)) }
        }
        func id(_ tag: UInt64) -> ArraySlice<UInt8> { runs[Int(tag >> 32)].documents.id(Int(tag & 0xFFFF_FFFF)) }
        let tags = sorter.sorted { id($0).span.compared(with: id($1).span) < 0 }
        for (tag, next) in zip(tags, tags.dropFirst()) where id(tag) == id(next) {
            // Equal ids come in the order of the commit.
            dropped[Int(tag >> 32)][Int(tag & 0xFFFF_FFFF)] = true
            replacedCount += 1
            if repeatedIDs.count < CommitSummary.mostDuplicateIDs {
                let text = String(decoding: id(tag), as: UTF8.self)
                if repeatedIDs.last != text { repeatedIDs.append(text) }
            }
        }
        delete(runs, order: order, deletions)
    }

    /// Drops the articles that came before a deletion of their id.
    private mutating func delete(_ runs: [PendingRun], order: [DocumentRange], _ deletions: [PendingDeletion]) {
        var ends: [ArraySlice<UInt8>: Int] = [:]
        for deletion in deletions where deletion.articlesBefore > 0 {
            ends[ArraySlice(deletion.id.utf8), default: 0] = max(ends[ArraySlice(deletion.id.utf8)] ?? 0, deletion.articlesBefore)
        }
        guard let last = ends.values.max() else { return }
        var number = 0
        for range in order {
            for doc in range.docs {
                guard number < last else { return }
                if !dropped[range.input][doc], let end = ends[runs[range.input].documents.id(doc)], number < end {
                    dropped[range.input][doc] = true
                    deletedCount += 1
                }
                number += 1
            }
        }
    }

    func contains(run: Int, doc: Int) -> Bool { dropped[run][doc] }
}
