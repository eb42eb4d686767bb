import Foundation
import LedeInvertedIndex
import LedeRetrieval

extension Searcher {
    /// The values of field `name` (`author` or one of `IndexReader.attributeNames`; years for `date`) in which some word begins with
    /// `prefix`, ignoring case and accents, those of most articles first. None for a field that no article has.
    ///
    /// - Complexity: linear in the articles of the index and the values of the field.
    package func fieldValues(of name: String, beginningWith prefix: String, limit: Int) throws -> [CompletedWord] {
        guard limit > 0, name == "date" || reader.fieldNames.contains(name) else { return [] }
        let wanted = Self.folded(prefix)
        let counts = try valueCounts(of: reader.liveDocs, by: name == "date" ? .year : .field(name))
        let found = counts.entries.filter { entry in
            let value = Self.folded(entry.value)
            if value.hasPrefix(wanted) { return true }
            return !wanted.isEmpty
                && value.indices.contains { place in
                    place > value.startIndex && !Self.isInWord(value[value.index(before: place)]) && value[place...].hasPrefix(wanted)
                }
        }
        let ordered = found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
        return ordered.prefix(limit).map { CompletedWord(text: $0.element.value, docFreq: $0.element.count) }
    }

    private static func folded(_ text: String) -> String { text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil) }

    private static func isInWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}

extension IndexReader {
    /// All global document numbers that are not deleted, ascending.
    var liveDocs: [UInt32] {
        var docs: [UInt32] = []
        docs.reserveCapacity(statistics.documentCount)
        var base: UInt32 = 0
        for segment in segments {
            let count = UInt32(segment.docCount)
            for doc in 0..<count where segment.isLive(doc) { docs.append(base + doc) }
            base += count
        }
        return docs
    }
}
