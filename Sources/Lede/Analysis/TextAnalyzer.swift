/// What turns text into the words that are indexed and searched.
public struct TextAnalyzer: Sendable, Hashable {
    /// The name under which an index remembers it.
    package let name: String
}
