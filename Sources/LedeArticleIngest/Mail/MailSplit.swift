/// Which part of a message is its text, and what else there is.
struct MailSplit {
    /// The part that is the article's text; nil if there is none.
    private(set) var text: MIMEEntity?
    /// Further plain text shown after plain text.
    private(set) var more: [MIMEEntity] = []
    /// Everything else, except containers of parts.
    private(set) var attachments: [MIMEEntity] = []
    private(set) var isEncrypted = false
    private var partCount = 0

    /// Complexity: O(n · depth of the parts).
    init(_ message: MIMEEntity) {
        add(message, depth: 0, isAlternative: false)
    }

    private mutating func add(_ entity: MIMEEntity, depth: Int, isAlternative: Bool) {
        partCount += 1
        guard depth < MIMEEntity.mostDepth, partCount <= MIMEEntity.mostParts else { return }
        switch entity.media.name {
        case "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime": isEncrypted = true
        case "multipart/alternative":
            let parts = entity.parts
            // The last one that can be shown is the best; HTML beats plain text, whatever their order.
            guard
                let best = parts.last(where: Self.leadsToHTML) ?? parts.last(where: { $0.media.name == "text/plain" || $0.isMultipart })
                    ?? parts.first
            else { return }
            add(best, depth: depth + 1, isAlternative: true)
        case "multipart/related":
            let parts = entity.parts
            let start = entity.media.parameters["start"].flatMap { id in parts.firstIndex { $0.headers["content-id"] == id } } ?? 0
            for (index, part) in parts.enumerated() {
                if index == start { add(part, depth: depth + 1, isAlternative: isAlternative) } else { attachments.append(part) }
            }
        case let name where name.hasPrefix("multipart/"):
            for part in entity.parts { add(part, depth: depth + 1, isAlternative: false) }
        case "text/html", "application/xhtml+xml", "text/plain", "text/enriched", "":
            if entity.isAttachment || entity.fileName != nil && text != nil {
                attachments.append(entity)
            } else if text == nil {
                text = entity
            } else if text?.media.isHTML == true, entity.media.isHTML == false {
                // What a mailing list's program adds below a page.
                break
            } else if text?.media.isHTML == false, !entity.media.isHTML {
                more.append(entity)
            } else {
                attachments.append(entity)
            }
        default: attachments.append(entity)
        }
    }

    private static func leadsToHTML(_ entity: MIMEEntity) -> Bool {
        entity.media.isHTML || entity.media.name == "multipart/related" || entity.media.name == "multipart/mixed"
    }
}
