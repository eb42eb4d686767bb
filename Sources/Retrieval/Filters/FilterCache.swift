import Synchronization
import QueryLanguage

/// The documents of the filters last asked for: one search asks several times, and people narrow search after search by the same dates.
final class FilterCache: Sendable {
    private struct Entry {
        let filter: AttributeFilter
        let documents: PinnedFilter
    }

    /// The most recently used one is last.
    private let entries = Mutex<[Entry]>([])

    private static let mostEntries = 32
    /// Bytes of all entries but the last.
    private static let largest = 32 << 20

    /// The live documents that satisfy `filter`, which `find` gives if they are not known.
    func documents(of filter: AttributeFilter, _ find: () throws -> DocumentFilter) rethrows -> PinnedFilter {
        let known = entries.withLock { entries -> PinnedFilter? in
            if let last = entries.last, last.filter == filter { return last.documents }
            guard let place = entries.firstIndex(where: { $0.filter == filter }) else { return nil }
            let entry = entries.remove(at: place)
            entries.append(entry)
            return entry.documents
        }
        if let known { return known }
        let documents = PinnedFilter(try find())
        entries.withLock { entries in
            entries.append(Entry(filter: filter, documents: documents))
            while entries.count > Self.mostEntries
                || entries.count > 1 && entries.reduce(0, { $0 + 2 * $1.documents.filter.size }) > Self.largest
            {
                entries.removeFirst()
            }
        }
        return documents
    }
}
