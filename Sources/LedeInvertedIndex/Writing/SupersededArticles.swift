/// The articles of a commit's runs that are not added after all: a later article of the runs has the same id, and only the last counts, or
/// they were deleted after they came.
struct SupersededArticles {
    private var dropped: [[Bool]]
    /// How many have an id that a later article has.
    private(set) var replacedCount = 0
    /// The first ids that several articles have, each once, in ascending order of their bytes.
    private(set) var repeatedIDs: [String] = []
    /// Files with an article that gave way to another file's.
    private(set) var outranked: Set<UInt32> = []
    /// How many others were deleted.
    private(set) var deletedCount = 0

    /// Complexity: O(documents) except for ids that share their first 8 bytes, which are sorted.
    /// - Parameters:
    ///   - order: the documents' order in the commit.
    ///   - place: a file's place in the order of reading, which goes before the documents' order.
    init(_ runs: [PendingRun], order: [DocumentRange], _ deletions: [PendingDeletion], place: ((UInt32) throws -> UInt64)? = nil) throws {
        dropped = runs.map { Array(repeating: false, count: $0.docCount) }
        var sorter = IDSorter()
        for range in order {
            for doc in range.docs { sorter.add(runs[range.input].documents.id(doc), tag: UInt64(range.input) << 32 | UInt64(doc)) }
        }
        func id(_ tag: UInt64) -> ArraySlice<UInt8> { runs[Int(tag >> 32)].documents.id(Int(tag & 0xFFFF_FFFF)) }
        let tags = sorter.sorted { id($0).span.compared(with: id($1).span) < 0 }
        func file(_ tag: UInt64) -> UInt32 { runs[Int(tag >> 32)].documents.origin(Int(tag & 0xFFFF_FFFF)).file }
        var first = 0
        while first < tags.count {
            var end = first + 1
            while end < tags.count, id(tags[end]) == id(tags[first]) { end += 1 }
            defer { first = end }
            guard end - first > 1 else { continue }
            // Equal ids come in the order of the commit.
            var last = tags[end - 1]
            if let place {
                for tag in tags[first..<end].reversed() where file(tag) != 0 && file(last) != 0 {
                    if try place(file(tag)) > place(file(last)) { last = tag }
                }
            }
            for tag in tags[first..<end] where tag != last {
                dropped[Int(tag >> 32)][Int(tag & 0xFFFF_FFFF)] = true
                replacedCount += 1
                if file(tag) != file(last) { outranked.insert(file(tag)) }
            }
            if repeatedIDs.count < CommitSummary.mostDuplicateIDs { repeatedIDs.append(String(decoding: id(last), as: UTF8.self)) }
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

    /// Leaves out an article for another reason.
    mutating func drop(run: Int, doc: Int) { dropped[run][doc] = true }

    func contains(run: Int, doc: Int) -> Bool { dropped[run][doc] }
}

/// An article that a commit has to delete.
package struct PendingDeletion: Sendable, Equatable {
    /// The article's id; an unknown one is ignored.
    package var id: String
    /// How many of the commit's articles, in its order, were added before: if the article is among them, it is not added. One that comes
    /// later stays.
    package var articlesBefore: Int

    package init(id: String, articlesBefore: Int) {
        self.id = id
        self.articlesBefore = articlesBefore
    }
}
