/// The bytes of a file as they stand on disk.
final class FileStream: ByteStream {
    let file: FileBytes
    private let blockBytes: Int
    private var block: [UInt8] = []

    /// - Parameter size: of the file in bytes, where known: a small file needs no large block.
    init(_ file: FileBytes, size: Int?, blockBytes: Int) {
        self.file = file
        self.blockBytes = min(blockBytes, max(4096, size ?? blockBytes))
    }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        do {
            try file.read(into: &block, count: blockBytes)
        } catch {
            throw StreamDamage(kind: .unreadable, reason: "cannot be read: \(error.words)")
        }
        buffer.append(contentsOf: block)
        return !block.isEmpty
    }
}
