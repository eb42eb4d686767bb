/// `FoldedScalar` for every scalar, in pages of 256.
struct FoldingTable: Sendable {
    /// Case and diacritics folded.
    static let folded = FoldingTable()

    /// For each ASCII byte what it is folded to, 0 for a separator; 0 for all bytes from 0x80 on.
    let ascii: [UInt8]
    /// `pageStarts[scalar >> 8]` is where the scalar's page starts in `entries`.
    private var pageStarts: [UInt32]
    private var entries: [UInt32]

    private init() {
        var entries = [UInt32](repeating: 0, count: 256)
        var pageStarts = [UInt32](repeating: 0, count: 0x1100)
        for page in 0..<0x100 {
            pageStarts[page] = UInt32(entries.count)
            for low in 0..<256 {
                let value = UInt32(page << 8 | low)
                guard let scalar = Unicode.Scalar(value) else { entries.append(0); continue }
                entries.append(Self.entry(scalar).bits)
            }
        }
        self.entries = entries
        self.pageStarts = pageStarts
        ascii = (0..<256).map { $0 < 128 && entries[256 + $0] != 0 ? UInt8(entries[256 + $0] & 0x7F) : 0 }
    }

    private static func entry(_ scalar: Unicode.Scalar) -> FoldedScalar {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
        if scalar.properties.isIdeographic || (0x3041...0x3096).contains(scalar.value) {
            return FoldedScalar(role: .single, target: scalar.value)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
            return FoldedScalar(role: .word, target: lower)
        case .nonspacingMark, .spacingMark, .enclosingMark: return FoldedScalar(role: .mark, target: scalar.value)
        case .format: return FoldedScalar(role: .ignored, target: scalar.value)
        default: return FoldedScalar(role: .separator, target: 0)
        }
    }

    @inline(__always)
    subscript(_ scalar: UInt32) -> FoldedScalar {
        FoldedScalar(bits: entries[Int(pageStarts[Int(scalar >> 8)]) + Int(scalar & 0xFF)])
    }
}
