/// Names of entries as paths: nothing in an archive leads out of it.
enum EntryName {
    /// Longer ones are not names.
    static let mostBytes = 4096

    /// The name as a path below the archive: without root or drive, empty parts, `.` and `..`; nil if nothing is left, or it is too long.
    ///
    /// - Parameters:
    ///   - name: as in the archive: UTF-8, or bytes in an unknown encoding.
    ///   - isZip: whether a backslash may separate folders, and bytes that are not UTF-8 are in the IBM PC's encoding (APPNOTE.TXT,
    ///     appendix D); elsewhere they become `\xE9`.
    static func path(_ name: [UInt8], isZip: Bool) -> String? {
        guard name.count <= mostBytes else { return nil }
        var name = name
        if isZip, !name.contains(UInt8(ascii: "/")) { name = name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 } }
        var parts = name.split(separator: UInt8(ascii: "/"))
        if parts.count > 1, let first = parts.first, first.count == 2, first.last == UInt8(ascii: ":"), isLetter(first[first.startIndex]) {
            parts.removeFirst()
        }
        parts.removeAll { $0.elementsEqual([UInt8(ascii: ".")]) || $0.elementsEqual(Array("..".utf8)) }
        guard !parts.isEmpty else { return nil }
        let path = Array(parts.joined(separator: [UInt8(ascii: "/")]))
        if isZip, UTF8Scan(path).firstFault != nil, let decoded = ofIBM(path) { return decoded }
        return FileName.text(path)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    private static func ofIBM(_ name: [UInt8]) -> String? {
        guard let encoding = TextEncoding(named: "IBM437"), let converter = TextConverter(encoding) else { return nil }
        var text: [UInt8] = []
        converter.convert(name[...], isLast: true, into: &text)
        return converter.substituteCount == 0 ? String(validating: text, as: UTF8.self) : nil
    }
}
