import LedeCZlib

/// Compresses to gzip (RFC 1952), one member; the same bytes give the same file, as its header has neither time nor name.
final class GzipEncoder {
    private let file: String
    /// Memory of its own, as zlib keeps the stream's address and compares it at each call.
    private let stream: UnsafeMutablePointer<z_stream>
    private var scratch = [UInt8](repeating: 0, count: 1 << 18)

    init(file: String) throws(CIFFError) {
        self.file = file
        // SAFETY: the stream is initialised here, and freed here or in `deinit`; until then its address does not change.
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 + 16: the largest window, gzip wrapping; 8: the usual memory.
        let status = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            stream.deallocate()
            throw CIFFError(.system, file: file, problem: "cannot be written: zlib could not start")
        }
    }

    deinit {
        // SAFETY: `init` has succeeded, so the stream is open; it is closed and freed once.
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The compressed bytes available after `input`; all of them if it is the last.
    func encode(_ input: [UInt8], isLast: Bool) throws(CIFFError) -> [UInt8] {
        precondition(input.count <= Int(UInt32.max))
        var output: [UInt8] = []
        var status = Z_OK
        input.withUnsafeBufferPointer { source in
            // SAFETY: next_in points into `input`, which lives for the closure, with its count; zlib does not write through it.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            stream.pointee.avail_in = UInt32(source.count)
            repeat {
                scratch.withUnsafeMutableBufferPointer { target in
                    // SAFETY: next_out points into `scratch`, which lives for the closure, with its count.
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = UInt32(target.count)
                    status = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    output += target.prefix(target.count - Int(stream.pointee.avail_out))
                    stream.pointee.next_out = nil
                }
            } while stream.pointee.avail_out == 0 && status == Z_OK
            stream.pointee.next_in = nil
        }
        guard status == (isLast ? Z_STREAM_END : Z_OK) || (!isLast && status == Z_BUF_ERROR) else {
            throw CIFFError(.system, file: file, problem: "cannot be written: zlib failed (\(status))")
        }
        return output
    }
}
