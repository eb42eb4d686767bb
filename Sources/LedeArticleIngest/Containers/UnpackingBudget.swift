/// What may still be unpacked from one named input, however deeply its containers are nested. A bound that is hit is reported once.
final class UnpackingBudget {
    private let limits: UnpackingLimits
    private let inputBytes: () -> Int
    private var unpackedBytes = 0
    private var entryCount = 0
    /// The bound that was hit; nothing more is unpacked.
    private(set) var exhaustion: StreamDamage?
    /// Whether that was reported.
    private var isTold = false

    /// - Parameter inputBytes: gives the input's own bytes: all of them if known, else those read so far.
    init(_ limits: UnpackingLimits, inputBytes: @escaping () -> Int) {
        self.limits = limits
        self.inputBytes = inputBytes
    }

    /// Charges for bytes that were unpacked.
    func take(bytes: Int) throws(StreamDamage) {
        if let exhaustion { throw exhaustion }
        unpackedBytes += bytes
        if unpackedBytes > limits.maxBytes {
            throw exhaust("more than \(limits.maxBytes) bytes come out of it (--max-unpacked)")
        }
        guard unpackedBytes > limits.bytesWithoutRatio else { return }
        if unpackedBytes / limits.maxRatio > inputBytes() {
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

    /// Whether the bound that was hit is yet to be reported; true only once.
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
