import ArticleIngest
import Synchronization

/// Consecutive records of the inputs: what a worker takes at a time.
struct RecordChunk: Sendable {
    /// Its place among the chunks, from 0.
    let number: Int
    let readings: [RecordReading]
}

/// Cuts a source into chunks of about `limit` bytes, for several workers, each of which takes the next one when it has nothing to do.
///
/// SAFETY (@unchecked Sendable): every access is under the lock.
final class ChunkReader: @unchecked Sendable {
    private let lock = Mutex(())
    private var source: ArticleSource
    private let limit: Int
    /// Gives the path of a record's location as the user would write it.
    let shown: @Sendable (String) -> String
    private var count = 0
    private var recordByteCount = 0

    init(_ source: ArticleSource, limit: Int) {
        self.source = source
        self.limit = limit
        let inputs = source.inputs
        shown = { inputs.shown($0) }
    }

    /// Bytes of the inputs read so far, compressed as they are.
    var bytesRead: Int { lock.withLock { _ in source.bytesRead } }

    /// Bytes of the records read so far, decompressed.
    var recordBytes: Int { lock.withLock { _ in recordByteCount } }

    /// The inputs done with so far that were not UTF-8.
    var decodings: DecodedInputs { lock.withLock { _ in source.decodings } }

    /// What was found so far that is no article.
    var passedOver: [PassedOver] { lock.withLock { _ in source.passedOver } }

    /// The next chunk; nil when the source has ended.
    func next() -> RecordChunk? { lock.withLock { _ in read() } }

    private func read() -> RecordChunk? {
        var readings: [RecordReading] = []
        var bytes = 0
        // Each reading counts for something, so that a source of nothing but problems stays in bounds, too.
        while bytes < limit, let reading = source.next() {
            bytes += 64
            if case .record(let record) = reading {
                bytes += record.byteCount
                recordByteCount += record.byteCount
            }
            readings.append(reading)
        }
        guard !readings.isEmpty else { return nil }
        defer { count += 1 }
        return RecordChunk(number: count, readings: readings)
    }
}
