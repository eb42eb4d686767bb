/// How the words of a query are taken.
public struct QueryMode: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// One of the words side by side suffices; otherwise all of them must occur.
    public static let anyWord = QueryMode(rawValue: 1)

    /// The text is still being typed: the last word, if no blank follows it, also asks for every word that it may become.
    ///
    /// It finds what the finished word would find, the words of the index that begin with it, and what these would find as finished words.
    /// So in an English index `oil pric`, `oil price` and `oil prices` find at least what `oil prices ` finds with the blank: articles
    /// never appear only because a word was completed. The same goes for the last word of a phrase whose quotation mark is still open
    /// (`"crude o`), after operators, in parentheses and within `title:`.
    ///
    /// What is not complete in other ways asks for nothing yet: `title:`, `date:198`. A word that is left out (`-ga`, `NOT ga`) is left out
    /// as it stands, as all words that it may become would leave out too much.
    ///
    /// Of more than 1,024 words that begin so, those in most articles are looked for, and `SearchPage.isExact` is false. In an index that
    /// does not keep words as written, stems that begin so are looked for in their place.
    public static let prefixLastWord = QueryMode(rawValue: 2)
}
