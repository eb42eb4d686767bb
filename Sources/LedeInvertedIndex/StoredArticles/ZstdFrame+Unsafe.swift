#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import LedeCZstd
import LedeIndexBytes

/// One block of bytes compressed as a zstd frame.
enum ZstdFrame {
    /// The level for what is read back soon.
    static let fastestLevel: Int32 = -5

    /// Reuses zstd's tables from block to block.
    ///
    /// SAFETY (@unchecked Sendable): its owner, a StoredArticlesWriter, lets one thread at a time use it.
    final class Compressor: @unchecked Sendable {
        private let context: OpaquePointer
        private let level: Int32

        init(level: Int32) {
            guard let context = ZSTD_createCCtx() else { fatalError("zstd: out of memory") }
            self.context = context
            self.level = level
        }

        deinit { ZSTD_freeCCtx(context) }

        /// The frame that holds `bytes`; the same bytes give the same frame.
        func compress(_ bytes: [UInt8]) -> [UInt8] {
            let bound = ZSTD_compressBound(bytes.count)
            return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                // SAFETY: zstd writes at most `bound` bytes, the capacity of `output`, and returns how many.
                let written = bytes.withUnsafeBytes { input in
                    ZSTD_compressCCtx(context, output.baseAddress, bound, input.baseAddress, input.count, level)
                }
                precondition(ZSTD_isError(written) == 0, "zstd cannot fail with a buffer of its own bound")
                count = written
            }
        }
    }

    /// The `length` bytes that `frame` holds. A frame with another number is corrupt, as is one that announces more than memory allows.
    static func decompress(_ frame: ByteSlice, length: Int) throws(IndexFileError) -> ByteSlice {
        let announced = frame.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
        guard announced == UInt64(length) else {
            throw frame.corrupt(at: 0, expected: "a zstd frame of \(length) bytes", found: "another")
        }
        // Not an array, whose allocation traps on failure: `length` is the file's claim.
        guard let output = malloc(max(length, 1)) else {
            throw frame.corrupt(at: 0, expected: "a zstd frame that fits in memory", found: "\(length) bytes")
        }
        // SAFETY: zstd writes at most `length` bytes, the size of `output`, and returns how many.
        let written = frame.withUnsafeBytes { ZSTD_decompress(output, length, $0.baseAddress, $0.count) }
        guard written == length else {
            free(output)
            let found = ZSTD_isError(written) == 0 ? "\(written) bytes" : String(cString: ZSTD_getErrorName(written))
            throw frame.corrupt(at: 0, expected: "a zstd frame of \(length) bytes", found: found)
        }
        // SAFETY: all `length` bytes are written; the storage frees them, once, and nobody else has the pointer.
        return ByteStorage(name: frame.storage.name, base: UnsafeRawPointer(output), count: length) { base, _ in
            free(UnsafeMutableRawPointer(mutating: base))
        }.slice
    }
}
