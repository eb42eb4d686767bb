import LedePageExtraction

/// One page of a dump: its last revision.
package struct WikiDumpPage: Sendable {
    package var title = ""
    package var wikitext: [UInt8] = []
    /// When it was last changed, ISO 8601.
    package var timestamp: String?
    /// The text's size in bytes if it is over the limit; `wikitext` is empty then.
    package var bytesOverLimit: Int?
    /// The line of its start, from 1.
    package var line = 1
}

/// Reads MediaWiki's XML (`export-0.3` to `0.11`) piece by piece: `Special:Export`, `pages-articles`, and dumps with the whole history,
/// where each page's last revision counts.
///
/// Memory: one text, at most `maxTextBytes`.
package final class WikiDumpReader: XMLHandler {
    private lazy var parser = XMLParser(self)
    private let maxTextBytes: Int
    private var pages: [WikiDumpPage] = []
    package private(set) var site = WikiSite()
    /// Redirects.
    package private(set) var redirectCount = 0
    /// Pages that are not articles: discussions, templates, users'.
    package private(set) var otherNamespaceCount = 0

    private var path: [String] = []
    private var value: [UInt8] = []
    private var page: WikiDumpPage?
    private var namespace = 0
    private var isRedirect = false
    private var namespaceKey = 0
    /// The revision that is being read.
    private var revision = WikiDumpPage()
    private var textBytes = 0

    package init(maxTextBytes: Int) { self.maxTextBytes = maxTextBytes }

    package func read(_ bytes: ArraySlice<UInt8>) -> [WikiDumpPage] {
        parser.read(bytes)
        return taken()
    }

    package func finish() -> [WikiDumpPage] {
        parser.finish()
        return taken()
    }

    package var losses: (first: [XMLLoss], moreCount: Int) { parser.losses }

    private func taken() -> [WikiDumpPage] {
        defer { pages.removeAll() }
        return pages
    }

    package func start(_ element: XMLElement, line: Int) {
        path.append(element.name)
        value.removeAll(keepingCapacity: true)
        switch element.name {
        case "page":
            page = WikiDumpPage(line: line)
            namespace = 0
            isRedirect = false
        case "revision":
            revision = WikiDumpPage()
            textBytes = 0
        case "redirect" where page != nil: isRedirect = true
        case "namespace": namespaceKey = element["key"].flatMap { Int($0) } ?? 0
        default: break
        }
    }

    package func text(_ bytes: [UInt8]) {
        guard let name = path.last else { return }
        if name == "text" {
            textBytes += bytes.count
            if textBytes > maxTextBytes { return value.removeAll() }
            value.append(contentsOf: bytes)
        } else if value.count < 1 << 16 {
            value.append(contentsOf: bytes)
        }
    }

    /// Half a page does not count.
    package func cut() { page = nil }

    package func end(_ name: String) {
        if path.last == name { path.removeLast() }
        let parent = path.last
        switch (parent, name) {
        case ("siteinfo", "sitename"): site.name = trimmed
        case ("siteinfo", "dbname"): site.database = trimmed
        case ("siteinfo", "base"): site.base = trimmed
        case ("namespaces", "namespace"): if !value.isEmpty { site.namespaces.add(trimmed, key: namespaceKey) }
        case ("page", "title"): page?.title = trimmed
        case ("page", "ns"): namespace = Int(trimmed) ?? 0
        case ("revision", "timestamp"): revision.timestamp = trimmed
        case ("revision", "text"):
            if textBytes > maxTextBytes { revision.bytesOverLimit = textBytes } else { swap(&revision.wikitext, &value) }
        case ("page", "revision"): endRevision()
        case (_, "page"): endPage()
        default: break
        }
        value.removeAll(keepingCapacity: true)
    }

    private var trimmed: String { String(decoding: value, as: UTF8.self).trimmingSpaces() }

    /// Of several revisions the latest counts; of equally old ones, the last.
    private func endRevision() {
        guard let page else { return }
        if let known = page.timestamp, let new = revision.timestamp, new < known { return }
        self.page?.timestamp = revision.timestamp
        self.page?.wikitext = revision.wikitext
        self.page?.bytesOverLimit = revision.bytesOverLimit
        revision = WikiDumpPage()
    }

    private func endPage() {
        guard let found = page else { return }
        page = nil
        if namespace != 0 {
            otherNamespaceCount += 1
        } else if isRedirect || WikiPage.redirect(found.wikitext) != nil {
            redirectCount += 1
        } else {
            pages.append(found)
        }
    }
}
