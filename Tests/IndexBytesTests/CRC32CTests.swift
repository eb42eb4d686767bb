import LedeIndexBytes
import Testing
import LedeTestSupport

@Suite struct CRC32CTests {
    /// The polynomial's long division, a bit a step.
    private func oracle(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var crc: UInt32 = ~0
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0x82F6_3B78 ^ (crc >> 1) : crc >> 1 }
        }
        return ~crc
    }

    /// RFC 3720, appendix B.4; "123456789" is the check value of the catalogue of parametrised CRC algorithms.
    @Test func publishedVectors() {
        let readPDU: [UInt8] = [
            0x01, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 0x04, 0, 0, 0, 0, 0x14, 0, 0, 0, 0x18, 0x28,
            0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0,
        ]
        let vectors: [([UInt8], UInt32)] = [
            (Array(repeating: 0, count: 32), 0x8A91_36AA), (Array(repeating: 0xFF, count: 32), 0x62A8_AB43),
            (Array(0...31), 0x46DD_794E), ((0...31).reversed(), 0x113F_DB5C), (readPDU, 0xD996_3A56),
            (Array("123456789".utf8), 0xE306_9283), ([], 0),
        ]
        for (bytes, checksum) in vectors { #expect(CRC32C.checksum(bytes.span) == checksum) }
    }

    @Test func anyLengthAndAnyPartsGiveTheSame() {
        var random = SeededGenerator(seed: 2)
        for length in Array(0...70) + [255, 1000, 4099] {
            let bytes = random.bytes(length)
            let expected = oracle(bytes)
            #expect(CRC32C.checksum(bytes.span) == expected)
            var parts = CRC32C()
            var start = 0
            while start < length {
                let end = min(length, start + random.below(20))
                parts.update(bytes.span.extracting(start..<end))
                start = end
            }
            #expect(parts.value == expected)
        }
    }
}
