/// The fields whose words are indexed, in the order of their positions within a document (and of the columns in FTS5).
package enum IndexedField: Int, Sendable, CaseIterable {
    case title = 0
    case body = 1

    /// The name under which a query asks for the field.
    package var name: String {
        switch self {
        case .title: "title"
        case .body: "body"
        }
    }

    /// The field that a query calls `name`, if there is one.
    package init?(name: some StringProtocol) {
        guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }
}

extension Article {
    /// The text of an indexed field.
    package func text(of field: IndexedField) -> String {
        switch field {
        case .title: title
        case .body: body
        }
    }
}
