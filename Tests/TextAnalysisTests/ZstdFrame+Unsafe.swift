import LedeCZstd

/// Whole zstd files, for test data.
enum ZstdFrame {
    struct DecompressionError: Error { let message: String }

    /// The bytes that `compressed` holds, or about the first `limit` of them.
    static func decompress(_ compressed: [UInt8], limit: Int) throws -> [UInt8] {
        let stream = ZSTD_createDStream()
        defer { ZSTD_freeDStream(stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        // SAFETY: zstd reads and writes only inside the two buffers whose addresses and sizes it is given, during the calls.
        try compressed.withUnsafeBytes { source in
            try chunk.withUnsafeMutableBytes { target in
                var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
                var isChunkFull = false
                while output.count < limit, isChunkFull || input.pos < input.size {
                    var result = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                    let code = ZSTD_decompressStream(stream, &result, &input)
                    if ZSTD_isError(code) != 0 { throw DecompressionError(message: String(cString: ZSTD_getErrorName(code))) }
                    output.append(contentsOf: target[0..<result.pos])
                    isChunkFull = result.pos == target.count
                }
            }
        }
        return output
    }
}
