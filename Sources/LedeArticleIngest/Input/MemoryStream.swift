/// Bytes that are held in memory, given as one block.
final class MemoryStream: ByteStream {
    let bytes: [UInt8]
    private var isTaken = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func readBlock(appendingTo buffer: inout [UInt8]) -> Bool {
        guard !isTaken, !bytes.isEmpty else { return false }
        isTaken = true
        buffer.append(contentsOf: bytes)
        return true
    }

    var randomAccess: (any RandomAccess)? { self }
}

extension MemoryStream: RandomAccess {
    var length: Int { bytes.count }

    func read(at offset: Int, into block: inout [UInt8], count: Int) {
        let start = min(max(0, offset), bytes.count)
        block = Array(bytes[start..<min(bytes.count, start + max(0, count))])
    }
}
