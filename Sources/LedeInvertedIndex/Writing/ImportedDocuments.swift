import LedeIndexBytes

/// The documents of an import: their ids and lengths, in their order. There is no text.
package struct ImportedDocuments: Sendable {
    private var documents = RunDocuments()

    package init() {}

    /// Documents added.
    package var count: Int { documents.count }

    /// Adds the next document, all of whose tokens count as its body's.
    /// - Precondition: `length` is below 2³¹, and there are fewer than 2³¹ documents.
    package mutating func add(id: String, length: UInt32) {
        precondition(length < 1 << 31 && count < 1 << 31 - 1)
        documents.add(id: id, lengths: [0, length])
    }

    /// Tokens of document `doc`, which is below `count`.
    package func length(_ doc: Int) -> UInt32 { documents.lengths(doc).last ?? 0 }

    /// An id that two documents have; nil if all differ.
    /// - Complexity: O(documents) except for ids that share their first 8 bytes, which are sorted.
    package var repeatedID: String? {
        var sorter = IDSorter()
        for doc in 0..<count { sorter.add(documents.id(doc), tag: UInt64(doc)) }
        let order = sorter.sorted { documents.id(Int($0)).span.compared(with: documents.id(Int($1)).span) < 0 }
        for (doc, next) in zip(order, order.dropFirst()) where documents.id(Int(doc)) == documents.id(Int(next)) {
            return String(decoding: documents.id(Int(doc)), as: UTF8.self)
        }
        return nil
    }

    /// The UTF-8 of the id of `doc`, and its tokens per field.
    func parts(_ doc: Int) -> (id: ArraySlice<UInt8>, lengths: ArraySlice<UInt32>) { (documents.id(doc), documents.lengths(doc)) }
}
