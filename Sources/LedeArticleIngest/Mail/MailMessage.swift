import LedeArticleModel

/// What a message says about itself, in an article's terms.
struct MailMessage {
    let entity: MIMEEntity

    init(_ bytes: [UInt8]) {
        entity = MIMEEntity(bytes[...])
    }

    private func text(_ name: String) -> String? { entity.headers.bytes(name).map(HeaderText.text).flatMap { $0.isEmpty ? nil : $0 } }

    /// `Message-ID` without its brackets; nil for none or an invalid one.
    var id: String? {
        guard let value = entity.headers["message-id"] else { return nil }
        let id = value.trimmingSpaces().drop { $0 == "<" }.prefix { $0 != ">" }
        return id.isEmpty || id.utf8.count > 500 || id.contains(where: \.isWhitespace) ? nil : String(id)
    }

    var subject: String? { text("subject") }
    var author: String? { entity.headers.bytes("from").flatMap(HeaderText.names) }
    var date: String? { text("date") ?? receivedDate }

    /// The message's address in its list's archive (RFC 5064).
    var url: String? { text("archived-at").map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) } }

    /// The list through which it came: its name, or else its id (RFC 2919).
    var list: String? {
        guard let value = text("list-id") else { return nil }
        let name = value.prefix { $0 != "<" }.trimmingSpaces()
        return name.isEmpty ? value.drop { $0 == "<" }.prefix { $0 != ">" }.trimmingSpaces() : name
    }

    /// What follows the last semicolon of the first `Received`.
    private var receivedDate: String? {
        text("received").flatMap { text in text.lastIndex(of: ";").map { text[text.index(after: $0)...].trimmingSpaces() } }
    }

    /// What the message states.
    var context: RecordContext {
        let parts = RecordContext.Parts(url: url, date: date, title: subject, author: author)
        return RecordContext(stated: parts, metadata: list.map { [Metadatum(name: "list", value: $0)] } ?? [])
    }
}
