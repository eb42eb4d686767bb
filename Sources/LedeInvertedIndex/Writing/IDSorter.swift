/// Sorts documents by the bytes of their ids: first by 8 bytes as a number, then those that share them by all bytes.
struct IDSorter {
    private struct Entry: BitwiseCopyable {
        let key: UInt64
        let tag: UInt64
    }

    private var entries: [Entry] = []

    /// Adds an id; `tag` is the caller's name for it.
    mutating func add(_ id: some Collection<UInt8>, tag: UInt64) {
        var key: UInt64 = 0
        var shift: UInt64 = 64
        for byte in id.prefix(8) {
            shift -= 8
            key |= UInt64(byte) << shift
        }
        entries.append(Entry(key: key, tag: tag))
    }

    /// The tags in the order of the ids; those of equal ids in the order they were added.
    /// - Parameter stands: whether the id of one tag comes before that of the other.
    consuming func sorted(_ stands: (_ tag: UInt64, _ other: UInt64) -> Bool) -> [UInt64] {
        RadixSort.sort(&entries) { $0.key }
        var first = 0
        while first < entries.count {
            var end = first + 1
            while end < entries.count, entries[end].key == entries[first].key { end += 1 }
            // Swift's sort is stable.
            if end - first > 1 { entries[first..<end].sort { stands($0.tag, $1.tag) } }
            first = end
        }
        return entries.map(\.tag)
    }
}
