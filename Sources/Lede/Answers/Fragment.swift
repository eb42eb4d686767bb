import LedeResultPresentation

/// A passage of an article's body, and where it is there.
public struct Fragment: Sendable, Hashable {
    /// The passage on one line, and what matched in it.
    public let snippet: Snippet
    /// Its place in `Article.body`, without white space at either end. `snippet.text` is that text with each run of white space as one
    /// blank, after "… " where its beginning cuts a sentence, and before " …" where its end does.
    public let range: Range<String.Index>

    init(_ fragment: LedeResultPresentation.Fragment, in body: String) {
        snippet = Snippet(fragment.snippet)
        range = body.indices(ofUTF8: fragment.range.bytes)
    }
}
