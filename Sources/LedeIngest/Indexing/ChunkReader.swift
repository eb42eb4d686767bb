import LedeArticleIngest
import Synchronization

/// Consecutive records of the inputs: what a worker takes at a time.
struct RecordChunk: Sendable {
    /// Its place among the chunks, from 0.
    let number: Int
    let readings: [RecordReading]
}

/// Cuts a source into chunks of about `limit` bytes for several workers, each taking the next one when idle.
final class ChunkReader: Sendable {
    private struct State {
        var source: ArticleSource
        /// The number of the next chunk.
        var count: Int
        var recordByteCount = 0
    }

    private let state: Mutex<State>
    private let limit: Int
    /// The path of a record's location as the user would write it.
    let shown: @Sendable (String) -> String
    private let firstFile: Int

    /// - Parameters:
    ///   - firstChunk: the number of the first chunk.
    ///   - firstFile: what is added to the numbers of files.
    init(_ source: sending ArticleSource, limit: Int, firstChunk: Int = 0, firstFile: Int = 0) {
        let inputs = source.inputs
        shown = { inputs.shown($0) }
        self.firstFile = firstFile
        self.limit = limit
        state = Mutex(State(source: source, count: firstChunk))
    }

    /// Bytes of the inputs read so far, compressed as they are.
    var bytesRead: Int { state.withLock { $0.source.bytesRead } }

    /// Bytes of the records read so far, decompressed.
    var recordBytes: Int { state.withLock { $0.recordByteCount } }

    /// The finished inputs that were not UTF-8.
    var decodings: DecodedInputs { state.withLock { $0.source.decodings } }

    /// The files finished so far.
    var readings: [FileReading] {
        state.withLock { state in
            state.source.readings.map { reading in
                var reading = reading
                reading.file += firstFile
                return reading
            }
        }
    }

    /// The chunks so far.
    var chunkCount: Int { state.withLock { $0.count } }

    /// What was found so far that is not an article.
    var passedOver: [PassedOver] { state.withLock { $0.source.passedOver } }

    /// The next chunk; nil when the source has ended.
    func next() -> RecordChunk? { state.withLock { read(&$0) } }

    private func read(_ state: inout State) -> RecordChunk? {
        var readings: [RecordReading] = []
        var bytes = 0
        // Each reading counts, so that a source of nothing but problems stays in bounds, too.
        while bytes < limit, var reading = state.source.next() {
            bytes += 64
            if case .record(var record) = reading {
                if firstFile > 0 {
                    record.fileNumber += firstFile
                    reading = .record(record)
                }
                bytes += record.byteCount
                state.recordByteCount += record.byteCount
            }
            readings.append(reading)
        }
        guard !readings.isEmpty else { return nil }
        defer { state.count += 1 }
        return RecordChunk(number: state.count, readings: readings)
    }
}
