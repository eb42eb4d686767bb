/// The content of a stream compressed in a way that libarchive reads.
final class FilteredStream: ByteStream {
    private let reader: ArchiveReader
    private var isOpen = false
    private var isAtEnd = false

    init(_ base: any ByteStream, _ compression: Compression, blockBytes: Int) throws(StreamDamage) {
        reader = try ArchiveReader.open(
            ArchiveBytes(stream: base, blockBytes: blockBytes), .compressed(compression), blockBytes: blockBytes)
    }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        if isAtEnd { return false }
        if !isOpen {
            isOpen = true
            guard try reader.next() != nil else {
                isAtEnd = true
                return false
            }
        }
        if try reader.readBlock(appendingTo: &buffer) { return true }
        isAtEnd = true
        return false
    }
}
