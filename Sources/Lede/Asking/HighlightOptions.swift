/// What is shown of each hit.
///
/// Reading an article and finding what matched in it takes far longer than finding and ranking: for a list that shows ids or what the app
/// has itself, ask for `none`.
public struct HighlightOptions: Sendable, Hashable {
    /// Passages shown; 0 for no article at all.
    let fragments: Int
    /// Most characters of a passage.
    let length: Int
    /// Most places given.
    let mostMatches: Int

    /// Ids and scores alone: no article is read. `Hit.loadArticle` reads one when it is wanted.
    public static let none = HighlightOptions(fragments: 0, length: 0, mostMatches: 0)

    /// The article, its title and the passage of its body that best shows why it matched.
    public static let snippet = snippet(length: 240)

    /// The article, its title and the passage of its body that best shows why it matched.
    /// - Parameter length: most characters (grapheme clusters) of the passage, from 20 to 10,000; others are taken to the nearest of these.
    public static func snippet(length: Int) -> HighlightOptions { HighlightOptions(fragments: 1, length: length, mostMatches: 0) }

    /// The article, its title and several passages, chosen so that they show as many of the query's words as possible.
    /// - Parameters:
    ///   - count: most passages, from 1 to 100; there are fewer if the matches do not need them.
    ///   - length: most characters of each, as for `snippet`.
    public static func fragments(_ count: Int, length: Int = 240) -> HighlightOptions {
        HighlightOptions(fragments: min(max(1, count), 100), length: length, mostMatches: 0)
    }

    /// The article, its title, one passage, and where the query's words and phrases are in all of the title and the body (`Hit.matches`).
    /// - Parameter limit: most places of a hit, 0 or more.
    public static func allMatches(limit: Int = 1_000) -> HighlightOptions {
        HighlightOptions(fragments: 1, length: 240, mostMatches: max(0, limit))
    }
}
