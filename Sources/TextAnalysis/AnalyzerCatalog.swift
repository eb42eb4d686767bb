/// The analyzers by name.
public enum AnalyzerCatalog {
    /// Every name that `analyzer(named:)` knows, in the order to show them.
    public static let names: [String] = ["standard", "whitespace"]

    /// The analyzer called `name`, or nil.
    public static func analyzer(named name: String) -> (any Analyzer)? { nil }
}
