extension BitPacking {
    /// Unpacks the block of `width` bits at `offset` of `source` into the 128 values at `target`.
    ///
    /// - Parameter target: aligned to 16 bytes, room for 128 values.
    package static func unpack(
        _ source: ByteSlice, at offset: Int, width: Int, to target: UnsafeMutablePointer<UInt32>
    ) throws(IndexFileError) {
        // SAFETY: `slice` throws unless width × 16 bytes are readable; every kernel reads these alone and writes 32 vectors, which the
        // caller promises to have room for.
        guard width <= 32 else { throw source.corrupt(at: offset, expected: "a width of 0 to 32 bits", found: "\(width)") }
        guard width > 0 else {
            target.update(repeating: 0, count: blockSize)
            return
        }
        guard offset >= 0, offset <= source.count - width * 16 else { _ = try source.slice(at: offset, length: width * 16); return }
        source.withUnsafeBytes { bytes in
            target.withMemoryRebound(to: SIMD4<UInt32>.self, capacity: 32) { vectors in
                BitUnpacking.unpack(bytes.baseAddress! + offset, width: width, into: vectors)
            }
        }
    }
}
