/// Says which segments a commit merges. Only neighbours are merged, so that documents keep their order.
enum MergePolicy {
    /// The first of the last segments that are merged with `added` new documents into one.
    ///
    /// A segment joins when what is merged after it is at least half its size. Sizes then fall by more than half from segment to segment,
    /// so there are at most log₂ N of them, and a document is rewritten O(log N) times.
    static func firstMerged(liveCounts: [Int], added: Int) -> Int {
        var first = liveCounts.count
        var sum = added
        while first > 0, sum * 2 >= liveCounts[first - 1] {
            first -= 1
            sum += liveCounts[first]
        }
        return first
    }

    /// Whether a segment has so many deleted documents that it is rewritten.
    static func isRewritten(docCount: Int, deletedCount: Int) -> Bool { deletedCount * 2 > docCount }
}
