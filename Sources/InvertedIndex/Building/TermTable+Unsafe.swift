import TextAnalysis

/// Gives every distinct term a number, counting from 0 in the order of first sight, and counts its occurrences.
///
/// An open-addressing table with linear probing, at most half full. A slot carries the first 8 bytes of its term, so that short terms
/// are compared without touching the arena that holds all terms' bytes. One look-up costs no allocation and no retain.
final class TermTable {
    private struct Slot {
        /// The first 8 bytes of the term, the first one lowest, padded with zeros.
        var prefix: UInt64
        var arenaOffset: UInt32
        var length: UInt32
        /// The term's number plus one; 0 in an empty slot.
        var number: UInt32
        var count: UInt32
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var capacity: Int
    /// 64 less the binary logarithm of `capacity`.
    private var shift: UInt64
    /// Odd and unknown to whoever writes the documents, who could otherwise make all terms collide. It leaves no trace in what is written.
    private let multiplier = UInt64.random(in: 0...UInt64.max) | 1
    /// Number of distinct terms.
    private(set) var count = 0
    /// All terms' bytes, back to back in the order of their numbers.
    private(set) var arena: [UInt8] = []

    init() {
        capacity = 1 << 12
        shift = 64 - 12
        slots = Self.emptySlots(capacity)
    }

    deinit { slots.deallocate() }

    // SAFETY: every slot is initialised here, the table frees what it replaces, and Slot is trivial.
    private static func emptySlots(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: capacity)
        slots.initialize(repeating: Slot(prefix: 0, arenaOffset: 0, length: 0, number: 0, count: 0), count: capacity)
        return slots
    }

    /// Bytes of memory in use.
    var byteCount: Int { capacity * MemoryLayout<Slot>.stride + arena.capacity }

    /// Appends the number of each token's term to `numbers`, and its position plus `offset` to `positions`.
    func intern(_ batch: borrowing TokenBatch, offset: UInt32, numbers: inout [UInt32], positions: inout [UInt32]) {
        let tokens = batch.count
        numbers.reserveCapacity(growing(numbers.count, by: tokens, capacity: numbers.capacity))
        positions.reserveCapacity(growing(positions.count, by: tokens, capacity: positions.capacity))
        let places = batch.positions
        let ends = batch.termEnds
        batch.bytes.withUnsafeBytes { bytes in
            var start = 0
            for token in 0..<tokens {
                let end = ends[token]
                // SAFETY: a batch's term ends ascend to at most its byte count, so `start..<end` lies within `bytes`.
                numbers.append(number(bytes, start, end &- start))
                positions.append(places[token] &+ offset)
                start = end
            }
        }
    }

    private func growing(_ count: Int, by more: Int, capacity: Int) -> Int {
        count + more <= capacity ? capacity : max(count + more, capacity * 2)
    }

    @inline(__always)
    private func number(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt32 {
        // SAFETY: loads stay within `start..<start + length`, which the caller has checked to lie within `bytes`; `slot` is below
        // `capacity` by the mask; arena offsets and lengths were recorded from the arena's own bytes.
        let base = bytes.baseAddress
        let prefix = Self.prefix(base, start, length)
        var hash = hashed(prefix, length)
        var done = 8
        while done < length {
            hash = mixed(hash, Self.prefix(base, start &+ done, length &- done))
            done &+= 8
        }
        var slot = slotIndex(hash)
        while true {
            let found = slots + slot
            if found.pointee.number == 0 { return insert(prefix, bytes, start, length, at: slot) }
            if found.pointee.prefix == prefix, Int(found.pointee.length) == length,
                length <= 8 || arenaEquals(Int(found.pointee.arenaOffset), bytes, start, length)
            {
                found.pointee.count &+= 1
                return found.pointee.number &- 1
            }
            slot = (slot &+ 1) & (capacity &- 1)
        }
    }

    // Multiplicative hashing (Knuth, TAOCP vol. 3, 6.4) of 8 bytes at a time: the top bits of a product depend on all bits of its factors.

    @inline(__always) private func hashed(_ prefix: UInt64, _ length: Int) -> UInt64 {
        (prefix ^ UInt64(truncatingIfNeeded: length)) &* multiplier
    }

    @inline(__always) private func mixed(_ hash: UInt64, _ more: UInt64) -> UInt64 {
        ((hash ^ (hash >> 29)) &+ more) &* multiplier
    }

    @inline(__always) private func slotIndex(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: ((hash ^ (hash >> 32)) &* multiplier) >> shift)
    }

