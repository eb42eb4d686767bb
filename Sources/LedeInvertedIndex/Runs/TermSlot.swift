/// A place of a `TermTable`, of 32 bytes: a term, and where its list of postings continues.
struct TermSlot: BitwiseCopyable {
    /// The first 8 bytes of the term, the first one lowest, padded with zeros.
    var prefix: UInt64
    /// Where a term of more than 8 bytes is in the arena.
    var arenaOffset: UInt32
    var length: UInt16
    /// Words left in the list's last chunk, not counting its link.
    var room: UInt16
    /// The place of the list's first chunk, and of its next word.
    var head: UInt32
    var tail: UInt32
    /// The last document plus one.
    var nextDoc: UInt32
    /// Words of the list; 0 in an empty slot.
    var count: UInt32

    /// A term without postings.
    init(prefix: UInt64, arenaOffset: UInt32, length: Int) {
        self.prefix = prefix
        self.arenaOffset = arenaOffset
        self.length = UInt16(length)
        room = 0
        head = 0
        tail = 0
        nextDoc = 0
        count = 0
    }
}
