/// What a stream compressed with gzip or zstd holds. These two, by far the commonest, are read without libarchive, which passes over what
/// follows a gzip file without a word, and reads no zstd that was made with a window of more than 128 MiB.
final class DecompressedStream: ByteStream {
    private enum Decoder {
        case gzip(GzipDecoder)
        case zstd(ZstdDecoder)
    }

    private let base: any ByteStream
    private let name: String
    private var decoder: Decoder
    /// Whether each record is compressed by itself, as in WARC files: damage to one leaves the next ones whole. Nil before the first bytes.
    private var isByRecord: Bool?
    private let blockBytes: Int
    /// Compressed bytes, from `at` on not yet decoded.
    private var raw: [UInt8] = []
    private var at = 0
    private var scratch: [UInt8] = []
    /// The output was full after the last step: the decoder may hold more without new input.
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
                // Something that is no record, so that who reads the records knows of the loss.
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

    /// Moves on to what looks like the beginning of a gzip member; false if there is none.
    private func moveToMember() throws(StreamDamage) -> Bool {
        let mark: [UInt8] = [0x1F, 0x8B, 0x08]
        while true {
            if let found = raw[min(at, raw.count)...].firstRange(of: mark) {
                at = found.lowerBound
                decoder = .gzip(try GzipDecoder())
                decoderHoldsMore = false
                return true
            }
            // A mark may be cut.
            raw = Array(raw[min(at, raw.count)...].suffix(mark.count - 1))
            at = 0
            guard try base.readBlock(appendingTo: &raw) else { return false }
        }
    }
}
