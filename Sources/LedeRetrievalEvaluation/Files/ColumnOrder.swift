/// Where the columns of a file are, from its header or from how many there are.
struct ColumnOrder: Sendable {
    /// The place of each, from 0.
    private var places: [ColumnName: Int] = [:]
    /// Columns that every line must have.
    let count: Int
    /// Columns of the header, including meaningless ones.
    let width: Int
    /// What they are, for messages: `qid iter docno rel`.
    let form: String

    init(_ columns: [ColumnName], form: String) {
        for (place, column) in columns.enumerated() { places[column] = place }
        count = columns.count
        width = columns.count
        self.form = form
    }

    /// The columns that `header` names, among others without meaning; of two with the same meaning the first counts. Nil if it does not
    /// name all of `needed`.
    init?(header: [Substring], needed: [ColumnName], meaning: (Substring) -> ColumnName?) {
        var places: [ColumnName: Int] = [:]
        var last = 0
        for (place, name) in header.enumerated() {
            guard let column = meaning(name), places[column] == nil else { continue }
            places[column] = place
            last = place
        }
        guard needed.allSatisfy({ places[$0] != nil }) else { return nil }
        self.places = places
        count = last + 1
        width = header.count
        form = header.joined(separator: " ")
    }

    func has(_ column: ColumnName) -> Bool { places[column] != nil }

    /// The value of `column` in a line's fields, which are at least `count`; nil if the file has no such column.
    func value(_ column: ColumnName, in fields: [Substring]) -> Substring? { places[column].map { fields[$0] } }
}
