import LedeTextAnalysis

/// The bytes of the terms that have more than 8, back to back; `TermBatch.padding` bytes after the last are readable.
struct TermArena: ~Copyable {
    private var bytes: UnsafeMutableRawBufferPointer
    private var count = 0

    init() { bytes = Self.zeros(1 << 14) }

    deinit { bytes.deallocate() }

    // SAFETY: all bytes are initialised; the arena frees what it replaces.
    private static func zeros(_ capacity: Int) -> UnsafeMutableRawBufferPointer {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        return bytes
    }

    /// Bytes of memory in use.
    var byteCount: Int { bytes.count }

    /// Appends the `length` bytes at `start`.
    /// - Returns: their place.
    mutating func append(_ start: UnsafeRawPointer, _ length: Int) -> UInt32 {
        precondition(count + length <= Int(UInt32.max), "a run's terms exceed 4 GiB")
        let place = count
        let wanted = count + length + TermBatch.padding
        if wanted > bytes.count {
            let grown = Self.zeros(max(wanted, bytes.count * 2))
            grown.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            bytes.deallocate()
            bytes = grown
        }
        // SAFETY: the term's bytes are readable, and the arena has room for them.
        bytes.baseAddress?.advanced(by: count).copyMemory(from: start, byteCount: length)
        count += length
        return UInt32(place)
    }

    /// Where the term at `place`, which was handed out, begins; valid until the next is appended.
    @inline(__always)
    func start(_ place: UInt32) -> UnsafeRawPointer {
        // SAFETY: places are handed out by `append`, and the buffer is never empty.
        UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + Int(place))
    }
}
