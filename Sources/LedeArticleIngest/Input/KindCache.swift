/// Tells files that are not articles by their names, as `FileKinds` does, but mostly without converting names to text.
struct KindCache {
    /// Reasons by ending, in at most 8 bytes.
    private var reasons: [UInt64: PassedOver.Reason?] = [:]
    private var last: (ending: UInt64, reason: PassedOver.Reason?) = (0, nil)

    mutating func reason<Name: RandomAccessCollection<UInt8>>(_ name: Name) -> PassedOver.Reason? where Name.Index == Int {
        guard let final = name.last, let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return Self.slowly(name) }
        var ending: UInt64 = 0
        for byte in name[(dot + 1)...] { ending = ending << 8 | UInt64(byte) }
        // Editors' backups, compressed files and long endings take the slow path.
        guard name.endIndex - dot - 1 <= 8, final != UInt8(ascii: "~"), name.first != UInt8(ascii: "#"),
            !Self.compressions.contains(ending | 0x20_2020_2020)
        else {
            return Self.slowly(name)
        }
        if ending == last.ending { return last.reason }
        if let known = reasons[ending] {
            last = (ending, known)
            return known
        }
        let reason = Self.slowly(name)
        reasons[ending] = .some(reason)
        last = (ending, reason)
        return reason
    }

    /// Endings before which another one counts, in lower case as four bytes padded with blanks.
    private static let compressions: Set<UInt64> = Set(
        ["gz", "zst", "bz2", "xz", "lz4", "z", "br", "lzma"].map { text in
            text.utf8.reduce(0) { $0 << 8 | UInt64($1) } | 0x20_2020_2020
        })

    private static func slowly(_ name: some Collection<UInt8>) -> PassedOver.Reason? {
        FileKinds.reason(fileName: FileName.text(Array(name)))
    }
}
