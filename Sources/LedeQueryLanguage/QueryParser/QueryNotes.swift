/// What the parser has to say about a query, each thing once and within bounds.
package struct QueryNotes {
    /// Most notes of a query.
    private static let most = 16

    private(set) var texts: [String] = []

    mutating func add(_ note: QueryNote) { add(note.description) }

    mutating func add(_ other: QueryNotes) {
        for text in other.texts { add(text) }
    }

    private mutating func add(_ text: String) {
        if texts.count < Self.most, !texts.contains(text) { texts.append(text) }
    }
}
