import LedeModules

/// A leaf of a query as people see it: phrases in quotation marks, the field before it.
enum LeafName {
    static func text(_ leaf: QueryLeaf) -> String {
        if case .filter(let filter) = leaf { return filter.description.sanitizedForTerminal().truncated(to: 80) }
        return text(leaf.text, field: leaf.field)
    }

    /// A single word without the punctuation that was typed around it; none of it has a meaning in a query.
    private static func trimmed(_ text: String) -> String {
        if text.contains(" ") { return text }
        let marks = Set(",;:!()[]{}\"“”„")
        let word = text.drop { marks.contains($0) }
        guard let last = word.lastIndex(where: { !marks.contains($0) }) else { return text }
        return String(word[...last])
    }

    static func text(_ text: String, field: IndexedField?) -> String {
        let text = trimmed(text).sanitizedForTerminal().truncated(to: 40)
        let field = field.map { $0.name + ":" } ?? ""
        return text.contains(" ") ? "\(field)\"\(text)\"" : field + text
    }
}
