import LedeIndexBytes
import LedePageExtraction

/// The messages in a mailbox file (RFC 4155), each under its `Message-ID`.
///
///     file    := ("From " sender date line-end message line-end)*
///
/// A text line beginning with `From ` is written as `>From ` (mboxo, mboxrd), or the header `Content-Length` tells where the message ends
/// (mboxcl2). A separator counts only after an empty line, and with a time in it: not all programs quote.
final class MboxContainer: Container {
    private let path: String
    private let bytes: BufferedInput
    private let limits: ReadingLimits
    private var isAtEnd = false

    init(_ stream: any ByteStream, path: String, _ scope: InputScope) {
        self.path = path
        bytes = BufferedInput(stream)
        limits = scope.options.limits
    }

    func next() -> ContainerReading? {
        guard !isAtEnd, let lineEnd = separatorEnd() else { return end() }
        bytes.skip(lineEnd, lines: 0)
        let (length, isQuoted) = messageLength()
        guard let length else { return passOverLong() }
        if let damage = bytes.damage, length == bytes.count {
            isAtEnd = true
            return .problem(RecordProblem(damage.kind, at: SourceLocation(path: path), damage.reason, loses: .input))
        }
        var message = Array(bytes.slice(0..<length))
        bytes.skip(length, lines: 0)
        if isQuoted { message = Self.unquoted(message) }
        var entry = ContainerEntry(name: Self.name(message), stream: MemoryStream(message))
        entry.byteFormat = .mail
        return .entry(entry)
    }

    /// What a message is called: its id, or else a hash of it.
    private static func name(_ message: [UInt8]) -> String {
        if let id = MailMessage(message).id { return id }
        var hash = XXHash64()
        hash.add(message[...])
        return "mail-" + String(hash.value, radix: 16)
    }

    private func end() -> ContainerReading? {
        defer { isAtEnd = true }
        guard !isAtEnd, let damage = bytes.damage else { return nil }
        return .problem(RecordProblem(damage.kind, at: SourceLocation(path: path), damage.reason, loses: .input))
    }

    /// The offset after the separator that begins the window; nil at the end.
    private func separatorEnd() -> Int? {
        bytes.fill(toCount: 1)
        while bytes.count > 0, bytes[0] == 0x0A || bytes[0] == 0x0D {
            bytes.skip(1, lines: 0)
            bytes.fill(toCount: 1)
        }
        guard bytes.count > 0 else { return nil }
        return lineEnd(from: 0)
    }

    /// The offset after the line that begins at an offset; the input's end if it is the last one.
    private func lineEnd(from start: Int) -> Int {
        var scanned = start
        while true {
            if let end = bytes.firstOffset(of: 0x0A, from: scanned) { return end + 1 }
            scanned = bytes.count
            guard scanned <= limits.maxRecordBytes, bytes.fill() else { return bytes.count }
        }
    }

    /// The length of the message at the window's start, without the separator after it, and whether its lines may be quoted; nil if it is
    /// over the limit.
    private func messageLength() -> (Int?, isQuoted: Bool) {
        if let length = statedLength() { return (length, false) }
        var at = 0
        var isBehindBlank = false
        while at <= limits.maxRecordBytes {
            let end = lineEnd(from: at)
            guard end > at else { return (at, true) }
            let line = bytes.slice(at..<end)
            if isBehindBlank, MailSniffer.isSeparator(line) { return (at, true) }
            isBehindBlank = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
            at = end
        }
        return (nil, true)
    }

    /// The end of the message that its headers state, if the file bears it out.
    private func statedLength() -> Int? {
        bytes.fill(toCount: MailSniffer.length)
        let headers = HeaderLines(bytes.prefix(MailSniffer.length))
        let start = headers.end - bytes.prefix(0).startIndex
        guard start < MailSniffer.length, let length = headers["content-length"].flatMap({ Int($0) }), length >= 0,
            length <= limits.maxRecordBytes
        else { return nil }
        bytes.fill(toCount: start + length + 200)
        guard bytes.count >= start + length else { return nil }
        let rest = bytes.slice((start + length)..<min(bytes.count, start + length + 200)).drop { $0 == 0x0A || $0 == 0x0D }
        return rest.isEmpty || MailSniffer.isSeparator(rest) ? start + length : nil
    }

    /// Skips a message that is too long.
    private func passOverLong() -> ContainerReading {
        var isBehindBlank = false
        while true {
            let end = lineEnd(from: 0)
            guard end > 0 else { break }
            let line = bytes.slice(0..<end)
            if isBehindBlank, MailSniffer.isSeparator(line) { break }
            isBehindBlank = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
            bytes.skip(end, lines: 0)
        }
        return .problem(
            RecordProblem(.tooLong, at: SourceLocation(path: path), "a mail is over the limit of \(limits.maxRecordBytes) bytes"))
    }

    /// `>From ` becomes `From `, `>>From ` becomes `>From `.
    private static func unquoted(_ message: [UInt8]) -> [UInt8] {
        let from = Array("From ".utf8)
        var out: [UInt8] = []
        var at = 0
        while at < message.count {
            let end = ByteSearch.firstIndex(of: 0x0A, in: message, from: at).map { $0 + 1 } ?? message.count
            var line = message[at..<end]
            if line.first == UInt8(ascii: ">"), line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: from) { line = line.dropFirst() }
            out += line
            at = end
        }
        return out
    }
}
