import LedeArticleModel

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

/// What a name with a colon asks for.
package enum QueryField: Sendable, Equatable {
    case indexed(IndexedField)
    case author
    case date
    /// A field of the articles that has no meaning for Lede, by its name in the index.
    case attribute(String)
    /// Where the article is, or the value of the articles' own field of that name, if they have one.
    case locator(LocatorPattern.Kind, attribute: String?)

    package var isLocator: Bool { if case .locator = self { true } else { false } }
}
