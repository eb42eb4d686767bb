import LedePageExtraction

/// Splits one record of delimited values.
enum DelimitedFields {
    private static let quote = UInt8(ascii: "\"")

    /// The fields of a record without its line end.
    ///
    /// RFC 4180: a field that begins with a quote runs to the closing quote, `""` inside is a quote. What comes between a closing
    /// quote and the next separator is kept as it is, as spreadsheets do. With tabs, quotes are also ordinary characters: there a quote
    /// opens a field only if its partner comes before a tab or the end.
    static func split(_ bytes: [UInt8], separator: UInt8) -> [ArraySlice<UInt8>] {
        var fields: [ArraySlice<UInt8>] = []
        var at = 0
        while true {
            let close = at < bytes.count && bytes[at] == quote ? closingQuote(in: bytes, openedAt: at) : nil
            if let close,
                separator != DelimitedHeader.tab || close == bytes.count || close + 1 >= bytes.count || bytes[close + 1] == separator
            {
                var field = unquoted(bytes[(at + 1)..<close])
                let behind = min(close + 1, bytes.count)
                let end = ByteSearch.firstIndex(of: separator, in: bytes, from: behind) ?? bytes.count
                field.append(contentsOf: bytes[behind..<end])
                fields.append(field[...])
                at = end
            } else {
                let end = ByteSearch.firstIndex(of: separator, in: bytes, from: at) ?? bytes.count
                fields.append(bytes[at..<end])
                at = end
            }
            guard at < bytes.count else { return fields }
            at += 1
        }
    }

    /// Whether every quoted field is closed right before a separator or the end.
    static func isStrictlyQuoted(_ bytes: [UInt8], separator: UInt8) -> Bool {
        var at = 0
        while at < bytes.count {
            if bytes[at] == quote {
                guard let close = closingQuote(in: bytes, openedAt: at) else { return false }
                if close + 1 == bytes.count { return true }
                guard bytes[close + 1] == separator else { return false }
                at = close + 2
            } else {
                guard let end = ByteSearch.firstIndex(of: separator, in: bytes, from: at) else { return true }
                at = end + 1
            }
        }
        return true
    }

    /// The first quote after `start` that is not doubled; nil if there is none.
    private static func closingQuote(in bytes: [UInt8], openedAt start: Int) -> Int? {
        var at = start + 1
        while let next = ByteSearch.firstIndex(of: quote, in: bytes, from: at) {
            guard next + 1 < bytes.count, bytes[next + 1] == quote else { return next }
            at = next + 2
        }
        return nil
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isDoubled = false
        for byte in bytes {
            if byte == quote, !isDoubled {
                isDoubled = true
                out.append(byte)
            } else if byte == quote {
                isDoubled = false
            } else {
                isDoubled = false
                out.append(byte)
            }
        }
        return out
    }
}
