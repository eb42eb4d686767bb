/// Stems of words seen before: direct-mapped, so that it never grows (512 KiB) and the newest word wins a slot.
///
/// SAFETY (@unchecked Sendable): a cache is part of one SnowballWorker, which SnowballWorkerPool lends to one task at a time.
final class StemCache: @unchecked Sendable {
    /// Longest word and stem kept, in bytes.
    static let longest = 31
    private static let slotCount = 8_192

    /// A word of at most `longest` bytes as a number: its bytes, the first one lowest, zeros, and in the last byte its length.
    struct Key: BitwiseCopyable, Equatable {
        private(set) var first: UInt64
        private(set) var second: UInt64
        private(set) var third: UInt64
        private(set) var fourth: UInt64

        /// - Parameters:
        ///   - start: the word's first byte; 32 bytes are readable.
        ///   - length: bytes of the word, 1 to `longest`.
        @inline(__always)
        init(_ start: UnsafeRawPointer, _ length: Int) {
            // SAFETY: the caller passes 32 readable bytes.
            first = Self.word(start, 0, length)
            fourth = UInt64(truncatingIfNeeded: length) &<< 56
            guard length > 8 else {
                second = 0
                third = 0
                return
            }
            second = Self.word(start, 8, length)
            third = Self.word(start, 16, length)
            fourth |= Self.word(start, 24, length)
        }

        init(_ word: Span<UInt8>) {
            // SAFETY: the buffer has 32 bytes, and the caller passes a word of fewer.
            self = withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
                buffer.initializeMemory(as: UInt8.self, repeating: 0)
                for index in word.indices { buffer[index] = word[index] }
                guard let base = buffer.baseAddress else { preconditionFailure("a buffer of 32 bytes has an address") }
                return Key(UnsafeRawPointer(base), word.count)
            }
        }

        @inline(__always)
        private static func word(_ start: UnsafeRawPointer, _ offset: Int, _ length: Int) -> UInt64 {
            // SAFETY: as in `init`; `offset` is at most 24.
            guard length > offset else { return 0 }
            let word = UInt64(littleEndian: (start + offset).loadUnaligned(as: UInt64.self))
            return length &- offset < 8 ? word & ((1 &<< UInt64(truncatingIfNeeded: (length &- offset) &* 8)) &- 1) : word
        }

        @inline(__always)
        fileprivate var slot: Int {
            // Multiplicative hashing (Knuth, TAOCP vol. 3, 6.4); an attacker's colliding words are just stemmed anew.
            let mixed =
                (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xC2B2_AE3D_27D4_EB4F) ^ (third &* 0x1656_67B1_9E37_79F9)
                ^ (fourth &* 0xD6E8_FEB8_6659_FD93)
            return Int(truncatingIfNeeded: ((mixed ^ (mixed &>> 32)) &* 0x9E37_79B9_7F4A_7C15) &>> 51)
        }
    }

    /// A word with its stem. 64 bytes, one line of the cache.
    struct Entry: BitwiseCopyable {
        fileprivate var key: Key
        /// The stem's bytes, zeros, and in the last byte its length and two flags.
        fileprivate var stem: (UInt64, UInt64, UInt64, UInt64)

        fileprivate static let prefixFlag: UInt64 = 1 << 63
        fileprivate static let plainFlag: UInt64 = 1 << 62

        /// Bytes of the stem.
        @inline(__always) var stemLength: Int { Int(truncatingIfNeeded: stem.3 &>> 56 & 31) }
        /// Whether the stem is what the word begins with.
        @inline(__always) var stemIsPrefix: Bool { stem.3 & Self.prefixFlag != 0 }
        /// Whether the word has no diacritics that folding drops: it is its own surface form.
        @inline(__always) var isPlain: Bool { stem.3 & Self.plainFlag != 0 }

        /// Puts the stem in the place of `batch`'s open term.
        @inline(__always)
        func replaceOpenTerm(of batch: inout TokenBatch) {
            // SAFETY: of the 32 readable bytes, `stemLength` are the stem.
            withStem {
                batch.replaceOpenTerm(
                    with: Span(_unsafeStart: $0.assumingMemoryBound(to: UInt8.self), count: stemLength), count: stemLength)
            }
        }

        /// Calls `body` with the stem's bytes; 32 are readable.
        @inline(__always)
        func withStem<Result>(_ body: (UnsafeRawPointer) -> Result) -> Result {
            // SAFETY: the tuple has 32 bytes and lives through the call.
            withUnsafeBytes(of: (stem.0.littleEndian, stem.1.littleEndian, stem.2.littleEndian, stem.3.littleEndian)) { bytes in
                guard let base = bytes.baseAddress else { preconditionFailure("a value has an address") }
                return body(base)
            }
        }
    }

    private let entries: UnsafeMutablePointer<Entry>

    init() {
        // SAFETY: zeros are an empty entry: no word has length 0. Freed once, by `deinit`.
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: Self.slotCount * MemoryLayout<Entry>.stride, alignment: 64)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: Self.slotCount * MemoryLayout<Entry>.stride)
        entries = bytes.bindMemory(to: Entry.self, capacity: Self.slotCount)
    }

    deinit { UnsafeMutableRawPointer(entries).deallocate() }

    /// What is known about a word, or nil.
    @inline(__always)
    func entry(_ key: Key) -> Entry? {
        // SAFETY: a slot is a number of 13 bits, below `slotCount`.
        let entry = entries[key.slot]
        return entry.key == key ? entry : nil
    }

    /// Remembers a stem. A stem longer than `longest` is not kept.
    /// - Parameters:
    ///   - word: 1 to `longest` bytes, which `key` is made of.
    ///   - isPlain: whether it is its own surface form.
    func insert(_ key: Key, word: [UInt8], stem: [UInt8], isPlain: Bool) {
        guard !stem.isEmpty, stem.count <= Self.longest else { return }
        let bytes = Key(stem.span)
        var last = bytes.fourth
        if word.starts(with: stem) { last |= Entry.prefixFlag }
        if isPlain { last |= Entry.plainFlag }
        // SAFETY: as in `entry`.
        entries[key.slot] = Entry(key: key, stem: (bytes.first, bytes.second, bytes.third, last))
    }
}
