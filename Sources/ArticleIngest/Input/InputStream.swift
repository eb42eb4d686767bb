/// The bytes of one input, decompressed where their first bytes say that they are compressed.
final class InputStream {
    private enum Coding {
        case undecided
        case stored
        case gzip(GzipDecoder)
        case zstd(ZstdDecoder)
    }

    private let file: FileBytes
    private let blockBytes: Int
    private let readBytes: Int
    private let nameIsGzip: Bool
    private let nameIsZstd: Bool
    private var coding = Coding.undecided
    /// Bytes as they stand in the file, from `at` on not yet decoded.
    private var raw: [UInt8] = []
    private var at = 0
    private var scratch: [UInt8] = []
    private var fileEnded = false
    /// The output was full after the last step: the decoder may hold more without new input.
    private var decoderHoldsMore = false

    /// - Parameter size: of the file in bytes, where known: a small file needs no large block.
    init(file: FileBytes, name: String, size: Int?, blockBytes: Int) {
        self.file = file
        self.blockBytes = blockBytes
        readBytes = min(blockBytes, max(4096, size ?? blockBytes))
        nameIsGzip = name.lowercased().hasSuffix(".gz")
        nameIsZstd = name.lowercased().hasSuffix(".zst")
    }

    /// Bytes read of the file so far, before decompression.
    var bytesRead: Int { file.bytesRead }

    /// Appends the next block to `buffer`.
    ///
    /// - Returns: false at the end of the input, where nothing is appended.
    /// - Throws: `StreamDamage` when the file cannot be read further; what came before is good.
    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        if case .undecided = coding { try decideCoding() }
        switch coding {
        case .undecided, .stored:
            if at >= raw.count { try readRaw() }
            guard at < raw.count else { return false }
            buffer.append(contentsOf: raw[at...])
            at = raw.count
            return true
        case .gzip(let decoder):
            return try decodeBlock(appendingTo: &buffer, name: "gzip", isComplete: { decoder.isComplete }) {
                (raw, from, output) throws(StreamDamage) in try decoder.decode(raw, from: from, into: &output)
            }
        case .zstd(let decoder):
            return try decodeBlock(appendingTo: &buffer, name: "zstd", isComplete: { decoder.isComplete }) {
                (raw, from, output) throws(StreamDamage) in try decoder.decode(raw, from: from, into: &output)
            }
        }
    }

    private func decodeBlock(
        appendingTo buffer: inout [UInt8], name: String, isComplete: () -> Bool,
        decode: ([UInt8], Int, inout [UInt8]) throws(StreamDamage) -> (used: Int, made: Int)
    ) throws(StreamDamage) -> Bool {
        if scratch.count != blockBytes { scratch = [UInt8](repeating: 0, count: blockBytes) }
        while true {
            if at >= raw.count, !decoderHoldsMore {
                try readRaw()
                if at >= raw.count {
                    guard isComplete() else {
                        throw StreamDamage(kind: .damaged, reason: "the \(name) data is cut short")
                    }
                    return false
                }
            }
            let (used, made) = try decode(raw, at, &scratch)
            at += used
            decoderHoldsMore = made == scratch.count && !isComplete()
            if made > 0 {
                buffer.append(contentsOf: scratch[..<made])
                return true
            }
            if used == 0, at < raw.count {
                throw StreamDamage(kind: .damaged, reason: "the \(name) data is corrupt")
            }
        }
    }

    private func readRaw() throws(StreamDamage) {
        guard !fileEnded else { return }
        do {
            try file.read(into: &raw, count: readBytes)
        } catch {
            throw StreamDamage(kind: .unreadable, reason: "cannot be read: \(error.words)")
        }
        at = 0
        if raw.isEmpty { fileEnded = true }
    }

    private func decideCoding() throws(StreamDamage) {
        var start: [UInt8] = []
        while start.count < 4 {
            try readRaw()
            if raw.isEmpty { break }
            start += raw
        }
        raw = start
        at = 0
        if raw.starts(with: [0x1F, 0x8B]) {
            coding = .gzip(try GzipDecoder())
        } else if raw.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
            || (raw.count >= 4 && raw[0] & 0xF0 == 0x50 && raw[1...3].elementsEqual([0x2A, 0x4D, 0x18]))
        {
            coding = .zstd(try ZstdDecoder())
        } else if nameIsGzip || nameIsZstd {
            let name = nameIsGzip ? "gzip" : "zstd"
            throw StreamDamage(kind: .damaged, reason: raw.isEmpty ? "the \(name) data is cut short" : "not \(name) data")
        } else {
            coding = .stored
        }
    }
}
