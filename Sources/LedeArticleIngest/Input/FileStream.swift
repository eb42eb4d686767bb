/// The bytes of a file as on disk.
final class FileStream: ByteStream {
    let file: FileBytes
    private let blockBytes: Int
    private var block: [UInt8] = []

    /// - Parameter size: the file's, in bytes, if known: a small file needs no large block.
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

    var randomAccess: (any RandomAccess)? { file.length == nil ? nil : self }
}

extension FileStream: RandomAccess {
    var length: Int { file.length ?? 0 }

    func read(at offset: Int, into block: inout [UInt8], count: Int) throws(StreamDamage) {
        do {
            try file.read(at: offset, into: &block, count: count)
        } catch {
            throw StreamDamage(kind: .unreadable, reason: "cannot be read: \(error.words)")
        }
    }
}
