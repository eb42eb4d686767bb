/// What Lede writes into the description of a file in the Common Index File Format: which analyzer gives its terms.
enum CIFFDescription {
    private static let beginning = "Lede, analyzer "

    static func text(analyzer: String) -> String { beginning + analyzer }

    /// The analyzer that a description names; nil for another program's.
    static func analyzer(in description: String) -> String? {
        description.hasPrefix(beginning) ? String(description.dropFirst(beginning.count)) : nil
    }
}
