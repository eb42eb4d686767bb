/// Which lines of a saved page were left out of the article, and why.
package struct ExtractionReport: Sendable, Equatable {
    package struct Cut: Sendable, Equatable {
        /// Counted from 1 in the text.
        package var line: Int
        package var label: LineLabel
        package var text: String
    }

    /// Whether the text was taken for a saved page; if not, only header lines were cut.
    package var isPage: Bool
    package var cuts: [Cut]
}
