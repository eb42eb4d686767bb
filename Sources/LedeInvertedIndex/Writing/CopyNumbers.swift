/// Tells apart the articles of a commit that have the same content and no id of their own: the first keeps the id that its content gives,
/// the next is `ID-2`.
///
/// Equal articles can stand in for each other, so it does not matter which of them has which number.
enum CopyNumbers {
    /// Numbers the articles of `runs` that are marked as such. Complexity: O(marked articles), and a sort of them.
    /// - Parameter order: the documents' order in the commit.
    static func assign(_ runs: inout [PendingRun], order: [DocumentRange]) {
        var sorter = IDSorter()
        for range in order where runs[range.input].documents.hasCopies {
            for doc in range.docs where runs[range.input].documents.isCopy(doc) {
                sorter.add(runs[range.input].documents.id(doc), tag: UInt64(range.input) << 32 | UInt64(doc))
            }
        }
        func place(_ tag: UInt64) -> (run: Int, doc: Int) { (Int(tag >> 32), Int(tag & 0xFFFF_FFFF)) }
        func id(_ tag: UInt64) -> ArraySlice<UInt8> { runs[place(tag).run].documents.id(place(tag).doc) }
        let tags = sorter.sorted { id($0).span.compared(with: id($1).span) < 0 }
        var renamings: [(tag: UInt64, id: [UInt8])] = []
        var first = 0
        while first < tags.count {
            var end = first + 1
            while end < tags.count, id(tags[end]) == id(tags[first]) { end += 1 }
            let base = String(decoding: id(tags[first]), as: UTF8.self)
            for (number, tag) in tags[first..<end].enumerated().dropFirst() { renamings.append((tag, Array("\(base)-\(number + 1)".utf8))) }
            first = end
        }
        for (tag, id) in renamings { runs[place(tag).run].documents.rename(place(tag).doc, id) }
    }
}
