/// The frame around every file of an index.
///
///     file     := header payload checksums trailer
///     header   := "LEDE" kind:4 letters, version:u32, zero:u32                                  16 bytes
///     checksums:= crc32c:u32 of each 64 KiB page of the payload, the last one shorter           4 × pageCount bytes
///     trailer  := payloadLength:u64, pageCount:u32, crc32c:u32 of header and checksums,
///                 zero:u64, crc32c:u32 of the 24 bytes before, "EDEL"                           32 bytes
///
/// All integers are little-endian. Offsets inside a file's payload count from the payload's first byte.
enum IndexFileFormat {
    static let headerSize = 16
    static let trailerSize = 32
    static let pageSize = 65_536
    static let magic: [UInt8] = Array("LEDE".utf8)
    static let endMagic: [UInt8] = Array("EDEL".utf8)
    /// The version written, and the oldest that is read.
    static let version: UInt32 = 5
    static let oldestVersion: UInt32 = 5

    static func pageCount(payloadLength: Int) -> Int { payloadLength / pageSize + (payloadLength % pageSize == 0 ? 0 : 1) }
}
