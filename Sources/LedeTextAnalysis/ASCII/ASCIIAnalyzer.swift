/// FTS5's `ascii` tokenizer: words are made of ASCII letters, folded, digits, and every byte from 0x80 on, as it is.
package struct ASCIIAnalyzer: Analyzer {
    package let name = "ascii"
    /// What each byte is folded to; 0 for a separator.
    private let map: [UInt8]

    package init() {
        map = (0..<256).map { byte in
            switch UInt8(byte) {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte + 32)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF: UInt8(byte)
            default: 0
            }
        }
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        let map = map.span
        var offset = progress.offset
        var remaining = limit
        while remaining > 0 {
            while offset < text.count, map[Int(text[offset])] == 0 { offset += 1 }
            let start = offset
            while offset < text.count, map[Int(text[offset])] != 0 { offset += 1 }
            if offset == start { break }
            batch.appendBytes(of: text, in: start..<offset, through: map)
            batch.endTerm(startOffset: start, endOffset: offset, position: progress.position)
            progress.position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        return offset < text.count
    }
}
