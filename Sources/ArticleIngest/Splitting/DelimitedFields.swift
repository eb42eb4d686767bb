/// Takes one record of a TSV or CSV file apart.
enum DelimitedFields {
    /// The fields of a record without its line end.
    ///
    /// CSV follows RFC 4180: a field that begins with a quote runs to the closing quote, `""` inside is a quote. What stands between a closing
    /// quote and the next comma is kept as it is, as spreadsheets do. In TSV quotes mean nothing.
    static func split(_ bytes: [UInt8], separator: UInt8) -> [ArraySlice<UInt8>] {
        var fields: [ArraySlice<UInt8>] = []
        guard separator == DelimitedHeader.comma else {
            var start = 0
            while let end = ByteSearch.firstIndex(of: separator, in: bytes, from: start) {
                fields.append(bytes[start..<end])
                start = end + 1
            }
            fields.append(bytes[start...])
            return fields
        }
        let quote = UInt8(ascii: "\"")
        var at = 0
        while true {
            if at < bytes.count, bytes[at] == quote {
                var field: [UInt8] = []
                at += 1
                while let next = ByteSearch.firstIndex(of: quote, in: bytes, from: at) {
                    field.append(contentsOf: bytes[at..<next])
                    at = next + 1
                    guard at < bytes.count, bytes[at] == quote else { break }
                    field.append(quote)
                    at += 1
                }
                let end = ByteSearch.firstIndex(of: separator, in: bytes, from: at) ?? bytes.count
                field.append(contentsOf: bytes[at..<end])
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
}
