import LedePageExtraction

/// The text of a whole file, as it is.
extension PlainText {
    /// Decodes a file's bytes: a byte order mark goes, CRLF and CR become LF.
    static func decode(_ record: RawRecord) -> Result<String, RecordProblem> {
        var bytes = record.bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if ContentSniffer.isBinary(bytes[...]) {
            return .failure(RecordProblem(.binary, at: record.location, "a binary file"))
        }
        if bytes.contains(0x0D) { bytes = withLineFeeds(bytes) }
        guard let text = TextDecoding.text(bytes[...]) else {
            return .failure(TextDecoding.problem(in: record.bytes, at: record.location))
        }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            return .failure(RecordProblem(.empty, at: record.location, "an empty file"))
        }
        return .success(text)
    }

    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D {
                if index + 1 == bytes.count || bytes[index + 1] != 0x0A { out.append(0x0A) }
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
