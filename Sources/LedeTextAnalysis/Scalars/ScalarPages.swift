/// One 32-bit entry for every code point, in pages of 256; equal pages that were filled as a whole share memory.
struct ScalarPages: Sendable {
    /// `pageStarts[codePoint >> 8]` is where the code point's page starts in `entries`.
    private var pageStarts: [UInt32]
    private var entries: [UInt32]
    /// Where the page with this entry everywhere is.
    private var uniformPages: [UInt32: UInt32] = [0: 0]

    /// Every entry 0.
    init() {
        pageStarts = [UInt32](repeating: 0, count: 0x1100)
        entries = [UInt32](repeating: 0, count: 256)
    }

    /// The entry of `codePoint`.
    ///
    /// - Precondition: `codePoint` is at most 0x10FFFF.
    @inline(__always)
    subscript(_ codePoint: UInt32) -> UInt32 {
        entries[Int(pageStarts[Int(codePoint >> 8)]) + Int(codePoint & 0xFF)]
    }

    /// Sets the entry of one code point.
    mutating func set(_ codePoint: UInt32, to entry: UInt32) {
        let page = Int(codePoint >> 8)
        var start = pageStarts[page]
        if uniformPages[entries[Int(start)]] == start {
            let copy = UInt32(entries.count)
            entries.append(contentsOf: repeatElement(entries[Int(start)], count: 256))
            pageStarts[page] = copy
            start = copy
        }
        entries[Int(start) + Int(codePoint & 0xFF)] = entry
    }

    /// Sets the entries of all code points of `range`.
    mutating func fill(_ range: ClosedRange<UInt32>, with entry: UInt32) {
        var codePoint = range.lowerBound
        while codePoint <= range.upperBound {
            if codePoint & 0xFF == 0, codePoint + 0xFF <= range.upperBound {
                pageStarts[Int(codePoint >> 8)] = uniformPage(of: entry)
                codePoint += 0x100
            } else {
                set(codePoint, to: entry)
                codePoint += 1
            }
        }
    }

    private mutating func uniformPage(of entry: UInt32) -> UInt32 {
        if let start = uniformPages[entry] { return start }
        let start = UInt32(entries.count)
        entries.append(contentsOf: repeatElement(entry, count: 256))
        uniformPages[entry] = start
        return start
    }
}
