/// A hash of bytes in 64 bits, XXH64 (Collet) with the seed 0: for telling contents apart at the speed of memory, not for safety.
///
/// The value is that of the published algorithm, however the bytes are divided among the calls.
package struct XXHash64: Sendable {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
    private static let stripe = 32

    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (prime1 &+ prime2, prime2, 0, 0 &- prime1)
    /// Bytes that do not fill a stripe yet.
    private var rest: [UInt8] = []
    private var count: UInt64 = 0

    package init() {}

    /// The hash of some bytes.
    package static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var hash = XXHash64()
        hash.add(bytes)
        return hash.value
    }

    /// Adds the next bytes. Complexity: O(bytes).
    package mutating func add(_ bytes: Span<UInt8>) {
        // SAFETY: the bytes are read during the call only.
        bytes.withUnsafeBufferPointer { add(UnsafeRawBufferPointer($0)) }
    }

    /// Adds the next bytes.
    package mutating func add(_ bytes: ArraySlice<UInt8>) {
        // SAFETY: as above.
        bytes.withUnsafeBytes { add($0) }
    }

    /// Adds a text's length and its bytes, so that what follows it cannot be taken for a part of it.
    package mutating func add(text: String) {
        add(number: UInt64(text.utf8.count))
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    /// Adds eight bytes, the lowest first.
    package mutating func add(number: UInt64) {
        // SAFETY: the value's own 8 bytes are read during the call.
        withUnsafeBytes(of: number.littleEndian) { add($0) }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count &+= UInt64(bytes.count)
        var at = 0
        if !rest.isEmpty {
            at = min(Self.stripe - rest.count, bytes.count)
            rest.append(contentsOf: bytes[..<at])
            guard rest.count == Self.stripe else { return }
            // SAFETY: `rest` holds a stripe, and is not changed during the call.
            let full = rest
            full.withUnsafeBytes { mix($0, at: 0) }
            rest.removeAll(keepingCapacity: true)
        }
        while bytes.count &- at >= Self.stripe {
            mix(bytes, at: at)
            at &+= Self.stripe
        }
        rest.append(contentsOf: bytes[at...])
    }

    /// Mixes the stripe that begins at `at`.
    @inline(__always)
    private mutating func mix(_ bytes: UnsafeRawBufferPointer, at: Int) {
        // SAFETY: callers have a whole stripe of 32 bytes from `at` on.
        func word(_ offset: Int) -> UInt64 { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at &+ offset, as: UInt64.self)) }
        lanes.0 = Self.round(lanes.0, word(0))
        lanes.1 = Self.round(lanes.1, word(8))
        lanes.2 = Self.round(lanes.2, word(16))
        lanes.3 = Self.round(lanes.3, word(24))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 { rotated(lane &+ word &* prime2, 31) &* prime1 }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 { value &<< bits | value &>> (64 &- bits) }

    /// The hash of all bytes so far.
    package var value: UInt64 {
        var hash: UInt64
        if count >= UInt64(Self.stripe) {
            hash = Self.rotated(lanes.0, 1) &+ Self.rotated(lanes.1, 7) &+ Self.rotated(lanes.2, 12) &+ Self.rotated(lanes.3, 18)
            for lane in [lanes.0, lanes.1, lanes.2, lanes.3] { hash = (hash ^ Self.round(0, lane)) &* Self.prime1 &+ Self.prime4 }
        } else {
            hash = Self.prime5
        }
        hash &+= count
        var at = 0
        func little(_ length: Int) -> UInt64 { (0..<length).reduce(0) { $0 | UInt64(rest[at + $1]) << UInt64(8 * $1) } }
        while rest.count - at >= 8 {
            hash = Self.rotated(hash ^ Self.round(0, little(8)), 27) &* Self.prime1 &+ Self.prime4
            at += 8
        }
        if rest.count - at >= 4 {
            hash = Self.rotated(hash ^ little(4) &* Self.prime1, 23) &* Self.prime2 &+ Self.prime3
            at += 4
        }
        while at < rest.count {
            hash = Self.rotated(hash ^ UInt64(rest[at]) &* Self.prime5, 11) &* Self.prime1
            at += 1
        }
        hash = (hash ^ hash >> 33) &* Self.prime2
        hash = (hash ^ hash >> 29) &* Self.prime3
        return hash ^ hash >> 32
    }
}
