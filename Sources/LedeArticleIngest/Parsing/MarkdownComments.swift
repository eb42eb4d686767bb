import LedePageExtraction

/// Removes from Markdown what readers never see: HTML comments, scripts and style sheets, and Obsidian's block comments.
enum MarkdownComments {
    private static let tick = UInt8(ascii: "`")

    /// The text without them. Code in fences and between backticks stays, and so does what is not closed. Complexity: O(n).
    static func removed(from source: String) -> String {
        let bytes = Array(source.utf8)
        let hasAny =
            ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: 0) != nil
            || ByteSearch.firstIndex(of: UInt8(ascii: "%"), in: bytes, from: 0) != nil
        guard hasAny else { return source }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var unclosed: Set<String> = []
        var fence: UInt8?
        var at = 0
        while at < bytes.count {
            let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: at) ?? bytes.count
            let visible = bytes[at..<end].drop { $0 <= 0x20 }
            if let mark = visible.first, mark == tick || mark == UInt8(ascii: "~"), visible.prefix(3).count == 3,
                visible.prefix(3).allSatisfy({ $0 == mark })
            {
                if fence == nil { fence = mark } else if fence == mark { fence = nil }
            }
            var behind: Int?
            if fence == nil {
                if visible.elementsEqual("%%".utf8), let close = lineOfPercents(in: bytes, from: end, &unclosed) {
                    behind = close
                } else {
                    behind = cut(bytes, at..<end, &out, &unclosed)
                }
            }
            if let behind {
                at = behind
            } else {
                out.append(contentsOf: bytes[at..<min(end + 1, bytes.count)])
                at = end + 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Looks for the first comment, script or style sheet that begins on a line; appends what comes before it.
    /// - Returns: the place after it; nil if the line has none.
    private static func cut(_ bytes: [UInt8], _ line: Range<Int>, _ out: inout [UInt8], _ unclosed: inout Set<String>) -> Int? {
        var at = line.lowerBound
        var ticks = 0
        var counted = at
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at, end: line.upperBound) {
            at = open + 1
            ticks += ByteSearch.count(of: tick, in: bytes, range: counted..<open)
            counted = open
            let ending: String
            if ByteSearch.matches("<!--", in: bytes, at: open) {
                ending = "-->"
            } else if ByteSearch.matches("<script", in: bytes, at: open) {
                ending = "</script>"
            } else if ByteSearch.matches("<style", in: bytes, at: open) {
                ending = "</style>"
            } else {
                continue
            }
            guard ticks % 2 == 0, let end = end(of: ending, in: bytes, from: open, &unclosed) else { continue }
            out.append(contentsOf: bytes[line.lowerBound..<open])
            return end
        }
        return nil
    }

    private static func end(of ending: String, in bytes: [UInt8], from start: Int, _ unclosed: inout Set<String>) -> Int? {
        guard !unclosed.contains(ending) else { return nil }
        let wanted = Array(ending.utf8)
        var at = start
        while let found = ByteSearch.firstIndex(of: wanted[0], in: bytes, from: at) {
            let candidate = bytes[found..<min(found + wanted.count, bytes.count)]
            if candidate.count == wanted.count, zip(candidate, wanted).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) }) {
                return found + wanted.count
            }
            at = found + 1
        }
        unclosed.insert(ending)
        return nil
    }

    /// The place after the next line of only `%%`.
    private static func lineOfPercents(in bytes: [UInt8], from start: Int, _ unclosed: inout Set<String>) -> Int? {
        guard !unclosed.contains("%%") else { return nil }
        var at = start + 1
        while at < bytes.count {
            let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: at) ?? bytes.count
            if bytes[at..<end].drop(while: { $0 <= 0x20 }).prefix(while: { $0 > 0x20 }).elementsEqual("%%".utf8) {
                return min(end + 1, bytes.count)
            }
            at = end + 1
        }
        unclosed.insert("%%")
        return nil
    }
}
