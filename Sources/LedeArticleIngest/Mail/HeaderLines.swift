/// Header lines of mail, HTTP and WARC, up to the blank line after them.
///
///     headers := (name ":" value line-end)* line-end
///     value   := bytes (line-end (" " | "\t") bytes)*
///
/// Names are compared without regard to case. What is not a header line is skipped.
struct HeaderLines {
    /// In order; values without surrounding blanks, folded lines joined by a blank.
    private(set) var lines: [(name: String, value: [UInt8])] = []
    /// The index after the blank line.
    private(set) var end: Int

    /// Most lines kept.
    private static let mostLines = 10_000

    /// - Parameter bytes: begin with the first line; if no blank line follows, all are headers.
    init(_ bytes: ArraySlice<UInt8>) {
        end = bytes.endIndex
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let lineEnd = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[at..<lineEnd]
            if line.last == 0x0D { line = line.dropLast() }
            at = min(lineEnd + 1, bytes.endIndex)
            if line.isEmpty {
                end = at
                return
            }
            if line.first == 0x20 || line.first == 0x09 {
                if !lines.isEmpty { lines[lines.count - 1].value += [0x20] + Self.trimmed(line) }
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex, lines.count < Self.mostLines else {
                continue
            }
            lines.append(
                (String(decoding: Self.trimmed(line[..<colon]), as: UTF8.self).lowercased(), Array(Self.trimmed(line[(colon + 1)...]))))
        }
    }

    /// The first value under a name in lower case; bytes that are not UTF-8 as U+FFFD.
    subscript(name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    /// The same, as raw bytes.
    func bytes(_ name: String) -> [UInt8]? { lines.first { $0.name == name }?.value }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = bytes.drop { $0 <= 0x20 }
        return rest.prefix((rest.lastIndex { $0 > 0x20 } ?? rest.startIndex - 1) - rest.startIndex + 1)
    }
}
