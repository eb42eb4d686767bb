/// Immutable bytes with a name: a mapped file, or a copy in memory. Freed when the last slice goes.
///
/// SAFETY (@unchecked Sendable): the bytes are never written after `init`, and `base` and `count` are constants.
package final class ByteStorage: @unchecked Sendable {
    /// What errors call the bytes: the file's name.
    package let name: String
    let base: UnsafeRawPointer
    /// Number of bytes.
    package let count: Int
    private let release: @Sendable (UnsafeRawPointer, Int) -> Void
    private let evict: @Sendable (UnsafeRawPointer, Int) -> Void

    /// Takes over `count` bytes at `base`, which must stay readable and unchanged until `release` is called.
    /// - Parameter evict: tells the system that the bytes need not stay in memory; they must stay readable all the same.
    package init(
        name: String, base: UnsafeRawPointer, count: Int, release: @escaping @Sendable (UnsafeRawPointer, Int) -> Void,
        evict: @escaping @Sendable (UnsafeRawPointer, Int) -> Void = { _, _ in }
    ) {
        self.name = name
        self.base = base
        self.count = count
        self.release = release
        self.evict = evict
    }

    /// A copy of `bytes`.
    package convenience init(name: String, copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        copy.copyBytes(from: bytes)
        // SAFETY: `copy` holds at least `bytes.count` initialised bytes, and is freed exactly once, by `deinit`.
        self.init(name: name, base: UnsafeRawPointer(copy.baseAddress!), count: bytes.count) { base, _ in
            UnsafeMutableRawPointer(mutating: base).deallocate()
        }
    }

    deinit { release(base, count) }

    /// Releases the memory that a mapped file has come to occupy; what is read again comes back from the file.
    package func evictPages() { evict(base, count) }

    /// All of the bytes.
    package var slice: ByteSlice { ByteSlice(storage: self, start: 0, count: count) }
}
