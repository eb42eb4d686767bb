import ArticleIngest

/// Consecutive records of the inputs: what one run is built from.
struct RecordChunk: Sendable {
    /// Its place among the chunks, from 0.
    let number: Int
    let readings: [RecordReading]
}

/// Cuts a source into chunks of about `limit` bytes.
final class ChunkReader {
    private var source: ArticleSource
    private let limit: Int
    private var count = 0
    /// Bytes of the records read so far, decompressed.
    private(set) var recordBytes = 0

    init(_ source: ArticleSource, limit: Int) {
        self.source = source
        self.limit = limit
    }

    /// Bytes of the inputs read so far, compressed as they are.
    var bytesRead: Int { source.bytesRead }

    /// The next chunk; nil when the source has ended.
    func next() -> RecordChunk? {
        var readings: [RecordReading] = []
        var bytes = 0
        // Each reading counts for something, so that a source of nothing but problems stays in bounds, too.
        while bytes < limit, let reading = source.next() {
            bytes += 64
            if case .record(let record) = reading {
                bytes += record.bytes.count
                recordBytes += record.bytes.count
            }
            readings.append(reading)
        }
        guard !readings.isEmpty else { return nil }
        defer { count += 1 }
        return RecordChunk(number: count, readings: readings)
    }
}
