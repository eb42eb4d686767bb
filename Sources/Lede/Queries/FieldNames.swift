import LedeInvertedIndex

/// Finds the fields of an index by their names, in any case.
struct FieldNames {
    /// Names that a misspelt one is told.
    private static let mostSuggestions = 3

    /// In ascending order.
    private let names: [String]
    /// In an index without articles every field is one that they may come to have.
    private let isOpen: Bool

    /// - Complexity: O(fields of all segments).
    init(_ reader: IndexReader) {
        names = Array(Set(reader.fieldNames + ["author"])).sorted()
        isOpen = reader.statistics.documentCount == 0
    }

    /// The names of the fields that `name` means: the same, or the same but for case; at least one.
    /// - Throws: `AskingError.unknownField`.
    func fields(_ name: String) throws(AskingError) -> [String] {
        let lowercased = name.lowercased()
        let found = names.filter { $0.lowercased() == lowercased }
        if !found.isEmpty { return found }
        if isOpen { return [name] }
        throw .unknownField(name, near: near(lowercased))
    }

    /// The field that `name` means; of several that differ only by case, the one that is spelt so, or else the first.
    func field(_ name: String) throws(AskingError) -> String {
        let found = try fields(name)
        return found.contains(name) ? name : found[0]
    }

    /// The names that `name` may have been meant as, the nearest first.
    private func near(_ name: String) -> [String] {
        let most = max(1, min(3, name.count / 3))
        let near = names.map { (name: $0, distance: Self.distance(Array(name), Array($0.lowercased()))) }.filter { $0.distance <= most }
        return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(Self.mostSuggestions).map(\.name)
    }

    /// Insertions, deletions, substitutions and swaps of neighbours between two names (optimal string alignment).
    ///
    /// - Complexity: the product of their lengths, of which the first 100 characters are compared.
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        let (one, other) = (one.prefix(100), other.prefix(100))
        var before = Array(repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var next = [row + 1]
            for (column, candidate) in other.enumerated() {
                var distance = min(last[column + 1] + 1, next[column] + 1, last[column] + (letter == candidate ? 0 : 1))
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == candidate {
                    distance = min(distance, before[column - 1] + 1)
                }
                next.append(distance)
            }
            (before, last) = (last, next)
        }
        return last[other.count]
    }
}
