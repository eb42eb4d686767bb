/// One stream after another.
final class ChainedStream: ByteStream {
    private var first: (any ByteStream)?
    private let second: any ByteStream

    init(_ first: any ByteStream, _ second: any ByteStream) {
        self.first = first
        self.second = second
    }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        if let first {
            if try first.readBlock(appendingTo: &buffer) { return true }
            self.first = nil
        }
        return try second.readBlock(appendingTo: &buffer)
    }
}
