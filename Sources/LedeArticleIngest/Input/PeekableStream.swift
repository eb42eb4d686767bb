/// A stream whose first bytes can be looked at before they are read.
final class PeekableStream: ByteStream {
    private let base: any ByteStream
    private var pending: [UInt8] = []
    private var damage: StreamDamage?
    private var isAtEnd = false

    init(_ base: any ByteStream) {
        self.base = base
    }

    /// The first unread bytes: `count` or more, fewer if the stream ends early or is damaged.
    func peek(_ count: Int) -> ArraySlice<UInt8> {
        while pending.count < count, damage == nil, !isAtEnd {
            do {
                if try !base.readBlock(appendingTo: &pending) { isAtEnd = true }
            } catch {
                damage = error
            }
        }
        return pending[...]
    }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        if !pending.isEmpty {
            if buffer.isEmpty { buffer = pending } else { buffer.append(contentsOf: pending) }
            pending = []
            return true
        }
        if let damage { throw damage }
        if isAtEnd { return false }
        return try base.readBlock(appendingTo: &buffer)
    }
}
