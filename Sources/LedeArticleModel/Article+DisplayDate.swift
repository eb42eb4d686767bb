extension Article {
    /// The article's date as a list shows it: the day, hour and minute of a time in ISO 8601, in its own zone; anything else as it is
    /// written. Nil if it has none.
    package var displayDate: String? {
        guard let date else { return nil }
        let bytes = Array(date.utf8)
        func isDigits(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { (0x30...0x39).contains($0) } }
        guard bytes.count >= 16, isDigits(0..<4), bytes[4] == UInt8(ascii: "-"), isDigits(5..<7), bytes[7] == UInt8(ascii: "-"),
            isDigits(8..<10),
            bytes[10] == UInt8(ascii: "T"), isDigits(11..<13), bytes[13] == UInt8(ascii: ":"), isDigits(14..<16)
        else { return date }
        return String(decoding: bytes[..<10], as: UTF8.self) + " " + String(decoding: bytes[11..<16], as: UTF8.self)
    }
}
