import ArticleModel

/// What a typed query may name besides words.
package struct QueryVocabulary: Sendable {
    /// Most characters of a field's name.
    static let longestName = 64

    /// Whether single quotes ask for a spelling.
    package var keepsSpelling: Bool
    /// The names of further fields that the articles have.
    package var attributes: Set<String>

    package init(keepsSpelling: Bool = false, attributes: Set<String> = []) {
        self.keepsSpelling = keepsSpelling
        self.attributes = attributes
    }

    /// The field called `name`, in any case.
    func field(_ name: String) -> QueryField? {
        let lowercased = name.lowercased()
        if let field = IndexedField(name: lowercased) { return .indexed(field) }
        if lowercased == "author" { return .author }
        if lowercased == "date" { return .date }
        let attribute = attributes.contains(name) ? name : attributes.sorted().first { $0.lowercased() == lowercased }
        if let kind = LocatorPattern.Kind(rawValue: lowercased) { return .locator(kind, attribute: attribute) }
        return attribute.map { .attribute($0) }
    }
}
