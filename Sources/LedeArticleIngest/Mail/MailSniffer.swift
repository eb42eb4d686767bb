/// Recognises mail by its first bytes.
enum MailSniffer {
    /// Bytes examined.
    static let length = 4096

    enum Finding {
        case mail, mailbox, webPage
    }

    /// Headers that a message has, and a text with header-like lines hardly ever.
    private static let telling: Set = [
        "received", "return-path", "delivered-to", "message-id", "mime-version", "x-mailer", "newsgroups", "x-original-to",
        "dkim-signature", "references", "in-reply-to",
        "content-type", "content-transfer-encoding", "reply-to", "list-id", "organization", "x-gmail-labels", "x-mozilla-status",
    ]

    /// - Parameter name: of the input; `.eml` and `.mht` need less evidence.
    static func look(at start: ArraySlice<UInt8>, name: String) -> Finding? {
        if start.starts(with: "From ".utf8) {
            let line = start.prefix { $0 != 0x0A }
            return isSeparator(line) && isHeaderBlock(start[line.endIndex...].dropFirst()) ? .mailbox : nil
        }
        guard let first = start.first, isNameByte(first) || first == 0x20, isHeaderBlock(start) else { return nil }
        let headers = HeaderLines(start.prefix(length))
        let names = Set(headers.lines.map(\.name))
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let media = MediaType(headers["content-type"] ?? "")
        let isSaved =
            headers["snapshot-content-location"] != nil || (headers["from"] ?? "").lowercased().contains("saved by")
            || names.contains("x-maf-information")
        if isSaved || ending == "mht" || ending == "mhtml", media.name.hasPrefix("multipart/") || media.isHTML { return .webPage }
        guard names.contains("from") || names.contains("received") || names.contains("return-path") else { return nil }
        let count = names.intersection(telling).count
        return count > 0 && (names.contains("subject") || names.contains("date") || count > 1) || ending == "eml" ? .mail : nil
    }

    /// Whether lines are headers, up to a blank one or to where the bytes end.
    private static func isHeaderBlock(_ bytes: ArraySlice<UInt8>) -> Bool {
        var at = bytes.startIndex
        var count = 0
        while at < bytes.endIndex {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = bytes[at..<end]
            if line.isEmpty || line.elementsEqual([0x0D]) { return count > 0 }
            if line.first != 0x20, line.first != 0x09 {
                let name = line.prefix { isNameByte($0) }
                if name.endIndex < line.endIndex {
                    // A mailbox may come from one within another.
                    guard line[name.endIndex] == UInt8(ascii: ":"), !name.isEmpty else { return false }
                } else if end < bytes.endIndex {
                    return false
                }
                count += 1
            } else if count == 0 {
                return false
            }
            at = min(end + 1, bytes.endIndex)
        }
        return count > 0
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// Whether a line separates two messages of a mailbox: `From jane@example.org Mon Feb  3 04:05:06 2020`.
    static func isSeparator(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "From ".utf8) else { return false }
        let line = bytes.prefix(300).prefix { $0 != 0x0A }
        var hasTime = false
        var at = line.startIndex + 5
        while at + 4 < line.endIndex, !hasTime {
            hasTime =
                isDigit(line[at]) && isDigit(line[at + 1]) && line[at + 2] == UInt8(ascii: ":") && isDigit(line[at + 3])
                && isDigit(line[at + 4])
            at += 1
        }
        guard hasTime else { return false }
        return line.split { !isDigit($0) }.contains { $0.count == 4 && ($0.starts(with: "19".utf8) || $0.starts(with: "20".utf8)) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
