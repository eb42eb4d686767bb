extension IndexReader {
    /// A number that tells this commit of this index from others, of the same index or another one: equal where manifest and segments' files are, byte by byte,
    /// and different but for chance where they are not.
    ///
    /// - Complexity: O(segments); no page is read.
    package var identity: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        // FNV-1a.
        func add(_ value: UInt64) {
            for shift in stride(from: 0, to: 64, by: 8) { hash = (hash ^ (value >> UInt64(shift)) & 0xFF) &* 0x0000_0100_0000_01B3 }
        }
        add(UInt64(bitPattern: manifest.generation))
        for byte in manifest.analyzer.utf8 { add(UInt64(byte)) }
        for segment in segments {
            add(UInt64(segment.docCount))
            let files = [segment.postingsFile, segment.lengthsFile, segment.docnosFile, segment.attributesFile, segment.articlesFile]
            for file in files { add(UInt64(file.frameChecksum)) }
            add(UInt64(segment.deletionsFile?.frameChecksum ?? 0))
        }
        return hash
    }
}
