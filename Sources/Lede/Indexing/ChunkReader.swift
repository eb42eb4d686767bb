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
    private var count: Int
    private let firstFile: Int
    private var recordByteCount = 0

    /// - Parameters:
    ///   - firstChunk: the number of the first chunk.
    ///   - firstFile: what is added to the numbers of files.
    init(_ source: ArticleSource, limit: Int, firstChunk: Int = 0, firstFile: Int = 0) {
        count = firstChunk
        self.firstFile = firstFile
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

    /// The files done with so far.
    var readings: [FileReading] {
        lock.withLock { _ in
            source.readings.map { reading in
                var reading = reading
                reading.file += firstFile
                return reading
            }
        }
    }

    /// The chunks so far.
    var chunkCount: Int { lock.withLock { _ in count } }

    /// What was found so far that is no article.
    var passedOver: [PassedOver] { lock.withLock { _ in source.passedOver } }

    /// The next chunk; nil when the source has ended.
    func next() -> RecordChunk? { lock.withLock { _ in read() } }

    private func read() -> RecordChunk? {
        var readings: [RecordReading] = []
        var bytes = 0
        // Each reading counts for something, so that a source of nothing but problems stays in bounds, too.
        while bytes < limit, var reading = source.next() {
            bytes += 64
            if case .record(var record) = reading {
                if firstFile > 0 {
                    record.fileNumber += firstFile
                    reading = .record(record)
                }
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
