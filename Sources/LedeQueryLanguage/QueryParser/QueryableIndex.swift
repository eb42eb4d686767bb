import LedeTextAnalysis

/// What a query can ask of an index: all that the syntax needs to know about it.
package protocol QueryableIndex {
    /// The analyzer that the index was built with.
    var analyzer: any Analyzer { get }
    /// The forms in which words can be asked for, besides what the analyzer makes of them.
    var forms: WordForms { get }
    /// The names of the fields besides text, `author` and `date` that can be asked for.
    var attributeNames: Set<String> { get }
    /// Whether the index knows where words are.
    var hasPositions: Bool { get }
}
