import CZlib

/// Decompresses gzip (RFC 1952), any number of members one after another, a block at a time.
///
///     file   := member+ zero*
///     member := 1F 8B 08 flags … deflate data … CRC32 ISIZE
final class GzipDecoder {
    private var stream = z_stream()
    private var isOpen = false
    /// Whether the last member is complete, so that the file may end here.
    private(set) var isComplete = false

    private var pendingDamage: StreamDamage?

    init() throws(StreamDamage) {
        // SAFETY: zlib keeps the address of `stream`, a stored property of this object, which stays where it is until deinit.
        // 15 + 16: the largest window, gzip wrapping only.
        let status = inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw StreamDamage(kind: .damaged, reason: "zlib could not start") }
        isOpen = true
    }

    deinit {
        // SAFETY: the stream was opened, and is closed once.
        if isOpen { inflateEnd(&stream) }
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
            inflateReset(&stream)
            isComplete = false
        }
        let available = min(input.count - from, Int(UInt32.max))
        let room = min(output.count, Int(UInt32.max))
        var status = Z_OK
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                // SAFETY: next_in and next_out point into arrays that live for the closure, with counts cut to their sizes;
                // zlib does not write through next_in.
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + from })
                stream.avail_in = UInt32(available)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(room)
                status = inflate(&stream, Z_NO_FLUSH)
                stream.next_in = nil
                stream.next_out = nil
            }
        }
        let used = available - Int(stream.avail_in)
        let made = room - Int(stream.avail_out)
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
