/// A passage of an article's body, and where it is there.
public struct Fragment: Sendable, Equatable {
    /// The passage on one line, and what to highlight in it.
    public var snippet: Snippet
    /// The passage's stretch of the stored body, without white space at either end. `snippet.text` is that stretch with each
    /// run of white space as one blank, after "… " where its beginning cuts a sentence, and before " …" where its end does.
    public var range: TextRange

    /// A given passage.
    public init(snippet: Snippet, range: TextRange) {
        self.snippet = snippet
        self.range = range
    }
}
