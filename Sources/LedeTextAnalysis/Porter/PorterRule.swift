/// A suffix of Porter's algorithm and what takes its place.
struct PorterRule: Sendable {
    /// The suffix's bytes, the last one lowest.
    let suffix: UInt64
    /// The suffix's length in bytes, at most 7.
    let length: Int
    /// The replacement's bytes, the last one lowest.
    let replacement: UInt64
    /// The replacement's length in bytes, at most `length` except in step 1B's second part.
    let replacementLength: Int

    init(_ suffix: StaticString, _ replacement: StaticString = "") {
        self.suffix = Self.packed(suffix)
        length = suffix.utf8CodeUnitCount
        self.replacement = Self.packed(replacement)
        replacementLength = replacement.utf8CodeUnitCount
    }

    private static func packed(_ text: StaticString) -> UInt64 {
        text.description.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
