/// Which lines of a saved page were left out of the article, and why.
public struct ExtractionReport: Sendable, Equatable {
    public struct Cut: Sendable, Equatable {
        /// Counted from 1 in the text.
        public var line: Int
        public var label: LineLabel
        public var text: String
    }

    /// Whether the text was taken for a saved page; if not, only header lines were cut.
    public var isPage: Bool
    public var cuts: [Cut]
}
