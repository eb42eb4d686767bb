/// The matches of leaves within one window of documents, in columns.
struct WindowHits {
    /// Documents that a window spans: its accumulators stay in the first-level cache.
    static let width: UInt32 = 4_096
    /// 64-bit words of a bitset over a window.
    static let wordCount = Int(width) / 64

    /// Documents, counted from the window's first.
    var offsets: [UInt32] = []
    /// `freqs[i]` belongs to `offsets[i]`.
    var freqs: [UInt32] = []

    mutating func removeAll() {
        offsets.removeAll(keepingCapacity: true)
        freqs.removeAll(keepingCapacity: true)
    }
}
