import LedeArticleModel
import LedeIndexBytes
import LedeInvertedIndex

/// Measures how close together words of a query are in documents of one segment, which come in ascending order.
struct ProximityMeter {
    private var cursors: [PostingsCursor] = []
    /// `words[i]` belongs to `cursors[i]`.
    private var words: [ProximityWord] = []
    private let lengths: DocumentLengths
    private var positions: [UInt32] = []
    /// A position in the high half, the number of the word in the low half.
    private var places: [UInt64] = []

    init(_ words: [ProximityWord], segment: SegmentReader) throws(IndexFileError) {
        lengths = segment.lengths
        for word in words {
            guard let entry = try segment.entry(word.term) else { continue }
            cursors.append(try segment.postings(entry))
            self.words.append(word)
        }
    }

    /// The smallest distance in tokens between two different words in one field of `doc`, 1 or more; nil if no field has two.
    ///
    /// The closest two have no other word between them, so each place is compared with the last one and with the last one of another word.
    /// - Parameter doc: not below those asked for before.
    mutating func distance(_ doc: UInt32) throws(IndexFileError) -> UInt32? {
        places.removeAll(keepingCapacity: true)
        for word in words.indices where try cursors[word].seek(doc) == doc {
            try cursors[word].readPositions(into: &positions)
            for position in positions { places.append(UInt64(position) << 32 | UInt64(word)) }
        }
        places.sort()
        var least: UInt32?
        for field in IndexedField.allCases {
            let range = try lengths.positions(of: field, doc)
            var (last, other): (UInt64?, UInt64?)
            for place in places where range.contains(UInt32(truncatingIfNeeded: place >> 32)) {
                let word = Int(place & 0xFFFF_FFFF)
                guard words[word].fields[field.rawValue] else { continue }
                for before in [last, other] {
                    guard let before, before & 0xFFFF_FFFF != place & 0xFFFF_FFFF else { continue }
                    let distance = UInt32(truncatingIfNeeded: (place >> 32) - (before >> 32))
                    // Two forms of a word may share a place.
                    if distance > 0 { least = min(least ?? distance, distance) }
                }
                if let last, last & 0xFFFF_FFFF != place & 0xFFFF_FFFF { other = last }
                last = place
            }
        }
        return least
    }
}
