import LedeIndexBytes
import LedeTextAnalysis

/// The distinct terms of a run and their postings, added to in the order of the text.
///
/// An open-addressing table with linear probing, at most half full. A slot of 32 bytes carries the first 8 bytes of its term, so that short
/// terms are compared without touching the arena of the longer ones, and where the next of its postings goes, so that an occurrence touches
/// only the slot and the end of one list (`PostingWords`). It costs no allocation and no retain.
final class TermTable {
    private var slots: UnsafeMutablePointer<TermSlot>
    private var capacity: Int
    /// 64 less the binary logarithm of `capacity`.
    private var shift: UInt64
    /// Odd and unknown to the documents' authors, who could otherwise make all terms collide. It leaves no trace in what is written.
    private let multiplier = UInt64.random(in: 0...UInt64.max) | 1
    /// Number of distinct terms.
    private(set) var count = 0
    private var arena = TermArena()
    private var lists = PostingChunks()
    /// The hashes of a batch's terms.
    private var hashes = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 1 << 11)
    /// What was read ahead; meaningless.
    private var touched: UInt32 = 0

    init() {
        capacity = 1 << 12
        shift = 64 - 12
        slots = Self.emptySlots(capacity)
    }

    deinit {
        Self.free(slots, capacity)
        hashes.deallocate()
    }

    // SAFETY: zeros make an empty slot, the table frees what it replaces, and TermSlot is trivial.
    private static func emptySlots(_ capacity: Int) -> UnsafeMutablePointer<TermSlot> {
        PageMemory.allocate(capacity * MemoryLayout<TermSlot>.stride).bindMemory(to: TermSlot.self, capacity: capacity)
    }

    private static func free(_ slots: UnsafeMutablePointer<TermSlot>, _ capacity: Int) {
        PageMemory.free(UnsafeMutableRawPointer(slots), capacity * MemoryLayout<TermSlot>.stride)
    }

    /// Bytes of memory in use, including what the table's next growth will need when it is near.
    var byteCount: Int {
        let table = capacity * MemoryLayout<TermSlot>.stride
        return lists.byteCount + arena.byteCount + (count * 5 > capacity * 2 ? table * 3 : table) + count * 64
    }

    /// Adds the terms of a batch as occurrences in `doc`, which is the last document or a later one, at their positions plus `offset`.
    func add(_ batch: TermBatch, doc: UInt32, offset: UInt32) {
        lists.willAppend()
        batch.withUnsafeTokens { bytes, tokens in
            if hashes.count < tokens.count {
                hashes.deallocate()
                hashes = .allocate(capacity: max(tokens.count, hashes.count * 2))
            }
            guard let hashes = hashes.baseAddress else { return }
            // SAFETY: a batch's term lies within `bytes`, with 8 readable bytes after it; there are as many hashes as tokens, and a slot's
            // index is below the capacity.
            for (index, token) in tokens.enumerated() { hashes[index] = hash(bytes + Int(token.start), Int(token.length)) }
            let nextDoc = doc &+ 1
            var touched = touched
            for (index, token) in tokens.enumerated() {
                // Reads a slot ahead, so that the slots of several rare terms come from memory at the same time.
                if index &+ Self.lookAhead < tokens.count { touched ^= slots[slotIndex(hashes[index &+ Self.lookAhead])].count }
                let found = slot(bytes + Int(token.start), Int(token.length), hashes[index])
                append(position: token.position &+ offset, nextDoc: nextDoc, to: found)
            }
            self.touched = touched
        }
    }

    static let lookAhead = 8

    @inline(__always)
    private func append(position: UInt32, nextDoc: UInt32, to slot: UnsafeMutablePointer<TermSlot>) {
        let gap = nextDoc &- slot.pointee.nextDoc
        slot.pointee.nextDoc = nextDoc
        guard gap < PostingWords.escape, position < PostingWords.positionLimit else {
            append(PostingWords.escape, to: slot)
            append(gap, to: slot)
            append(position, to: slot)
            return
        }
        append(position &<< PostingWords.gapBits | gap, to: slot)
    }

    @inline(__always)
    private func append(_ word: UInt32, to slot: UnsafeMutablePointer<TermSlot>) {
        if slot.pointee.room == 0 { lists.addChunk(to: slot) }
        lists.append(word, to: slot)
    }

    // MARK: Looking up

    /// The slot of the term of `length` bytes at `start`, whose hash is `hash`; it is made if there is none.
    @inline(__always)
    private func slot(_ start: UnsafeRawPointer, _ length: Int, _ hash: UInt64) -> UnsafeMutablePointer<TermSlot> {
        // SAFETY: 8 bytes after the term are readable (TermBatch), so loads of 8 that begin within it are; `slot` is below `capacity` by
        // the mask; arena offsets and lengths were recorded from the arena's own bytes.
        let prefix = Self.word(start, length)
        let slots = slots
        let mask = capacity &- 1
        var slot = slotIndex(hash)
        while true {
            let found = slots + slot
            if found.pointee.count == 0 { return insert(prefix, start, length, hash, at: slot) }
            if found.pointee.prefix == prefix, Int(found.pointee.length) == length,
                length <= 8 || arenaEquals(found.pointee.arenaOffset, start, length)
            {
                return found
            }
            slot = (slot &+ 1) & mask
        }
    }

    // Multiplicative hashing (Knuth, TAOCP vol. 3, 6.4) of 8 bytes at a time: the top bits of a product depend on all bits of its factors.

    @inline(__always)
    private func hash(_ start: UnsafeRawPointer, _ length: Int) -> UInt64 {
        // SAFETY: as in `slot`.
        var hash = (Self.word(start, length) ^ UInt64(truncatingIfNeeded: length)) &* multiplier
        var done = 8
        while done < length {
            hash = ((hash ^ (hash &>> 29)) &+ Self.word(start + done, length &- done)) &* multiplier
            done &+= 8
        }
        return (hash ^ (hash &>> 32)) &* multiplier
    }

    @inline(__always) private func slotIndex(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> shift) }

    /// The first 8 of `length` bytes as a number, the first one lowest; zeros represent bytes that are not there.
    @inline(__always)
    private static func word(_ start: UnsafeRawPointer, _ length: Int) -> UInt64 {
        // SAFETY: 8 bytes from `start` on are readable.
        let word = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
        guard length < 8 else { return word }
        return word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
    }

    private func arenaEquals(_ place: UInt32, _ start: UnsafeRawPointer, _ length: Int) -> Bool {
        // SAFETY: the slot's term lies in the arena with readable bytes after it, `length` bytes from `place` on.
        let known = arena.start(place)
        var done = 8
        while done < length {
            if Self.word(known + done, length &- done) != Self.word(start + done, length &- done) { return false }
            done &+= 8
        }
        return true
    }

    @inline(never)
    private func insert(
        _ prefix: UInt64, _ start: UnsafeRawPointer, _ length: Int, _ hash: UInt64, at slot: Int
    ) -> UnsafeMutablePointer<TermSlot> {
        if (count + 1) * 2 > capacity {
            grow()
            return self.slot(start, length, hash)
        }
        // SAFETY: the term's bytes are readable. `slot` is below `capacity`, as in `slot`; the caller adds an occurrence at once, so that
        // it is not empty.
        let place = length > 8 ? arena.append(start, length) : 0
        count += 1
        slots[slot] = TermSlot(prefix: prefix, arenaOffset: place, length: length)
        return slots + slot
    }

    private func grow() {
        let old = slots
        let oldCapacity = capacity
        capacity *= 2
        shift -= 1
        slots = Self.emptySlots(capacity)
        // SAFETY: indices are below the capacities; a long term lies in the arena.
        for index in 0..<oldCapacity where old[index].count != 0 {
            let moved = old[index]
            var slot = slotIndex(withStart(of: moved) { hash($0, Int(moved.length)) })
            while slots[slot].count != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = moved
        }
        Self.free(old, oldCapacity)
    }

    /// Calls `body` with where the bytes of a slot's term are, with 8 readable bytes after them.
    @inline(__always)
    private func withStart<Result>(of slot: TermSlot, _ body: (UnsafeRawPointer) -> Result) -> Result {
        // SAFETY: a long term lies in the arena, which has readable bytes after it; a short one in its prefix, of which 16 bytes are made.
        if slot.length > 8 { return body(arena.start(slot.arenaOffset)) }
        return withUnsafeBytes(of: (slot.prefix.littleEndian, UInt64(0))) { bytes in
            guard let base = bytes.baseAddress else { preconditionFailure("a value has an address") }
            return body(base)
        }
    }

    // MARK: Reading back

    /// A distinct term, for as long as nothing is added to the table.
    struct Term: BitwiseCopyable {
        fileprivate let slot: TermSlot

        /// The first 8 bytes, the first one highest, padded with zeros: the order of terms apart from what follows.
        var key: UInt64 { slot.prefix.byteSwapped }
        /// Bytes of the term.
        var length: Int { Int(slot.length) }
        /// Words of its postings.
        var wordCount: Int { Int(slot.count) }
    }

    private struct Entry: BitwiseCopyable {
        let key: UInt64
        let slot: Int
    }

    /// All terms in ascending order of their bytes. Complexity: linear except for terms that share 8 bytes.
    func sortedTerms() -> [Term] {
        var entries: [Entry] = []
        entries.reserveCapacity(count)
        // SAFETY: indices are below the capacity.
        for index in 0..<capacity where slots[index].count != 0 {
            entries.append(Entry(key: slots[index].prefix.byteSwapped, slot: index))
        }
        RadixSort.sort(&entries) { $0.key }
        // Copied, so that a walk through them reads memory in order.
        var terms = entries.map { Term(slot: slots[$0.slot]) }
        // Zero padding sorts a shorter term first, as the order of bytes does; longer terms need their other bytes, and terms that end in
        // zeros their lengths.
        var first = 0
        while first < terms.count {
            var end = first + 1
            while end < terms.count, entries[end].key == entries[first].key { end += 1 }
            if end - first > 1 { terms[first..<end].sort { stands($0, before: $1) } }
            first = end
        }
        return terms
    }

    private func stands(_ left: Term, before right: Term) -> Bool {
        withBytes(of: left) { left in withBytes(of: right) { left.compared(with: $0) < 0 } }
    }

    /// Calls `body` with the bytes of `term`.
    func withBytes<Result>(of term: Term, _ body: (Span<UInt8>) -> Result) -> Result {
        // SAFETY: the term's slot stays, and so do its bytes during the call.
        withStart(of: term.slot) { body(Span(_unsafeBytes: UnsafeRawBufferPointer(start: $0, count: Int(term.slot.length)))) }
    }

    /// Reads the beginning of a term's postings ahead, so that several come from memory at the same time.
    func touch(_ term: Term) {
        touched ^= lists.firstWord(at: term.slot.head)
    }

    /// Calls `body` with the words of the postings of `term` (`PostingWords`), valid during the call.
    func withWords<Result, Failure: Error>(
        of term: Term, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(lists.words(at: term.slot.head, count: Int(term.slot.count)))
    }
}
