/// What may still be unpacked out of one named input, however deep its containers lie in one another. A bound that is hit is named once.
final class UnpackingBudget {
    private let limits: ReadingLimits
    /// Bytes of the input itself read so far; nil where nobody knows.
    private let bytesRead: () -> Int
    private var unpackedBytes = 0
    private var entryCount = 0
    /// The bound that was hit; nothing more is unpacked.
    private(set) var exhaustion: StreamDamage?
    /// Whether that was told.
    private var isTold = false

    /// - Parameter bytesRead: gives the bytes of the input itself that were read so far.
    init(_ limits: ReadingLimits, bytesRead: @escaping () -> Int) {
        self.limits = limits
        self.bytesRead = bytesRead
    }

    /// Charges for bytes that were unpacked.
    func take(bytes: Int) throws(StreamDamage) {
        if let exhaustion { throw exhaustion }
        unpackedBytes += bytes
        if unpackedBytes > limits.maxUnpackedBytes {
            throw exhaust("more than \(limits.maxUnpackedBytes) bytes come out of it (--max-unpacked)")
        }
        guard unpackedBytes > ReadingLimits.bytesWithoutRatio else { return }
        if unpackedBytes / limits.maxRatio > bytesRead() {
            throw exhaust("more than \(limits.maxRatio) times its own size comes out of it (--max-ratio)")
        }
    }

    /// Charges for an entry of a container.
    func takeEntry() throws(StreamDamage) {
        if let exhaustion { throw exhaustion }
        entryCount += 1
        if entryCount > limits.maxEntries { throw exhaust("it holds more than \(limits.maxEntries) entries (--max-entries)") }
    }

    private func exhaust(_ reason: String) -> StreamDamage {
        let damage = StreamDamage(kind: .overLimit, reason: reason)
        exhaustion = damage
        return damage
    }

    /// Whether the bound that was hit is yet to be told; from then on it is not.
    func tellsExhaustion() -> Bool {
        defer { isTold = true }
        return !isTold
    }
}

/// A stream whose bytes are charged to a budget.
final class BudgetedStream: ByteStream {
    private let base: any ByteStream
    private let budget: UnpackingBudget

    init(_ base: any ByteStream, _ budget: UnpackingBudget) {
        self.base = base
        self.budget = budget
    }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        let before = buffer.count
        guard try base.readBlock(appendingTo: &buffer) else { return false }
        try budget.take(bytes: buffer.count - before)
        return true
    }
}
