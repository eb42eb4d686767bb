/// How a stream of bytes is compressed, by its first bytes.
enum Compression: String, CaseIterable {
    case gzip, zstd, bzip2, xz, lzma, lzip, lz4
    /// Unix `compress`, `.Z`.
    case compress

    /// The compression of a stream that begins with these bytes; nil if none is known.
    /// - Parameters:
    ///   - start: at least `length` bytes, if there are so many.
    ///   - promised: by the name; some can be recognised only then.
    init?(_ start: ArraySlice<UInt8>, promised: Compression? = nil) {
        func begins(_ bytes: [UInt8]) -> Bool { start.starts(with: bytes) }
        let fourth = start.dropFirst(3).first ?? 0
        if begins([0x1F, 0x8B]) {
            self = .gzip
        } else if begins([0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(start) {
            self = .zstd
        } else if begins(Array("BZh".utf8)), (0x31...0x39).contains(fourth), Self.isBlock(start.dropFirst(4)) {
            self = .bzip2
        } else if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) {
            self = .xz
        } else if begins([0x04, 0x22, 0x4D, 0x18]) || begins([0x02, 0x21, 0x4C, 0x18]) {
            self = .lz4
        } else if begins(Array("LZIP".utf8)), (0...1).contains(start.dropFirst(4).first ?? 2) {
            self = .lzip
        } else if begins([0x1F, 0x9D]) {
            self = .compress
        } else if promised == .lzma, begins([0x5D, 0, 0]) {
            self = .lzma
        } else {
            return nil
        }
    }

    /// The compression that a file's name announces.
    init?(fileName: String) {
        guard let ending = fileName.lowercased().split(separator: ".").last.map(String.init), ending.utf8.count < fileName.utf8.count,
            let found = Self.endings[ending]
        else { return nil }
        self = found
    }

    /// The name without the ending for its compression: `a.csv` for `a.csv.gz`.
    static func bareName(_ fileName: String) -> Substring {
        Compression(fileName: fileName) == nil ? fileName[...] : fileName[..<(fileName.lastIndex(of: ".") ?? fileName.endIndex)]
    }

    /// Bytes needed to tell.
    static let length = 10

    private static let endings: [String: Compression] = [
        "gz": .gzip, "zst": .zstd, "bz2": .bzip2, "xz": .xz, "lzma": .lzma, "lz": .lzip, "lz4": .lz4, "z": .compress,
    ]

    /// A frame that zstd leaves out may come first (RFC 8878, section 3.1.2).
    private static func isSkippableFrame(_ start: ArraySlice<UInt8>) -> Bool {
        guard start.count >= 4, let first = start.first, first & 0xF0 == 0x50 else { return false }
        return start.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    }

    /// A bzip2 block begins with the digits of π; an empty file ends at once with those of its square root.
    private static func isBlock(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) || bytes.starts(with: [0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
    }
}
