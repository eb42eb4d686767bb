import ArticleModel

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
