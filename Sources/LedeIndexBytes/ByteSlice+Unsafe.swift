/// A range of a file's bytes, checked at every access: one outside it throws and never traps.
package struct ByteSlice: Sendable {
    /// The bytes that this is a range of; kept alive by the slice.
    package let storage: ByteStorage
    /// Where the slice begins in `storage`, in bytes.
    package let start: Int
    /// Number of bytes.
    package let count: Int

    // `start + count <= storage.count` holds by construction: every initialiser but the one in ByteStorage checks it.
    init(storage: ByteStorage, start: Int, count: Int) {
        self.storage = storage
        self.start = start
        self.count = count
    }

    /// The bytes in `range`, relative to this slice.
    package func slice(_ range: Range<Int>) throws(IndexFileError) -> ByteSlice {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            // Not `range.count`, which a range over all of `Int` overflows.
            throw outside(range.lowerBound, range.upperBound.subtractingReportingOverflow(range.lowerBound).partialValue)
        }
        return ByteSlice(storage: storage, start: start + range.lowerBound, count: range.count)
    }

    /// `length` bytes from `offset` on.
    package func slice(at offset: Int, length: Int) throws(IndexFileError) -> ByteSlice {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { throw outside(offset, length) }
        return ByteSlice(storage: storage, start: start + offset, count: length)
    }

    @inline(__always)
    func load<Value: BitwiseCopyable>(_ type: Value.Type, at offset: Int) throws(IndexFileError) -> Value {
        guard offset >= 0, offset <= count - MemoryLayout<Value>.size else { throw outside(offset, MemoryLayout<Value>.size) }
        // SAFETY: the guard keeps the load inside the slice, and the slice lies inside its storage by construction.
        return storage.base.loadUnaligned(fromByteOffset: start + offset, as: type)
    }

    /// The byte at `offset`.
    package func byte(at offset: Int) throws(IndexFileError) -> UInt8 { try load(UInt8.self, at: offset) }

    /// The little-endian integer of 4 bytes at `offset`.
    package func uint32(at offset: Int) throws(IndexFileError) -> UInt32 {
        UInt32(littleEndian: try load(UInt32.self, at: offset))
    }

    /// The little-endian integer of 8 bytes at `offset`.
    package func uint64(at offset: Int) throws(IndexFileError) -> UInt64 {
        UInt64(littleEndian: try load(UInt64.self, at: offset))
    }

    /// The little-endian integer of 8 bytes at `offset`, which must fit a non-negative `Int`.
    package func size(at offset: Int) throws(IndexFileError) -> Int {
        let value = try uint64(at: offset)
        guard let size = Int(exactly: value) else { throw corrupt(at: offset, expected: "a size", found: "\(value)") }
        return size
    }

    /// Calls `body` with the bytes, which are valid during the call only.
    @inline(__always)
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: the slice lies inside its storage by construction; `defer` keeps the storage alive during the call.
        defer { withExtendedLifetime(storage) {} }
        return try body(UnsafeRawBufferPointer(start: storage.base + start, count: count))
    }

    /// Calls `body` with the bytes as a span.
    package func withSpan<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: as in `withUnsafeBytes`; the span cannot escape `body`.
        defer { withExtendedLifetime(storage) {} }
        let buffer = UnsafeRawBufferPointer(start: storage.base + start, count: count)
        return try body(Span<UInt8>(_unsafeBytes: buffer))
    }

    /// Appends the bytes to an array, which need not allocate where it has room.
    package func append(to bytes: inout [UInt8]) { withUnsafeBytes { bytes.append(contentsOf: $0) } }

    /// A copy of the bytes.
    package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// An error of this file at `offset` of the slice.
    package func corrupt(at offset: Int, expected: String? = nil, found: String? = nil) -> IndexFileError {
        IndexFileError(.corrupt, file: storage.name, offset: start + offset, expected: expected, found: found)
    }

    private func outside(_ offset: Int, _ length: Int) -> IndexFileError {
        IndexFileError(
            .truncated, file: storage.name, offset: start + max(0, min(offset, count)), expected: "\(length) bytes",
            found: "\(max(0, count - max(0, offset)))")
    }
}
