import CZstd

/// Decompresses Zstandard (RFC 8878), any number of frames one after another, a block at a time.
final class ZstdDecoder {
    private let context: OpaquePointer
    /// Whether the last frame was read to its end, so that the file may end here.
    private(set) var isComplete = false

    init() throws(StreamDamage) {
        guard let context = ZSTD_createDCtx() else {
            throw StreamDamage(kind: .damaged, reason: "zstd could not start")
        }
        self.context = context
        // A frame may ask for a window of gigabytes; 128 MiB is what `zstd` itself grants unasked.
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 27)
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    /// Decompresses from `input[from...]` into `output` (all of it is room).
    ///
    /// - Returns: bytes consumed and bytes produced.
    func decode(_ input: [UInt8], from: Int, into output: inout [UInt8]) throws(StreamDamage) -> (used: Int, made: Int) {
        var used = 0
        var made = 0
        var status = 0
        input.withUnsafeBytes { source in
            output.withUnsafeMutableBytes { target in
                // SAFETY: both buffers point into arrays that live for the closure, with their true sizes.
                var taken = ZSTD_inBuffer(
                    src: source.baseAddress.map { $0 + from }, size: source.count - from, pos: 0)
                var given = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                status = ZSTD_decompressStream(context, &given, &taken)
                used = taken.pos
                made = given.pos
            }
        }
        if ZSTD_isError(status) != 0 {
            throw StreamDamage(kind: .damaged, reason: "the zstd data is corrupt")
        }
        isComplete = status == 0
        return (used, made)
    }
}
