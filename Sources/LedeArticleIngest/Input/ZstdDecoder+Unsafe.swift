import LedeCZstd

/// Decompresses Zstandard (RFC 8878), any number of frames one after another, a block at a time.
final class ZstdDecoder {
    private let context: OpaquePointer
    /// Whether the last frame is complete, so that the file may end here.
    private(set) var isComplete = false

    init() throws(StreamDamage) {
        guard let context = ZSTD_createDCtx() else {
            throw StreamDamage(kind: .damaged, reason: "zstd could not start")
        }
        self.context = context
        // Dumps made with `zstd --long=31` need a window of 2 GiB, the library's maximum. It is reserved for one file at a time, and takes
        // memory only as the file's text fills it.
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 31)
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
            switch ZSTD_getErrorCode(status) {
            case ZSTD_error_frameParameter_windowTooLarge:
                throw StreamDamage(
                    kind: .unsupported, reason: "the zstd data needs a window of more than 2 GiB; compress it with --long=31 at most")
            case ZSTD_error_memory_allocation:
                throw StreamDamage(
                    kind: .unreadable, reason: "there is not enough memory for the window of the zstd data; decompress it first")
            default: throw StreamDamage(kind: .damaged, reason: "the zstd data is corrupt")
            }
        }
        isComplete = status == 0
        return (used, made)
    }
}
