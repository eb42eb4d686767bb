import IndexStorage

extension IndexReader {
    /// Tells this commit's content from any other's: 16 hexadecimal digits. The same corpus indexed with the same options has the same. Complexity: O(files).
    public var fingerprint: String {
        let digits = String(contentHash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The same as a number, over the checksums of all files, without reading them.
    package var contentHash: UInt64 {
        // FNV-1a, 64 bits (Fowler, Noll, Vo).
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        }
        func add(littleEndian value: UInt64) { add((0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }) }
        add(analyzerName.utf8)
        for segment in segments {
            for file in segment.files {
                add(file.kind.rawValue.utf8)
                add(littleEndian: UInt64(file.fileSize))
                add(littleEndian: UInt64(file.contentChecksum))
            }
        }
        return hash
    }
}
