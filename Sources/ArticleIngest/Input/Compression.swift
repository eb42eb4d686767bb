/// How one stream of bytes is compressed, known by its first bytes.
enum Compression: String {
    case gzip, zstd

    /// The compression that a stream beginning with these bytes has; nil where it has none that is known.
    /// - Parameter start: at least `length` bytes, where there are so many.
    init?(_ start: ArraySlice<UInt8>) {
        if start.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(start) {
            self = .zstd
        } else {
            return nil
        }
    }

    /// The compression that a file's name announces.
    init?(fileName: String) {
        let name = fileName.lowercased()
        if name.hasSuffix(".gz") {
            self = .gzip
        } else if name.hasSuffix(".zst") {
            self = .zstd
        } else {
            return nil
        }
    }

    /// Bytes that tell.
    static let length = 4

    /// A frame that zstd leaves out may come first (RFC 8878, section 3.1.2).
    private static func isSkippableFrame(_ start: ArraySlice<UInt8>) -> Bool {
        guard start.count >= 4, let first = start.first, first & 0xF0 == 0x50 else { return false }
        return start.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    }
}
