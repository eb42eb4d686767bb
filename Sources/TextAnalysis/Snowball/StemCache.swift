/// Stems of words seen before: direct-mapped, so that it never grows (512 KiB) and the newest word wins a slot.
struct StemCache {
    /// Longest word and stem kept, in bytes.
    static let longest = 31
    private static let slotCount = 8_192
    private static let slotSize = 64

    /// Slots of 64 bytes: a length byte (0 for an empty slot) and the word, then at 32 a length byte and the stem.
    private var slots = [UInt8](repeating: 0, count: slotCount * slotSize)

    /// Where the slot of `word` starts.
    @inline(__always)
    static func slot(of word: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01B3 }
        return Int((hash ^ hash >> 29) & UInt64(slotCount - 1)) * slotSize
    }

    /// Whether the slot has `word`.
    @inline(__always)
    func holds(_ word: Span<UInt8>, at slot: Int) -> Bool {
        let entry = slots.span.extracting(slot..<slot + Self.slotSize)
        guard Int(entry[0]) == word.count else { return false }
        for index in word.indices where entry[index + 1] != word[index] { return false }
        return true
    }

    /// Puts the slot's stem in the place of `batch`'s open term.
    @inline(__always)
    func replaceOpenTerm(of batch: inout TokenBatch, at slot: Int) {
        let entry = slots.span.extracting(slot..<slot + Self.slotSize)
        let count = Int(entry[32])
        batch.replaceOpenTerm(with: entry.extracting(33..<33 + count), count: count)
    }

    /// Remembers a stem. A stem longer than `longest` is not kept.
    ///
    /// - Precondition: `word` has 1 to `longest` bytes.
    mutating func insert(_ word: [UInt8], stem: [UInt8], at slot: Int) {
        guard stem.count <= Self.longest else { return }
        slots[slot] = UInt8(word.count)
        for index in word.indices { slots[slot + 1 + index] = word[index] }
        slots[slot + 32] = UInt8(stem.count)
        for index in stem.indices { slots[slot + 33 + index] = stem[index] }
    }
}
