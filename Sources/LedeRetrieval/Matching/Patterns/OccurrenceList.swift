import LedeArticleModel
import LedeQueryLanguage

/// Where a leaf occurs in a segment, field by field of its documents.
struct OccurrenceList {
    private struct Entry {
        var doc: UInt32
        var field: IndexedField
        /// Where its places end in `spans`; they start where those of the entry before end.
        var end: Int
    }

    private var entries: [Entry] = []
    private var spans: [TokenSpan] = []

    /// - Precondition: documents and, within a document, fields ascend.
    mutating func append(_ doc: UInt32, _ field: IndexedField, _ places: [TokenSpan]) {
        spans += places
        entries.append(Entry(doc: doc, field: field, end: spans.count))
    }

    /// Calls `body` for each document with a field in which all `lists` have occurrences near each other, with the number of them for each
    /// list.
    static func join(_ lists: [OccurrenceList], near group: NearGroup, _ body: (UInt32, [Int]) -> Void) {
        guard let leading = lists.first else { return }
        var matcher = NearMatcher(group)
        var next = Array(repeating: 0, count: lists.count)
        for (index, entry) in leading.entries.enumerated() {
            next[0] = index
            var isCommon = true
            for list in lists.indices.dropFirst() {
                while next[list] < lists[list].entries.count, lists[list].isBefore(next[list], entry) { next[list] += 1 }
                guard next[list] < lists[list].entries.count else { return }
                let found = lists[list].entries[next[list]]
                if found.doc != entry.doc || found.field != entry.field { isCommon = false }
            }
            guard isCommon else { continue }
            var places = lists.indices.map { Array(lists[$0].places(next[$0])) }
            matcher.narrow(&places)
            if places.allSatisfy({ !$0.isEmpty }) { body(entry.doc, places.map(\.count)) }
        }
    }

    private func isBefore(_ index: Int, _ entry: Entry) -> Bool {
        (entries[index].doc, entries[index].field.rawValue) < (entry.doc, entry.field.rawValue)
    }

    private func places(_ index: Int) -> ArraySlice<TokenSpan> {
        spans[(index == 0 ? 0 : entries[index - 1].end)..<entries[index].end]
    }
}
