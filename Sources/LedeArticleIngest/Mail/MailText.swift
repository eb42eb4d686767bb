import LedePageExtraction

/// Turns the bytes of a mail's parts into text.
enum MailText {
    /// The text of a part in UTF-8. The named encoding counts, unless the bytes contradict it: valid UTF-8 beyond ASCII is nothing else,
    /// and invalid UTF-8 is not UTF-8. Complexity: O(n).
    static func utf8(_ bytes: [UInt8], _ named: TextEncoding?) -> [UInt8] {
        let isUTF8 = UTF8Scan(bytes).firstFault == nil
        let isASCII = isUTF8 && ByteSearch.firstNonASCII(in: bytes, from: 0) == nil
        let encoding: TextEncoding?
        if let named, named != .utf8 {
            // Some encodings write everything within ASCII.
            encoding = isUTF8 && !isASCII ? nil : named
        } else {
            encoding = isUTF8 ? nil : EncodingDetector.encoding(of: bytes.prefix(TextStream.sampleBytes)) ?? .windows1252
        }
        guard let encoding, encoding != .windows1252 || !isASCII, let converter = TextConverter(encoding) else { return bytes }
        var text: [UInt8] = []
        converter.convert(bytes[...], isLast: true, into: &text)
        return text
    }

    static func text(_ bytes: [UInt8], _ named: TextEncoding?) -> String { String(decoding: utf8(bytes, named), as: UTF8.self) }

    /// Rejoins lines that were broken for mail (`format=flowed`, RFC 3676): a line that ends with a blank continues in the next one.
    /// - Parameter deletesSpace: whether that blank is not part of the text.
    static func unflowed(_ text: String, deletesSpace: Bool) -> String {
        var out: [Substring] = []
        var paragraph = ""
        var depth = 0
        func flush() {
            if !paragraph.isEmpty { out.append(paragraph[...]) }
            paragraph = ""
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let quotes = line.prefix { $0 == ">" }.count
            var content = line.dropFirst(quotes)
            if content.first == " " { content = content.dropFirst() }
            if quotes != depth { flush() }
            depth = quotes
            let isFlowed = content.hasSuffix(" ") && content != "-- "
            if paragraph.isEmpty { paragraph = String(repeating: ">", count: quotes) + (quotes > 0 ? " " : "") }
            paragraph += isFlowed && deletesSpace ? content.dropLast() : content
            guard !isFlowed else { continue }
            out.append(paragraph[...])
            paragraph = ""
        }
        flush()
        return out.joined(separator: "\n")
    }
}
