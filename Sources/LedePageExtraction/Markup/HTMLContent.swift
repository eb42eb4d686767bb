/// What an HTML document says.
package struct HTMLContent {
    /// Paragraphs separated by blank lines.
    package var text: String
    /// What `<title>` says, on one line.
    package var title: String

    /// - Parameter keepsLines: whether line breaks of the source are line breaks of the text, as when no element marks paragraphs.
    init(_ bytes: [UInt8], _ tokens: MarkupTokens, keepsLines: Bool = false) {
        let builder = HTMLTextBuilder(keepsLines: keepsLines)
        guard HTMLReader.read(MarkupCleaning.cleaned(bytes, tokens), into: builder) else {
            self.init(text: String(decoding: bytes, as: UTF8.self), title: "")
            return
        }
        self.init(
            text: String(decoding: builder.text, as: UTF8.self), title: String(decoding: builder.title, as: UTF8.self).collapsingSpaces())
    }

    private init(text: String, title: String) {
        self.text = text
        self.title = title
    }

    package init(_ html: String) {
        let bytes = Array(html.utf8)
        self.init(bytes, MarkupTokens(bytes))
    }
}
