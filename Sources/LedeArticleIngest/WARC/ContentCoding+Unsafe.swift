import LedeCBrotli
import LedeCZlib

/// Undoes the HTTP content codings that cannot be recognised by a magic number.
enum ContentCoding {
    private static let roomBytes = 1 << 16

    /// Inflates deflated bytes, with zlib's wrapping or, as from some servers, without; nil for other bytes. If they are cut short, what
    /// there is.
    static func inflated(_ bytes: [UInt8], limit: Int) throws(StreamDamage) -> [UInt8]? {
        if let out = try inflated(bytes, windowBits: 15, limit: limit) { return out }
        return try inflated(bytes, windowBits: -15, limit: limit)
    }

    private static func inflated(_ bytes: [UInt8], windowBits: Int32, limit: Int) throws(StreamDamage) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var out: [UInt8] = []
        var status = Z_OK
        var used = 0
        var room = [UInt8](repeating: 0, count: roomBytes)
        while status == Z_OK {
            var made = 0
            bytes.withUnsafeBufferPointer { source in
                room.withUnsafeMutableBufferPointer { target in
                    // SAFETY: both arrays live for the closure, and the counts are cut to what is left of them.
                    stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + used })
                    stream.avail_in = UInt32(min(source.count - used, Int(UInt32.max)))
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let before = Int(stream.avail_in)
                    status = inflate(&stream, Z_NO_FLUSH)
                    used += before - Int(stream.avail_in)
                    made = target.count - Int(stream.avail_out)
                }
            }
            out += room[..<made]
            if out.count > limit { throw tooLong(limit) }
            if made == 0, used == bytes.count { break }
        }
        return status == Z_STREAM_END || (status == Z_OK || status == Z_BUF_ERROR) && !out.isEmpty ? out : nil
    }

    /// Decompresses Brotli (RFC 7932); nil for other bytes. If they are cut short, what there is.
    static func unbrotlied(_ bytes: [UInt8], limit: Int) throws(StreamDamage) -> [UInt8]? {
        guard let decoder = BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
        defer { BrotliDecoderDestroyInstance(decoder) }
        var out: [UInt8] = []
        var used = 0
        var room = [UInt8](repeating: 0, count: roomBytes)
        while true {
            var made = 0
            var result = BROTLI_DECODER_RESULT_ERROR
            bytes.withUnsafeBufferPointer { source in
                room.withUnsafeMutableBufferPointer { target in
                    var (next, left) = (source.baseAddress.map { $0 + used }, source.count - used)
                    var (place, free) = (target.baseAddress, target.count)
                    // SAFETY: both arrays live for the closure, and the counts are what is left of them.
                    result = BrotliDecoderDecompressStream(decoder, &left, &next, &free, &place, nil)
                    used = source.count - left
                    made = target.count - free
                }
            }
            out += room[..<made]
            if out.count > limit { throw tooLong(limit) }
            switch result {
            case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
            case BROTLI_DECODER_RESULT_SUCCESS: return out
            case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return out.isEmpty ? nil : out
            default: return nil
            }
        }
    }

    private static func tooLong(_ limit: Int) -> StreamDamage {
        StreamDamage(kind: .tooLong, reason: "the page is over the limit of \(limit) bytes")
    }
}
