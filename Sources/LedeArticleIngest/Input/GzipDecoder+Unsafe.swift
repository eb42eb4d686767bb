import LedeCZlib

/// Decompresses gzip (RFC 1952), any number of members one after another, a block at a time.
///
///     file   := member+ zero*
///     member := 1F 8B 08 flags … deflate data … CRC32 ISIZE
final class GzipDecoder {
    /// Memory of its own, as zlib keeps the stream's address and compares it at each call.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether the last member is complete, so that the file may end here.
    private(set) var isComplete = false

    private var pendingDamage: StreamDamage?

    init() throws(StreamDamage) {
        // SAFETY: the stream is initialised here, and freed here or in `deinit`; until then its address does not change.
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 + 16: the largest window, gzip wrapping only.
        guard inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            throw StreamDamage(kind: .damaged, reason: "zlib could not start")
        }
    }

    deinit {
        // SAFETY: `init` has succeeded, so the stream is open; it is closed and freed once.
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Decompresses from `input[from...]` into `output` (all of it is room).
    ///
    /// - Returns: bytes consumed and bytes produced; both 0 only when more input is needed.
    func decode(_ input: [UInt8], from: Int, into output: inout [UInt8]) throws(StreamDamage) -> (used: Int, made: Int) {
        if let pendingDamage { throw pendingDamage }
        var from = from
        let start = from
        if isComplete {
            while from < input.count, input[from] == 0 { from += 1 }
            guard from < input.count else { return (from - start, 0) }
            guard input[from] == 0x1F else {
                throw StreamDamage(kind: .damaged, reason: "the gzip data is followed by something else")
            }
            // SAFETY: the stream is open.
            inflateReset(stream)
            isComplete = false
        }
        let available = min(input.count - from, Int(UInt32.max))
        let room = min(output.count, Int(UInt32.max))
        var status = Z_OK
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                // SAFETY: next_in and next_out point into arrays that live for the closure, with counts cut to their sizes;
                // zlib does not write through next_in.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + from })
                stream.pointee.avail_in = UInt32(available)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(room)
                status = inflate(stream, Z_NO_FLUSH)
                stream.pointee.next_in = nil
                stream.pointee.next_out = nil
            }
        }
        let used = available - Int(stream.pointee.avail_in)
        let made = room - Int(stream.pointee.avail_out)
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isComplete = true
        default:
            let damage = StreamDamage(kind: .damaged, reason: "the gzip data is corrupt")
            // What was decompressed before the damage is good.
            guard made > 0 else { throw damage }
            pendingDamage = damage
        }
        return (from - start + used, made)
    }
}
