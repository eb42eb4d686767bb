/// The analyzers by name.
public enum AnalyzerCatalog {
    /// Every name that `analyzer(named:)` knows, in the order to show them.
    public static let names: [String] = ["standard", "whitespace"]

    /// The analyzer called `name`, or nil.
    public static func analyzer(named name: String) -> (any Analyzer)? {
        switch name {
        case "standard": StandardAnalyzer()
        case "whitespace": WhitespaceAnalyzer()
        default: nil
        }
    }

    /// What the analyzer called `name` does, in one line; nil for a name that is not known.
    public static func summary(of name: String) -> String? {
        switch name {
        case "standard": "Unicode words, case and diacritics folded (the default)"
        case "whitespace": "words between white space, as they are"
        default: nil
        }
    }
}
