/// An input's format by its first bytes, before anything is decoded as text.
enum ByteFormat: Equatable {
    case zip, tar, sevenZip
    case warc
    case pdf
    /// A message, a file of messages, and a page saved with its parts.
    case mail, mailbox, webPage

    /// Whether it might be a text about such files.
    var isText: Bool { [.warc, .mail, .mailbox, .webPage].contains(self) }

    /// How many bytes are examined.
    static let length = 4096

    /// The format of an input that begins with these bytes; nil for text, and for what is not read.
    /// - Parameter name: the input's, for what its bytes alone do not tell for certain.
    init?(_ start: ArraySlice<UInt8>, name: String) {
        func begins(_ bytes: [UInt8], at offset: Int = 0) -> Bool { start.dropFirst(offset).starts(with: bytes) }
        if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) || begins([0x50, 0x4B, 7, 8, 0x50, 0x4B]) {
            self = .zip
        } else if begins(Array("ustar".utf8), at: 257) || Self.isOldTar(start) {
            self = .tar
        } else if begins([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
            self = .sevenZip
        } else if begins(Array("WARC/".utf8)), let digit = start.dropFirst(5).first, (0x30...0x39).contains(digit) {
            self = .warc
        } else if begins(Array("%PDF-".utf8)) {
            self = .pdf
        } else if let finding = MailSniffer.look(at: start, name: name) {
            self =
                switch finding {
                case .mail: .mail
                case .mailbox: .mailbox
                case .webPage: .webPage
                }
        } else {
            return nil
        }
    }

    /// Whether a block is a pre-POSIX tar header: no magic, but the sum of its bytes in octal, computed with blanks in the sum's place.
    private static func isOldTar(_ start: ArraySlice<UInt8>) -> Bool {
        guard start.count >= 512, start.first != 0 else { return false }
        let header = Array(start.prefix(512))
        let digits = header[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard digits.count >= 3, let sum = Int(String(decoding: digits, as: UTF8.self), radix: 8) else { return false }
        return sum == header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element)) }
    }
}
