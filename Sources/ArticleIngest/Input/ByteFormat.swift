/// What an input is by its first bytes, told before anything is decoded as text.
enum ByteFormat: Equatable {
    case zip, tar, sevenZip

    /// How many bytes are looked at.
    static let length = 4096

    /// The format of an input that begins with these bytes; nil for text, and for what is not read.
    init?(_ start: ArraySlice<UInt8>) {
        func begins(_ bytes: [UInt8], at offset: Int = 0) -> Bool { start.dropFirst(offset).starts(with: bytes) }
        if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) {
            self = .zip
        } else if begins(Array("ustar".utf8), at: 257) {
            self = .tar
        } else if begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
            self = .sevenZip
        } else {
            return nil
        }
    }
}
