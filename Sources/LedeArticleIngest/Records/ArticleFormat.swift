/// A file format for articles.
package enum ArticleFormat: String, Sendable, CaseIterable {
    /// Text, one article a file: plain prose is kept whole, a page saved from the web is recognised and reduced to its story.
    case text
    /// Text, one article a file, never reduced.
    case plain
    /// A page saved as text, always reduced to its story.
    case page
    /// HTML, one article a file, reduced to its story. Text that is HTML is read as HTML, whatever format is given.
    case html
    /// Markdown, one article a file, with or without front matter.
    case markdown
    /// JSON Lines, or one JSON object or array of objects.
    case jsonl
    /// Tab-separated values with a header line.
    case tsv
    /// Comma-separated values (RFC 4180) with a header line.
    case csv
    /// TREC SGML: `<DOC> <DOCNO>…</DOCNO> … </DOC>`.
    case trec
    /// RSS (0.9x, 1.0, 2.0) and Atom.
    case feed
    /// A dump of a MediaWiki: Wikipedia, Wikinews and others.
    case mediawiki

    /// The format a file's name announces, ignoring `.gz`, `.zst` and the like at its end; nil if the content must tell.
    package init?(fileName: String) {
        let parts = Compression.bareName(fileName).lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let name = parts.last else { return nil }
        switch name {
        case "txt", "text": self = .text
        case "html", "htm", "xhtml", "shtml": self = .html
        case "md", "markdown", "mdown", "mkd": self = .markdown
        case "jsonl", "ndjson", "json": self = .jsonl
        case "tsv": self = .tsv
        case "csv": self = .csv
        case "trec", "sgml", "sgm": self = .trec
        case "rss", "atom": self = .feed
        default: return nil
        }
    }

    /// Whether a whole file of this format is one article.
    package var isWholeFile: Bool {
        switch self {
        case .text, .plain, .page, .html, .markdown: true
        case .jsonl, .tsv, .csv, .trec, .feed, .mediawiki: false
        }
    }
}
