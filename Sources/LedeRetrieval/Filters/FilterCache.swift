import Synchronization

/// The documents of the conditions last asked for: one search asks several times, and people narrow search after search by the same dates.
final class FilterCache: Sendable {
    private struct Entry {
        let condition: FlatQuery.Condition
        let documents: PinnedFilter
    }

    /// The most recently used one is last.
    private let entries = Mutex<[Entry]>([])

    private static let mostEntries = 32
    /// Bytes of all entries but the last.
    private static let largest = 32 << 20

    /// The live documents that satisfy `condition`, which `find` gives if they are not known.
    func documents(of condition: FlatQuery.Condition, _ find: () throws -> DocumentFilter) rethrows -> PinnedFilter {
        let known = entries.withLock { entries -> PinnedFilter? in
            if let last = entries.last, last.condition == condition { return last.documents }
            guard let place = entries.firstIndex(where: { $0.condition == condition }) else { return nil }
            let entry = entries.remove(at: place)
            entries.append(entry)
            return entry.documents
        }
        if let known { return known }
        let documents = PinnedFilter(try find())
        entries.withLock { entries in
            entries.append(Entry(condition: condition, documents: documents))
            while entries.count > Self.mostEntries
                || entries.count > 1 && entries.reduce(0, { $0 + 2 * $1.documents.filter.size }) > Self.largest
            {
                entries.removeFirst()
            }
        }
        return documents
    }
}
