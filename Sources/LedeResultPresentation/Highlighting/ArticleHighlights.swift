/// What a query found in an article, prepared for showing.
package struct ArticleHighlights: Sendable, Equatable {
    /// The title as one line with what matched in it.
    package var title: Snippet
    /// The passage of the body that best shows why the article matched; its beginning if only the title matches.
    package var snippet: Snippet
    /// Passages of the body in the order of the text, not overlapping, the best one among them.
    package var fragments: [Fragment]
    /// The first matches in the title, then in the body, each by start.
    package var matches: [FieldMatch]
    /// All matches found, including those that `matches` has no room for.
    package var matchCount: Int

    package init(title: Snippet, snippet: Snippet, fragments: [Fragment], matches: [FieldMatch], matchCount: Int) {
        self.title = title
        self.snippet = snippet
        self.fragments = fragments
        self.matches = matches
        self.matchCount = matchCount
    }
}
