import TextAnalysis

/// What a query can ask of an index: all that the syntax needs to know of it.
public protocol QueryableIndex {
    /// The analyzer with which the index was built.
    var analyzer: any Analyzer { get }
    /// The forms in which words can be asked for, beside what the analyzer makes of them.
    var forms: WordForms { get }
    /// The names of the fields beside text that can be asked for, beside `author` and `date`.
    var attributeNames: Set<String> { get }
    /// Whether the index knows where words stand.
    var hasPositions: Bool { get }
}
