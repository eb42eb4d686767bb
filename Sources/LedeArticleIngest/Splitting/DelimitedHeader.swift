import LedePageExtraction

/// The header of a file of delimited values: which column holds what.
package struct DelimitedHeader: Sendable, Equatable {
    /// The byte between two fields.
    package let separator: UInt8
    package let names: [String]
    /// What each column may mean, by `FieldNames`.
    let places: [FieldNames.Place?]

    static let comma = UInt8(ascii: ",")
    static let tab = UInt8(ascii: "\t")

    init(names: [String], separator: UInt8, fields: FieldMapping) {
        self.names = names.map { $0.trimmingSpaces() }
        self.separator = separator
        places = self.names.map(fields.place)
    }

    /// Why articles cannot be read under this header; nil if they can.
    var problem: String? {
        guard !places.contains(where: { $0?.role == .text || $0?.role == .title }) else { return nil }
        let shown = names.prefix(8).map { String($0.prefix(40)) }.joined(separator: ", ") + (names.count > 8 ? ", …" : "")
        return "no column is known as text or title; columns: \(shown) (--field text=NAME says which is)"
    }
}
