/// What the standard tokenizer does with one scalar: its part in a word, and what it is folded to. Packed into 32 bits.
///
///     bits 0–20   the scalar it folds to, 0 for itself; or the index of its expansion
///     bits 21–23  role
///     bit  24     bits 0–20 are an index into `FoldingTable.expansions`
///     bit  25     may compose with what comes before it
///     bits 26–31  order of its canonical combining class among all classes; 0 for class 0
struct FoldedScalar {
    enum Role: UInt32 {
        /// Ends a word.
        case separator = 0
        /// Part of a run that is one word.
        case word = 1
        /// A word of its own, with the marks that follow it.
        case single = 2
        /// Continues a word and cannot start one.
        case mark = 3
        /// Inside a word as if it were not there.
        case ignored = 4
    }

    let bits: UInt32

    @inline(__always) init(bits: UInt32) { self.bits = bits }

    init(role: Role, target: UInt32, isExpansion: Bool = false, mayCompose: Bool = false, order: UInt32 = 0) {
        bits = target | role.rawValue << 21 | (isExpansion ? 1 << 24 : 0) | (mayCompose ? 1 << 25 : 0) | order << 26
    }

    /// The same with another part in a word.
    func with(_ role: Role) -> FoldedScalar { FoldedScalar(bits: bits & ~(7 << 21) | role.rawValue << 21) }

    @inline(__always) var role: Role { Role(rawValue: bits >> 21 & 7) ?? .separator }
    @inline(__always) var target: UInt32 { bits & 0x1F_FFFF }
    @inline(__always) var isExpansion: Bool { bits & 1 << 24 != 0 }
    @inline(__always) var mayCompose: Bool { bits & 1 << 25 != 0 }
    @inline(__always) var order: UInt32 { bits >> 26 }
}
