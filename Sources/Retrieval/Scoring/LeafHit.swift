/// A document of a segment in which a leaf occurs.
struct LeafHit: BitwiseCopyable, Sendable {
    /// The local doc id.
    var doc: UInt32 = 0
    /// Occurrences, 1 or more.
    var freq: UInt32 = 0
}
