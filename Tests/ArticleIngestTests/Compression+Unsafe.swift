import LedeCZlib
import LedeCZstd

/// Compressing test input.
enum Compression: String, CaseIterable {
    case none = ""
    case gzip = ".gz"
    case zstd = ".zst"

    func applied(to bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .none: bytes
        case .gzip: Self.gzip(bytes)
        case .zstd: Self.zstd(bytes)
        }
    }

    private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
        let room = output.count
        var input = bytes
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                // SAFETY: both arrays live for the closure, and the counts are theirs.
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(room)
                deflate(&stream, Z_FINISH)
            }
        }
        let made = room - Int(stream.avail_out)
        deflateEnd(&stream)
        return Array(output[..<made])
    }

    private static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let room = output.count
        // SAFETY: both arrays live for the call, and the counts are theirs.
        let made = output.withUnsafeMutableBytes { target in
            bytes.withUnsafeBytes { ZSTD_compress(target.baseAddress, room, $0.baseAddress, $0.count, 3) }
        }
        return Array(output[..<made])
    }
}