    /// Up to 8 bytes from `start` on as a number, the first one lowest.
    @inline(__always)
    private static func prefix(_ base: UnsafeRawPointer?, _ start: Int, _ length: Int) -> UInt64 {
        guard let base else { return 0 }
        if length >= 8 { return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt64.self)) }
        if length >= 4 {
            let low = UInt64(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
            let high = UInt64(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: start &+ length &- 4, as: UInt32.self)))
            return low | high << UInt64((length &- 4) &* 8)
        }
        guard length > 0 else { return 0 }
        let first = UInt64(base.load(fromByteOffset: start, as: UInt8.self))
        let middle = UInt64(base.load(fromByteOffset: start &+ length / 2, as: UInt8.self)) << UInt64(length / 2 &* 8)
        let last = UInt64(base.load(fromByteOffset: start &+ length &- 1, as: UInt8.self)) << UInt64((length &- 1) &* 8)
        return first | middle | last
    }

    private func arenaEquals(_ offset: Int, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> Bool {
        arena.withUnsafeBytes { arena in
            for index in 8..<length where arena[offset + index] != bytes[start + index] { return false }
            return true
        }
    }

    private func insert(
        _ prefix: UInt64, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int, at slot: Int
    ) -> UInt32 {
        precondition(arena.count + length <= Int(UInt32.max), "a run's terms exceed 4 GiB")
        count += 1
        // SAFETY: `slot` is below `capacity`, as in `number`.
        slots[slot] = Slot(
            prefix: prefix, arenaOffset: UInt32(arena.count), length: UInt32(length), number: UInt32(count), count: 1)
        arena.append(contentsOf: bytes[start..<(start + length)])
        if count * 2 > capacity { grow() }
        return UInt32(count - 1)
    }

    private func grow() {
        let old = slots
        let oldCapacity = capacity
        capacity *= 2
        shift -= 1
        slots = Self.emptySlots(capacity)
        for index in 0..<oldCapacity where old[index].number != 0 {
            let moved = old[index]
            var hash = hashed(moved.prefix, Int(moved.length))
            arena.withUnsafeBytes { arena in
                var done = 8
                let length = Int(moved.length)
                while done < length {
                    hash = mixed(hash, Self.prefix(arena.baseAddress, Int(moved.arenaOffset) + done, length - done))
                    done += 8
                }
            }
            var slot = slotIndex(hash)
            while slots[slot].number != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = moved
        }
        old.deallocate()
    }

    /// A distinct term.
    struct Term {
        let number: Int
        /// The term's bytes in `arena`.
        let range: Range<Int>
        /// Its occurrences.
        let count: Int
        fileprivate let key: UInt64
    }

    /// All terms in ascending order of their bytes.
    func sortedTerms() -> [Term] {
        var terms: [Term] = []
        terms.reserveCapacity(count)
        for index in 0..<capacity where slots[index].number != 0 {
            let slot = slots[index]
            let start = Int(slot.arenaOffset)
            terms.append(
                Term(
                    number: Int(slot.number) - 1, range: start..<(start + Int(slot.length)), count: Int(slot.count),
                    key: slot.prefix.byteSwapped))
        }
        arena.withUnsafeBufferPointer { arena in
            terms.sort { left, right in
                // Zero padding sorts a shorter term first, as the order of bytes does; terms that end in zeros need the lengths too.
                if left.key != right.key { return left.key < right.key }
                let shared = min(left.range.count, right.range.count)
                for index in 0..<shared {
                    let (a, b) = (arena[left.range.lowerBound + index], arena[right.range.lowerBound + index])
                    if a != b { return a < b }
                }
                return left.range.count < right.range.count
            }
        }
        return terms
    }
}
