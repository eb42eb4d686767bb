import Synchronization

/// Parts of the documents, which threads take in turn.
final class PartQueue: Sendable {
    private let parts: [Range<Int>]
    private let taken = Atomic(0)

    init(_ parts: [Range<Int>]) { self.parts = parts }

    /// A part not yet taken; nil once all are.
    func next() -> Range<Int>? {
        let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        return number < parts.count ? parts[number] : nil
    }
}
