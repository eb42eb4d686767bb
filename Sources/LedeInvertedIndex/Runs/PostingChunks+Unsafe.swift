/// The lists of postings of a `TermTable`: chains of chunks, whose first and last a slot knows.
struct PostingChunks: ~Copyable {
    private var arena = WordArena()
    /// The words of the list that starts at `copiedHead`, one after another.
    private var copy = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 1 << 12)
    private var copiedHead: UInt32?

    init() {}

    deinit { copy.deallocate() }

    /// Bytes of memory in use by lists.
    var byteCount: Int { arena.byteCount }

    /// Says that lists are about to grow: a copied list must be copied anew.
    mutating func willAppend() { copiedHead = nil }

    /// Appends a word to the list of `slot`, whose last chunk has a word left.
    @inline(__always)
    func append(_ word: UInt32, to slot: UnsafeMutablePointer<TermSlot>) {
        // SAFETY: `tail` is a word of the list's last chunk, of which `room` are left.
        arena.pointer(slot.pointee.tail).pointee = word
        slot.pointee.tail &+= 1
        slot.pointee.room &-= 1
        slot.pointee.count &+= 1
    }

    /// Adds a chunk to the list of `slot`, whose last one is full.
    @inline(never)
    mutating func addChunk(to slot: UnsafeMutablePointer<TermSlot>) {
        precondition(slot.pointee.count < UInt32.max - 3, "a term has 2³² occurrences in a run")
        // The total of the chunks so far tells the size of the last one.
        var size = 0
        var held = 0
        while held < slot.pointee.count {
            size = WordArena.sizeOfChunk(after: size)
            held += size - 1
            if size == WordArena.sizeOfChunk(after: size) { break }
        }
        let next = WordArena.sizeOfChunk(after: size)
        let place = arena.chunk(next)
        // SAFETY: `slot` is one of the table's; a full chunk's `tail` is its last word, kept for the link.
        if slot.pointee.count == 0 { slot.pointee.head = place } else { arena.pointer(slot.pointee.tail).pointee = place }
        slot.pointee.tail = place
        slot.pointee.room = UInt16(next - 1)
    }

    /// The first word of the list at `head`, read before its turn so that several lists come from memory at the same time.
    func firstWord(at head: UInt32) -> UInt32 {
        // SAFETY: a list has a word at its head.
        arena.pointer(head).pointee
    }

    /// The `count` words of the list at `head` (`PostingWords`), valid until another list is read or appended to.
    mutating func words(at head: UInt32, count: Int) -> UnsafeRawBufferPointer {
        // SAFETY: the list has `count` words, and all of them are in its first chunk or copied to memory that has room.
        if count < WordArena.sizeOfChunk(after: 0) {
            return UnsafeRawBufferPointer(start: arena.pointer(head), count: count * 4)
        }
        if copiedHead != head {
            if copy.count < count {
                copy.deallocate()
                copy = .allocate(capacity: max(count, copy.count * 2))
            }
            if let base = copy.baseAddress { arena.copy(from: head, count: count, to: base) }
            copiedHead = head
        }
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[..<(count * 4)])
    }
}
