import LedePageExtraction

/// Finding tags in SGML bytes.
enum SGMLTag {
    struct DocumentMark {
        var range: Range<Int>
        var isEnd: Bool
    }

    /// Bytes of the longest tag; a `<` not closed by then is a character.
    private static let longest = 1000

    /// The elements that are documents.
    private static let documents: [StaticString] = ["doc", "reuters"]

    /// The first `<DOC>` or `<REUTERS>` (attributes allowed), or their end tags, of a line at or after `start`, in any case.
    /// Complexity: O(n), whatever the line holds.
    static func firstDocumentMark(in line: [UInt8], from start: Int = 0) -> DocumentMark? {
        var from = start
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: line, from: from) {
            from = open + 1
            let isEnd = from < line.count && line[from] == UInt8(ascii: "/")
            let name = isEnd ? from + 1 : from
            guard let word = documents.first(where: { ByteSearch.matches($0, in: line, at: name) }) else { continue }
            let behind = name + word.utf8CodeUnitCount
            guard behind < line.count else { continue }
            let next = line[behind]
            if next == UInt8(ascii: ">") { return DocumentMark(range: open..<behind + 1, isEnd: isEnd) }
            if next == 0x20 || next == 0x09,
                let close = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: line, from: behind, end: open + longest)
            {
                return DocumentMark(range: open..<close + 1, isEnd: isEnd)
            }
        }
        return nil
    }
}
