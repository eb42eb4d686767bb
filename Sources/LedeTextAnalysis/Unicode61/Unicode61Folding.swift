/// What unicode61 does with each code point for one setting of remove_diacritics.
struct Unicode61Folding: Sendable {
    enum Kind: UInt32 {
        case separator = 0
        case tokenCharacter = 1
        /// Continues a token and cannot start one.
        case mark = 2
    }

    private static let keep = Unicode61Folding(building: .keep)
    private static let removeSimple = Unicode61Folding(building: .removeSimple)
    private static let removeAll = Unicode61Folding(building: .removeAll)

    /// For each ASCII byte what it is folded to, 0 for a separator; 0 for all bytes from 0x80 on.
    let ascii: [UInt8]
    /// Bits 0–20 what the code point is folded to, 0 for nothing; bits 21–22 its `Kind`.
    private let pages: ScalarPages

    /// The table for `diacritics`, built once.
    static func table(for diacritics: Unicode61Diacritics) -> Unicode61Folding {
        switch diacritics {
        case .keep: keep
        case .removeSimple: removeSimple
        case .removeAll: removeAll
        }
    }

    private init(building diacritics: Unicode61Diacritics) {
        var pages = ScalarPages()
        let identity: UInt32 = 0
        let token = Kind.tokenCharacter.rawValue << 21
        for at in stride(from: 0, to: Unicode61Tables.tokenCharacters.count, by: 2) {
            pages.fill(Unicode61Tables.tokenCharacters[at]...Unicode61Tables.tokenCharacters[at + 1], with: token | identity)
        }
        let setFold = { (source: UInt32, target: UInt32) in pages.set(source, to: token | target) }
        CodePointRun.forEach(in: Unicode61Tables.folds, setFold)
        if diacritics != .keep { CodePointRun.forEach(in: Unicode61Tables.simpleDiacritics, setFold) }
        if diacritics == .removeAll { CodePointRun.forEach(in: Unicode61Tables.allDiacritics, setFold) }
        for at in stride(from: 0, to: Unicode61Tables.marks.count, by: 2) {
            for mark in Unicode61Tables.marks[at]...Unicode61Tables.marks[at + 1] {
                pages.set(mark, to: Kind.mark.rawValue << 21 | (diacritics == .keep ? mark : 0))
            }
        }
        self.pages = pages
        ascii = (0..<256).map { byte in
            switch UInt8(byte) {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte + 32)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte)
            default: 0
            }
        }
    }

    /// Whether `codePoint` makes tokens. Any number from 0x80 on: FTS5 reads code points beyond Unicode's last from broken UTF-8.
    @inline(__always)
    func kind(_ codePoint: UInt32) -> Kind {
        codePoint > 0x10_FFFF ? .tokenCharacter : Kind(rawValue: pages[codePoint] >> 21) ?? .separator
    }

    /// What a `codePoint` that is not a separator is folded to; 0 for nothing.
    @inline(__always)
    func fold(_ codePoint: UInt32) -> UInt32 {
        guard codePoint <= 0x10_FFFF else { return codePoint }
        let entry = pages[codePoint]
        let target = entry & 0x1F_FFFF
        return target == 0 && entry >> 21 == Kind.tokenCharacter.rawValue ? codePoint : target
    }
}
