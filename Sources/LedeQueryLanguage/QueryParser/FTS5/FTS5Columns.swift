import LedeArticleModel

/// The columns that filters leave: with nested filters, those that are in all of them.
struct FTS5Columns {
    private(set) var title: Bool
    private(set) var body: Bool
    /// The nested filters that left them.
    private(set) var filterCount = 0

    static let all = FTS5Columns(title: true, body: true)
    static let none = FTS5Columns(title: false, body: false)

    mutating func insert(_ field: IndexedField) {
        switch field {
        case .title: title = true
        case .body: body = true
        }
    }

    /// The others.
    var inverted: FTS5Columns { FTS5Columns(title: !title, body: !body) }

    /// Those that a further filter leaves.
    func filtered(_ filter: FTS5Columns) -> FTS5Columns {
        FTS5Columns(title: title && filter.title, body: body && filter.body, filterCount: filterCount + 1)
    }

    var isEmpty: Bool { !title && !body }

    /// The one field of them, or nil for both.
    ///
    /// - Precondition: not empty.
    var field: IndexedField? {
        precondition(!isEmpty)
        return title && body ? nil : title ? .title : .body
    }

    /// The field of that name, as SQLite compares names: ASCII letters in either case.
    static func field(named name: String) -> IndexedField? {
        IndexedField.allCases.first { field in
            field.name.utf8.elementsEqual(name.utf8.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        }
    }
}
