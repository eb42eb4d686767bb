/// The bytes of a slice without a reference to them: free to copy in the loops of an evaluation, valid as long as someone else keeps the
/// slice's storage.
///
/// SAFETY (@unchecked Sendable): the bytes are never written.
// Public, since the compiler inlines nothing else across modules; no product exports the module.
public struct BorrowedBytes: BitwiseCopyable, @unchecked Sendable {
    /// The first byte.
    public let base: UnsafeRawPointer
    public let count: Int
    private let start: Int
    private let storage: Unmanaged<ByteStorage>

    /// The bytes of `slice`, whose storage the caller keeps.
    package init(_ slice: ByteSlice) {
        // SAFETY: the slice lies inside its storage; the caller promises to keep it as long as these bytes are used.
        base = slice.storage.base + slice.start
        count = slice.count
        start = slice.start
        storage = .passUnretained(slice.storage)
    }

    @inline(__always)
    private func load<Value: BitwiseCopyable>(_ type: Value.Type, at offset: Int) throws(IndexFileError) -> Value {
        guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { throw corrupt(at: offset, expected: "more bytes") }
        // SAFETY: the guard keeps the load inside the bytes.
        return base.loadUnaligned(fromByteOffset: offset, as: type)
    }

    package func byte(at offset: Int) throws(IndexFileError) -> UInt8 { try load(UInt8.self, at: offset) }

    package func uint32(at offset: Int) throws(IndexFileError) -> UInt32 { UInt32(littleEndian: try load(UInt32.self, at: offset)) }

    /// An error of the file at `offset` of the bytes.
    public func corrupt(at offset: Int, expected: String? = nil, found: String? = nil) -> IndexFileError {
        storage.takeUnretainedValue().slice.corrupt(at: start + offset, expected: expected, found: found)
    }

    /// Unpacks the block of `width` bits at `offset` into the 128 values at `target`, aligned to 16 bytes.
    package func unpack(at offset: Int, width: Int, to target: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        // SAFETY: the guards leave only widths that have a kernel, and blocks that lie inside the bytes; every kernel reads width × 16
        // bytes and writes 32 vectors, for which the caller promises room.
        guard width > 0 else {
            target.update(repeating: 0, count: BitPacking.blockSize)
            return
        }
        guard width <= 32, offset >= 0, offset <= count - width * 16 else {
            throw corrupt(at: offset, expected: "a block of 0 to 32 bits", found: "\(width)")
        }
        target.withMemoryRebound(to: SIMD4<UInt32>.self, capacity: 32) { vectors in
            BitUnpacking.unpack(base + offset, width: width, into: vectors)
        }
    }

    /// An unsigned LEB128 integer of at most 5 bytes at `offset`, which moves past it.
    @inlinable @inline(__always)
    public func varint32(at offset: inout Int) throws(IndexFileError) -> UInt64 {
        // SAFETY: `offset` is below `count` where a byte is loaded.
        guard offset >= 0, offset < count else { throw corrupt(at: offset, expected: "a varint") }
        let first = base.load(fromByteOffset: offset, as: UInt8.self)
        offset &+= 1
        return first < 0x80 ? UInt64(first) : try restOfVarint(first, at: &offset)
    }

    @usableFromInline
    func restOfVarint(_ first: UInt8, at offset: inout Int) throws(IndexFileError) -> UInt64 {
        var value = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while shift < 35 {
            let byte = try byte(at: offset)
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw corrupt(at: offset, expected: "a varint of at most 5 bytes")
    }
}
