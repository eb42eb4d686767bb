import LedeBenchmarkSupport
import LedeIndexBytes
import LedeRetrievalEvaluation

/// Integers of 7 bits a byte.
enum VarintKernels {
    static func make() -> [Kernel] {
        [("1 byte", 7), ("up to 5 bytes", 32), ("up to 10 bytes", 64)].flatMap { name, bits -> [Kernel] in
            var random = SplitMix64(seed: UInt64(bits))
            // Small ones as likely as large ones.
            let values = (0..<65_536).map { _ in random.next() >> UInt64(64 - Int.random(in: 1...bits, using: &random)) }
            var writer = ByteWriter()
            for value in values { writer.append(varint: value) }
            let encoded = ByteStorage(name: "varints", copying: writer.bytes).slice
            return [
                Kernel("read, \(name)", .integersPerNanosecond, amount: values.count, run: { read(encoded, count: values.count) }) {
                    readByDefinition(writer.bytes)
                },
                Kernel("write, \(name)", .integersPerNanosecond, amount: values.count) {
                    var writer = ByteWriter()
                    for value in values { writer.append(varint: value) }
                    return UInt64(writer.count)
                },
            ]
        }
    }

    /// A varint's bytes are its digits to the base 128, the lowest first.
    private static func readByDefinition(_ bytes: [UInt8]) -> UInt64 {
        var sum: UInt64 = 0
        var digits: [UInt8] = []
        for byte in bytes {
            digits.append(byte & 0x7F)
            guard byte < 0x80 else { continue }
            sum &+= digits.reversed().reduce(0) { $0 << 7 | UInt64($1) }
            digits.removeAll(keepingCapacity: true)
        }
        return sum
    }

    private static func read(_ encoded: ByteSlice, count: Int) -> UInt64 {
        var reader = ByteReader(encoded)
        var sum: UInt64 = 0
        do { for _ in 0..<count { sum &+= try reader.varint() } } catch { fatalError("\(error)") }
        return sum
    }
}
