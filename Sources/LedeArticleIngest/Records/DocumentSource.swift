import LedeDocumentText

/// A document that is more than text, extracted from its file and not yet read.
package struct DocumentSource: Sendable {
    enum Content: Sendable {
        /// A page of a wiki; its text is the record's bytes.
        case wiki(WikiDumpPage, WikiSite)
        /// The parts of a word processor document by name, in UTF-8.
        case word([String: [UInt8]])
        case openDocument([String: [UInt8]])
        /// A chapter of a book, counted from 1; its HTML is the record's bytes.
        case chapter(EPUBPackage, title: String, number: Int)
        /// The file is the record's bytes.
        case pdf
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

    /// Whether the record's bytes are not text.
    var isBinary: Bool {
        if case .pdf = content { true } else { false }
    }

    /// Its bytes besides the record's.
    var byteCount: Int {
        switch content {
        case .wiki(let page, _): page.title.utf8.count
        case .word(let parts), .openDocument(let parts): parts.values.reduce(0) { $0 + $1.count }
        case .chapter(_, let title, _): title.utf8.count
        case .pdf: 0
        }
    }
}
