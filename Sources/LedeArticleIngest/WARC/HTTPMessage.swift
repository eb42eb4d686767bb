import LedePageExtraction

/// An HTTP response in a WARC record: status line, header lines, body.
struct HTTPMessage {
    var status: Int
    var headers: HeaderLines
    /// As it was sent.
    private let content: ArraySlice<UInt8>

    /// Nil for bytes that do not begin with a status line.
    init?(_ bytes: ArraySlice<UInt8>) {
        let line = bytes.prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.starts(with: "HTTP/".utf8) || line.starts(with: "ICY ".utf8) else { return nil }
        let parts = line.split(separator: 0x20)
        guard parts.count > 1, let status = Int(String(decoding: parts[1], as: UTF8.self)) else { return nil }
        self.status = status
        let start = (bytes[line.endIndex...].firstIndex(of: 0x0A) ?? bytes.endIndex - 1) + 1
        headers = HeaderLines(bytes[start...])
        content = bytes[headers.end...]
    }

    /// The body without its content codings.
    ///
    /// Many programs keep the headers of a body they have already decoded: a coding that the bytes contradict is taken as undone.
    /// - Parameter limit: most bytes that come out.
    func body(limit: Int) throws(StreamDamage) -> [UInt8] {
        var body = Array(content)
        let transfer = (headers["transfer-encoding"] ?? "").lowercased()
        if transfer.contains("chunked"), let joined = Self.joined(body) { body = joined }
        let codings = (headers["content-encoding"] ?? "").lowercased().split { ", ".contains($0) }
        for coding in codings.suffix(InputStream.mostCompressions).reversed() {
            switch coding {
            case "deflate": body = try ContentCoding.inflated(body, limit: limit) ?? body
            case "br": body = try ContentCoding.unbrotlied(body, limit: limit) ?? body
            // What begins like gzip or zstd is decompressed anyway.
            default: break
            }
        }
        return body
    }

    /// The chunks of a body one after another (RFC 9112, section 7.1), as far as they go; nil if it does not begin with one.
    private static func joined(_ body: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var at = 0
        while at < body.count {
            guard let lineEnd = ByteSearch.firstIndex(of: 0x0A, in: body, from: at, end: at + 200) else { return at == 0 ? nil : out }
            let digits = body[at..<lineEnd].prefix { ($0 >= 0x30 && $0 <= 0x39) || (0x61...0x66).contains($0 | 0x20) }
            let behind = body[digits.endIndex..<lineEnd].first ?? 0x0D
            guard !digits.isEmpty, digits.count <= 8, behind <= 0x20 || behind == UInt8(ascii: ";"),
                let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return at == 0 ? nil : out }
            guard size > 0 else { return out }
            let end = min(body.count, lineEnd + 1 + size)
            out += body[(lineEnd + 1)..<end]
            at = end
            if at < body.count, body[at] == 0x0D { at += 1 }
            if at < body.count, body[at] == 0x0A { at += 1 }
        }
        return out
    }
}
