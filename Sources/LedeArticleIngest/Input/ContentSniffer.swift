/// Tells what a file holds from its first bytes.
enum ContentSniffer {
    enum Finding: Equatable {
        case format(ArticleFormat)
        case binary
        case html
        case empty
    }

    /// How many bytes are examined.
    static let length = 4096

    /// - Parameter start: the first bytes of the (decompressed) content.
    static func look(at start: ArraySlice<UInt8>) -> Finding {
        if isBinary(start) { return .binary }
        var rest = start
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = rest.first else { return .empty }
        if first == UInt8(ascii: "{") { return .format(.jsonl) }
        if first == UInt8(ascii: "["), let next = rest.dropFirst().first(where: { $0 > 0x20 }), next == UInt8(ascii: "{") {
            return .format(.jsonl)
        }
        if first == UInt8(ascii: "<") {
            let tag = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
            if ["<doc>", "<doc ", "<reuters ", "<!doctype lewis"].contains(where: tag.hasPrefix) { return .format(.trec) }
            if tag.hasPrefix("<!doctype html") || tag.hasPrefix("<html") { return .html }
        }
        return .format(.text)
    }

    /// NUL bytes, or more control characters than text has.
    static func isBinary(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.contains(0) || isMostlyControls(bytes) }

    /// More than one control character in 20 bytes; tab, line feed, form feed, carriage return and escape occur in text.
    static func isMostlyControls(_ bytes: ArraySlice<UInt8>) -> Bool {
        var controls = 0
        for byte in bytes where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D && byte != 0x1B {
            controls += 1
        }
        return controls * 20 > bytes.count
    }
}
