/// What the headers of a WARC record say about its block.
struct WARCRecord {
    /// What a block is.
    enum Content {
        case page(Page)
        case passedOver(PassedOver.Reason)
    }

    struct Page {
        var body: [UInt8]
        /// Nil if the bytes must tell.
        var format: ArticleFormat?
        var encoding: TextEncoding?
    }

    private let type: String
    private let media: MediaType
    private let url: String?
    private let date: String?
    private let id: String?

    init(_ headers: HeaderLines) {
        type = headers["warc-type"]?.lowercased() ?? ""
        media = MediaType(headers["content-type"] ?? "")
        // Wget puts the address in the angle brackets of the standard's grammar.
        url = headers["warc-target-uri"].map { $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0 }
        date = headers["warc-date"]
        id = headers["warc-record-id"]
    }

    /// What a page is called in the file: its address.
    var name: String { String((url ?? id ?? "a record without an address").prefix(EntryName.mostBytes)) }

    var context: RecordContext { RecordContext(known: RecordContext.Parts(url: url, date: date)) }

    /// Why the block need not be looked at; nil if it has to be.
    var reasonToPassOver: PassedOver.Reason? {
        guard ["response", "resource", "conversion"].contains(type) else {
            return .webRecord(type.isEmpty ? "record without a type" : String(type.prefix(40)))
        }
        if let url, Self.robots(url) { return .webRecord("robots.txt") }
        if type == "response" { return media.name == "application/http" || media.isUnknown ? nil : .mediaType(media.name) }
        return isText(media) || media.isUnknown ? nil : .mediaType(media.name)
    }

    /// The page in a block.
    func page(_ block: ArraySlice<UInt8>, limit: Int) throws(StreamDamage) -> Content {
        guard type == "response" else { return content(Array(block), media) }
        guard let message = HTTPMessage(block) else { return content(Array(block), media) }
        guard (200...299).contains(message.status), message.status != 206 else {
            return .passedOver(
                .webRecord(
                    (300...399).contains(message.status)
                        ? "redirect" : message.status == 206 ? "part of a response" : "error \(message.status)"))
        }
        let media = MediaType(message.headers["content-type"] ?? "")
        guard isText(media) || media.isUnknown else { return .passedOver(.mediaType(media.name)) }
        return content(try message.body(limit: limit), media)
    }

    private func isText(_ media: MediaType) -> Bool { media.isHTML || media.isPDF || media.name == "text/plain" }

    private func content(_ body: [UInt8], _ media: MediaType) -> Content {
        guard !body.isEmpty else { return .passedOver(.webRecord("empty page")) }
        if media.isHTML { return .page(Page(body: body, format: .html, encoding: media.encoding)) }
        if media.isPDF { return .page(Page(body: body)) }
        if media.name == "text/plain" { return .page(Page(body: body, format: .text, encoding: media.encoding)) }
        if ContentSniffer.look(at: body.prefix(ContentSniffer.length)) == .html {
            return .page(Page(body: body, format: .html, encoding: nil))
        }
        return body.starts(with: "%PDF-".utf8) ? .page(Page(body: body)) : .passedOver(.mediaType("unknown"))
    }

    private static func robots(_ url: String) -> Bool {
        let path = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2)
        return path.count == 1 && path.first?.prefix { $0 != "?" } == "robots.txt"
    }
}
