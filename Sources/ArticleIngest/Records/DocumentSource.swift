import DocumentText

/// A document that is more than text, taken out of its file and not yet read.
public struct DocumentSource: Sendable {
    enum Content: Sendable {
        /// A page of a wiki; its text is the record's bytes.
        case wiki(WikiDumpPage, WikiSite)
    }

    let content: Content

    init(_ content: Content) {
        var content = content
        // The record has it.
        if case .wiki(var page, let site) = content {
            page.wikitext = []
            content = .wiki(page, site)
        }
        self.content = content
    }

    /// Bytes that it takes beside the record's.
    var byteCount: Int {
        switch content {
        case .wiki(let page, _): page.title.utf8.count
        }
    }
}
