/// What a web page holds: its article's text, and what the page says about it.
package struct ExtractedPage: Sendable {
    package let metadata: PageMetadata
    package let body: PageBody

    /// Complexity: O(bytes), whatever the bytes are.
    /// - Parameters:
    ///   - html: UTF-8.
    ///   - url: the address the page was fetched from, if known; otherwise what a browser noted when it saved the page counts.
    package init(_ html: [UInt8], url: String? = nil) {
        let tree = PageTree(html)
        let metadata = PageMetadata(tree, url: url ?? SavedPageNote.url(in: html))
        self.metadata = metadata
        body = PageBody(tree, title: metadata.title?.value ?? "")
    }
}
