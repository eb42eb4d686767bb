import LedeBenchmarkSupport
import LedeIndexBytes
import LedeRetrievalEvaluation

/// CRC-32C over short and long runs of bytes.
enum ChecksumKernels {
    static func make() -> [Kernel] {
        [64, 4096, 1 << 20].map { size in
            var random = SplitMix64(seed: UInt64(size))
            let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            return Kernel(
                "CRC-32C, \(NumberFormat.whole(size)) bytes", .megabytesPerSecond, amount: size,
                run: { UInt64(CRC32C.checksum(bytes.span)) }
            ) {
                UInt64(bitByBit(bytes))
            }
        }
    }

    /// By the definition in RFC 3720.
    private static func bitByBit(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
        }
        return ~crc
    }
}
