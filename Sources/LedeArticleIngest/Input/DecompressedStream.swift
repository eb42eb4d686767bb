/// The content of a stream compressed with gzip or zstd. These two, by far the commonest, are read without libarchive, which silently skips
/// what follows a gzip file, and cannot read zstd with a window of more than 128 MiB.
final class DecompressedStream: ByteStream {
    private enum Decoder {
        case gzip(GzipDecoder)
        case zstd(ZstdDecoder)
    }

    private let base: any ByteStream
    private let name: String
    private var decoder: Decoder
    /// Whether each record is compressed separately, as in WARC files: damage to one leaves the others whole. Nil before the first bytes.
    private var isByRecord: Bool?
    private let blockBytes: Int
    /// Compressed bytes; those from `at` on are not decoded yet.
    private var raw: [UInt8] = []
    private var at = 0
    private var scratch: [UInt8] = []
    /// The last step filled the output: the decoder may hold more without new input.
    private var decoderHoldsMore = false

    /// The stream's content, by whichever library reads it.
    static func reading(_ base: any ByteStream, _ compression: Compression, blockBytes: Int) throws(StreamDamage) -> any ByteStream {
        switch compression {
        case .gzip: DecompressedStream(base, .gzip(try GzipDecoder()), name: compression.rawValue, blockBytes: blockBytes)
        case .zstd: DecompressedStream(base, .zstd(try ZstdDecoder()), name: compression.rawValue, blockBytes: blockBytes)
        default: try FilteredStream(base, compression, blockBytes: blockBytes)
        }
    }

    private init(_ base: any ByteStream, _ decoder: Decoder, name: String, blockBytes: Int) {
        self.base = base
        self.decoder = decoder
        self.name = name
        self.blockBytes = blockBytes
    }

    private var isComplete: Bool {
        switch decoder {
        case .gzip(let decoder): decoder.isComplete
        case .zstd(let decoder): decoder.isComplete
        }
    }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        if scratch.count != blockBytes { scratch = [UInt8](repeating: 0, count: blockBytes) }
        while true {
            if at >= raw.count, !decoderHoldsMore {
                raw.removeAll(keepingCapacity: true)
                at = 0
                guard try base.readBlock(appendingTo: &raw) else {
                    guard isComplete else { throw StreamDamage(kind: .damaged, reason: "the \(name) data is cut short") }
                    return false
                }
            }
            let used: Int, made: Int
            do throws(StreamDamage) {
                switch decoder {
                case .gzip(let decoder): (used, made) = try decoder.decode(raw, from: at, into: &scratch)
                case .zstd(let decoder): (used, made) = try decoder.decode(raw, from: at, into: &scratch)
                }
            } catch {
                guard isByRecord == true, case .gzip = decoder, try moveToMember() else { throw error }
                // Not a record, so that readers of records notice the loss.
                buffer += Self.gap
                return true
            }
            at += used
            if isByRecord == nil, made > 0 { isByRecord = scratch[..<made].starts(with: "WARC/".utf8) }
            decoderHoldsMore = made == scratch.count && !isComplete
            if made > 0 {
                buffer.append(contentsOf: scratch[..<made])
                return true
            }
            if used == 0, at < raw.count { throw StreamDamage(kind: .damaged, reason: "the \(name) data is corrupt") }
        }
    }

    private static let gap = Array("\r\n-\r\n".utf8)

    /// Moves to what looks like the beginning of a gzip member; false if there is none.
    private func moveToMember() throws(StreamDamage) -> Bool {
        let mark: [UInt8] = [0x1F, 0x8B, 0x08]
        while true {
            if let found = raw[min(at, raw.count)...].firstRange(of: mark) {
                at = found.lowerBound
                decoder = .gzip(try GzipDecoder())
                decoderHoldsMore = false
                return true
            }
            // A mark may be cut off.
            raw = Array(raw[min(at, raw.count)...].suffix(mark.count - 1))
            at = 0
            guard try base.readBlock(appendingTo: &raw) else { return false }
        }
    }
}
