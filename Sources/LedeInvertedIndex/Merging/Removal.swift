import LedeIndexBytes

/// The live documents of an index that a commit removes.
struct Removal {
    private let reader: IndexReader
    private var docs: [Set<Int>]
    /// The ids of the removed documents.
    private(set) var ids: [String] = []
    /// How many of them an added article replaces.
    private(set) var replacedCount = 0

    init(_ reader: IndexReader) {
        self.reader = reader
        docs = Array(repeating: [], count: reader.segments.count)
    }

    /// Removes the live document whose id is `id`, if there is one. Complexity: O(segments × log documents).
    mutating func remove(_ id: String, isReplaced: Bool) throws(IndexFileError) {
        for (index, segment) in reader.segments.enumerated() {
            guard let doc = try segment.liveDoc(docno: id) else { continue }
            if docs[index].insert(Int(doc)).inserted { ids.append(id) }
            if isReplaced { replacedCount += 1 }
        }
    }

    /// Removes a live document by its global number.
    mutating func remove(_ doc: UInt32) throws(IndexFileError) {
        let number = reader.segmentNumber(of: doc)
        let local = doc - reader.docBases[number]
        if docs[number].insert(Int(local)).inserted { ids.append(try reader.segments[number].docno(local)) }
    }

    /// The documents removed from segment `index`.
    func removed(of index: Int) -> Set<Int> { docs[index] }

    /// Calls `body` with how each of the removed documents came into the index.
    func forEachOrigin(_ body: (DocumentOrigin) -> Void) throws(IndexFileError) {
        for (segment, removed) in zip(reader.segments, docs) {
            for doc in removed { body(try segment.origins.origin(doc)) }
        }
    }

    /// Deleted documents of segment `index`, before and now.
    func deletedCount(of index: Int) -> Int { reader.segments[index].deletedCount + docs[index].count }
}
