/// CRC-32C (Castagnoli, polynomial 0x1EDC6F41 reflected, as in RFC 3720), eight bytes a step by tables ("slicing by eight").
public struct CRC32C: Sendable {
    private var state: UInt32 = ~0

    public init() {}

    /// The checksum of the bytes so far.
    public var value: UInt32 { ~state }

    /// Adds `bytes`. Complexity: linear, about a nanosecond a byte or less.
    public mutating func update(_ bytes: Span<UInt8>) {
        // SAFETY: the buffer is read within its bounds and does not leave the closure.
        bytes.withUnsafeBytes { update($0) }
    }

    package mutating func update(_ buffer: UnsafeRawBufferPointer) {
        guard let base = buffer.baseAddress else { return }
        var crc = state
        let count = buffer.count
        var index = 0
        Self.tables.withUnsafeBufferPointer { tables in
            // SAFETY: `index + 8 <= count` bounds each load; every table index is below 8 × 256 = `tables.count`.
            let table = tables.baseAddress!
            while index &+ 8 <= count {
                let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let low = UInt32(truncatingIfNeeded: word) ^ crc
                let high = UInt32(truncatingIfNeeded: word >> 32)
                let a = table[1792 &+ Int(low & 0xFF)] ^ table[1536 &+ Int((low >> 8) & 0xFF)]
                let b = table[1280 &+ Int((low >> 16) & 0xFF)] ^ table[1024 &+ Int(low >> 24)]
                let c = table[768 &+ Int(high & 0xFF)] ^ table[512 &+ Int((high >> 8) & 0xFF)]
                let d = table[256 &+ Int((high >> 16) & 0xFF)] ^ table[Int(high >> 24)]
                crc = a ^ b ^ c ^ d
                index &+= 8
            }
            while index < count {
                crc = table[Int((crc ^ UInt32(base.load(fromByteOffset: index, as: UInt8.self))) & 0xFF)] ^ (crc >> 8)
                index &+= 1
            }
        }
        state = crc
    }

    /// The checksum of `bytes`.
    public static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
        var crc = CRC32C()
        crc.update(bytes)
        return crc.value
    }

    /// `tables[256 * k + b]`: the CRC of byte b followed by k zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0x82F6_3B78 ^ (crc >> 1) : crc >> 1 }
            tables[byte] = crc
        }
        for table in 1..<8 {
            for byte in 0..<256 {
                let before = tables[(table - 1) * 256 + byte]
                tables[table * 256 + byte] = tables[Int(before & 0xFF)] ^ (before >> 8)
            }
        }
        return tables
    }()
}
