/// A message, or a part of one (RFC 2045, 2046): header lines, and a body that may hold parts.
///
/// Parts are found on demand. Depth and number are bounded, whatever a message says.
struct MIMEEntity {
    /// Most levels of nested parts.
    static let mostDepth = 20
    /// Most parts of one part.
    static let mostParts = 1000

    let headers: HeaderLines
    let media: MediaType
    /// What follows the headers, still encoded.
    private let content: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        headers = HeaderLines(bytes)
        media = MediaType(headers["content-type"] ?? "text/plain")
        content = bytes[headers.end...]
    }

    /// The body without its transfer encoding.
    var body: [UInt8] { TransferEncoding.decoded(content, headers["content-transfer-encoding"]) }

    /// The body as text in UTF-8.
    var text: [UInt8] { MailText.utf8(body, media.encoding) }

    var isMultipart: Bool { media.name.hasPrefix("multipart/") }

    /// The parts that a multipart body has. Complexity: O(n).
    var parts: [MIMEEntity] {
        guard isMultipart, let boundary = media.parameters["boundary"], !boundary.isEmpty else { return [] }
        let mark = Array("--".utf8) + Array(boundary.utf8)
        let bytes = content
        var parts: [MIMEEntity] = []
        var start: Int?
        var at = bytes.startIndex
        func end(_ place: Int) {
            guard let from = start, parts.count < Self.mostParts else { return }
            // The line end before the boundary belongs to the boundary.
            var end = place
            if end > from, bytes[end - 1] == 0x0A { end -= 1 }
            if end > from, bytes[end - 1] == 0x0D { end -= 1 }
            parts.append(MIMEEntity(bytes[from..<end]))
        }
        while at < bytes.endIndex {
            let lineEnd = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            if bytes[at] == mark[0], bytes[at...].starts(with: mark) {
                let rest = bytes[(at + mark.count)..<max(lineEnd, at + mark.count)]
                let isLast = rest.starts(with: "--".utf8)
                if isLast || rest.allSatisfy({ $0 <= 0x20 }) {
                    end(at)
                    start = lineEnd < bytes.endIndex && !isLast ? lineEnd + 1 : nil
                    if isLast { return parts }
                }
            }
            at = lineEnd < bytes.endIndex ? lineEnd + 1 : bytes.endIndex
        }
        end(bytes.endIndex)
        return parts
    }

    /// Whether the part is an attachment, and not shown with the text.
    var isAttachment: Bool { MediaType(headers["content-disposition"] ?? "").name == "attachment" }

    /// The part's file name; nil for none.
    var fileName: String? {
        let disposition = MediaType(headers["content-disposition"] ?? "").parameters
        guard let name = Self.name(disposition, "filename") ?? Self.name(media.parameters, "name") else { return nil }
        return EntryName.path(Array(name.utf8), isZip: true)?.split(separator: "/").last.map(String.init)
    }

    /// A parameter that may be encoded, or split into pieces (RFC 2231), or, against the rules, encoded like header text.
    private static func name(_ parameters: [String: String], _ key: String) -> String? {
        if let value = parameters[key] { return HeaderText.text(Array(value.utf8)) }
        if let value = parameters[key + "*"] { return unquoted(value) }
        var value = ""
        var isEncoded = false
        for index in 0..<100 {
            if let piece = parameters["\(key)*\(index)"] {
                value += piece
            } else if let piece = parameters["\(key)*\(index)*"] {
                isEncoded = true
                value += piece
            } else {
                break
            }
        }
        return value.isEmpty ? nil : isEncoded ? unquoted(value) : value
    }

    /// `charset'language'text` with `%xx`.
    private static func unquoted(_ value: String) -> String {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        let text = Array((parts.count == 3 ? parts[2] : value[...]).utf8)
        var bytes: [UInt8] = []
        var at = 0
        while at < text.count {
            if text[at] == UInt8(ascii: "%"), at + 2 < text.count, let high = TransferEncoding.digit(text[at + 1]),
                let low = TransferEncoding.digit(text[at + 2])
            {
                bytes.append(high << 4 | low)
                at += 3
            } else {
                bytes.append(text[at])
                at += 1
            }
        }
        return MailText.text(bytes, parts.count == 3 ? TextEncoding(named: String(parts[0])) : nil)
    }
}
