/// What a web page holds: its article's text, and what the page says of it.
package struct ExtractedPage: Sendable {
    package let metadata: PageMetadata
    package let body: PageBody

    /// Complexity: O(bytes), whatever the bytes are.
    /// - Parameters:
    ///   - html: UTF-8.
    ///   - url: the address under which the page was got, where that is known; where it is not, what a browser noted as it saved the page
    ///     counts.
    package init(_ html: [UInt8], url: String? = nil) {
        let tree = PageTree(html)
        let metadata = PageMetadata(tree, url: url ?? SavedPageNote.url(in: html))
        self.metadata = metadata
        body = PageBody(tree, title: metadata.title?.value ?? "")
    }
}
