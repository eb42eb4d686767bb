/// The address that browsers and their extensions note in a comment at the beginning of a saved page.
///
///     <!-- saved from url=(0042)https://ledger.example/2024/bridge -->          browsers
///     <!-- Page saved with SingleFile  url: https://ledger.example/bridge …     SingleFile
enum SavedPageNote {
    /// The note is within this many bytes.
    private static let range = 4_096

    static func url(in html: [UInt8]) -> String? {
        let head = html[..<min(range, html.count)]
        var at = 0
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: html, from: at, end: head.endIndex) {
            at = open + 1
            guard ByteSearch.matches("!--", in: html, at: at) else { continue }
            let comment = String(decoding: head[at...].prefix(1_024), as: UTF8.self)
            let text = comment.range(upTo: "-->")
            if let mark = text.firstRange(of: "saved from url=("), let close = text[mark.upperBound...].firstIndex(of: ")") {
                return address(text[text.index(after: close)...])
            }
            if text.contains("SingleFile"), let mark = text.firstRange(of: "url:") { return address(text[mark.upperBound...]) }
        }
        return nil
    }

    private static func address(_ text: Substring) -> String? {
        text.split(whereSeparator: \.isWhitespace).first.flatMap { WebAddress($0)?.text }
    }
}

extension String {
    /// What comes before a text, or everything.
    fileprivate func range(upTo end: String) -> Substring { firstRange(of: end).map { self[..<$0.lowerBound] } ?? self[...] }
}
