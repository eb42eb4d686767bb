import LedePageExtraction

/// A mail: its text is an article, and so are attachments of kinds that are articles.
final class MailContainer: Container {
    private let path: String
    private let message: MailMessage
    private var split: MailSplit
    private var at = -1

    /// Kinds of attachments that are read, by file name extension.
    private static let endings: Set = ["html", "htm", "xhtml", "pdf", "eml", "txt", "md", "docx", "odt", "epub", "mht", "mhtml"]

    /// - Parameter path: the message's.
    init(_ bytes: [UInt8], path: String) {
        self.path = path
        message = MailMessage(bytes)
        split = MailSplit(message.entity)
    }

    func next() -> ContainerReading? {
        guard at < split.attachments.count else { return nil }
        defer { at += 1 }
        return at < 0 ? record : attachment(split.attachments[at])
    }

    private var record: ContainerReading {
        let location = SourceLocation(path: path)
        guard let text = split.text else {
            guard split.isEncrypted else {
                return split.attachments.isEmpty ? .problem(RecordProblem(.empty, at: location, "a mail without a text")) : .nothing
            }
            return .problem(RecordProblem(.unsupported, at: location, "an encrypted mail is not read", loses: .input))
        }
        var record: RawRecord
        if text.media.isHTML {
            record = RawRecord(bytes: text.text, location: location, layout: .wholeFile(.html), ordinal: 1)
            record.context = message.context
        } else {
            let body = ([text] + split.more).map { PlainText.trimmed(Self.plain($0)) }.joined(separator: "\n\n")
            record = RawRecord(bytes: [], location: location, layout: .fields(fields(body)), ordinal: 1)
        }
        record.givenID = message.id
        return .record(record)
    }

    private func fields(_ body: String) -> [SourceField] {
        let values = [
            ("title", message.subject ?? ""), ("author", message.author), ("date", message.date), ("url", message.url),
            ("list", message.list), ("text", body),
        ]
        return values.compactMap { name, value in value.map { SourceField(name: name, value: .string($0)) } }
    }

    private static func plain(_ part: MIMEEntity) -> String {
        let text = String(decoding: part.text, as: UTF8.self)
        guard part.media.parameters["format"]?.lowercased() == "flowed" else { return text }
        return MailText.unflowed(text, deletesSpace: part.media.parameters["delsp"]?.lowercased() == "yes")
    }

    private func attachment(_ part: MIMEEntity) -> ContainerReading {
        let isMessage = part.media.name == "message/rfc822"
        let name = part.fileName ?? "part \(at + 1)" + (isMessage ? ".eml" : part.media.isPDF ? ".pdf" : part.media.isHTML ? ".html" : "")
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard isMessage || part.media.isPDF || part.isAttachment && part.media.isHTML || part.isAttachment && Self.endings.contains(ending)
        else {
            return .passedOver(name: nil, .mediaType(part.media.name.isEmpty ? "text/plain" : part.media.name))
        }
        var entry = ContainerEntry(name: name, stream: MemoryStream(part.body))
        entry.encoding = part.media.encoding
        entry.byteFormat = isMessage ? .mail : nil
        entry.context = RecordContext(known: RecordContext.Parts(date: message.date))
        return .entry(entry)
    }
}
