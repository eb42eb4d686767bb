/// The articles of a commit's runs whose id a later article of the runs has again: of equal ids only the last counts.
struct RunDuplicates {
    private var dropped: [[Bool]]
    /// Number of dropped articles.
    private(set) var count = 0

    /// Complexity: O(documents) but for ids that share their first 8 bytes, which are sorted.
    /// - Parameter order: the documents' order in the commit.
    init(_ runs: [PendingRun], order: [DocumentRange]) {
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
            count += 1
        }
    }

    func contains(run: Int, doc: Int) -> Bool { dropped[run][doc] }
}
