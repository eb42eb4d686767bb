import Lede

/// A leaf of a query as people see it: phrases in quotation marks, the field before it.
enum LeafName {
    static func text(_ leaf: QueryLeaf) -> String {
        if case .filter(let filter) = leaf { return filter.description.sanitizedForTerminal().truncated(to: 80) }
        return text(leaf.text, field: leaf.field)
    }

    static func text(_ text: String, field: IndexedField?) -> String {
        let text = text.sanitizedForTerminal().truncated(to: 40)
        let field = field.map { $0.name + ":" } ?? ""
        return text.contains(" ") ? "\(field)\"\(text)\"" : field + text
    }
}
