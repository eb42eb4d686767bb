import LedeInvertedIndex
import LedeRetrieval

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
        let automaton = FuzzyAutomaton(String(name.prefix(100)), edits: UInt8(most))
        let near = names.compactMap { candidate in
            automaton.distance(to: String(candidate.lowercased().prefix(100)).unicodeScalars).map { (name: candidate, distance: $0) }
        }
        return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(Self.mostSuggestions).map(\.name)
    }
}
