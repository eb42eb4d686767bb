import LedeIndexBytes

extension IndexReader {
    /// Tells this commit's content from any other's: 16 hexadecimal digits. The same corpus indexed with the same options has the same one.
    /// Complexity: O(files).
    package var fingerprint: String {
        let digits = String(contentHash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The same as a number, over the checksums of all files except those that say when and where the articles came from, without reading
    /// them.
    package var contentHash: UInt64 {
        var hash = FNV1a()
        hash.add(analyzerName.utf8)
        for segment in segments {
            for file in segment.files where file.kind != .origins {
                hash.add(file.kind.rawValue.utf8)
                hash.add(littleEndian: UInt64(file.fileSize))
                hash.add(littleEndian: UInt64(file.contentChecksum))
            }
        }
        return hash.value
    }
}
