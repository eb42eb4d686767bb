import LedeIndexBytes

/// Which terms occur where in a document, as one number that does not depend on their order: the sum of a hash of each occurrence. Two
/// different documents share one only by chance, once in 2⁶⁴.
struct OccurrenceSum: Equatable {
    private var sum: UInt64 = 0

    /// What a term counts for.
    static func hash(_ term: Span<UInt8>) -> UInt64 {
        var hash = FNV1a()
        hash.add(term)
        return hash.value
    }

    /// Adds an occurrence of the term with this hash.
    @inline(__always)
    mutating func add(term: UInt64, position: UInt32) {
        // The finalizer of splitmix64 (Steele, Lea, Flood 2014), so that terms and positions cannot cancel out.
        var mixed = term &+ UInt64(position) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
        sum &+= mixed ^ (mixed &>> 31)
    }
}
