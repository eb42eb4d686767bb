import LedeIndexBytes

extension SegmentReader {
    /// How document `doc`, which is below `docCount`, came into the index; deleted ones included. Complexity: O(1).
    package func origin(_ doc: UInt32) throws(IndexFileError) -> DocumentOrigin {
        guard Int(doc) < docCount else {
            throw IndexFileError(.corrupt, file: originsFile.name, expected: "a document under \(docCount)", found: "\(doc)")
        }
        return try origins.origin(Int(doc))
    }

    /// The live documents whose text came in one of these commits, ascending. Complexity: O(documents / 128) and the blocks of 128 that may
    /// have one.
    package func liveDocs(arrivedIn generations: ClosedRange<Int64>) throws(IndexFileError) -> [UInt32] {
        guard generations.upperBound >= 0 else { return [] }
        return try liveDocs(origins.arrivals, in: UInt64(max(0, generations.lowerBound))...UInt64(generations.upperBound))
    }

    /// The live documents from file `file` of the sources, ascending; with 0 those from none. Complexity: as above.
    package func liveDocs(ofFile file: UInt32) throws(IndexFileError) -> [UInt32] {
        try liveDocs(origins.files, in: UInt64(file)...UInt64(file))
    }

    private func liveDocs(_ column: OriginColumn, in range: ClosedRange<UInt64>) throws(IndexFileError) -> [UInt32] {
        var docs: [UInt32] = []
        try column.forEachDoc(in: range) { doc, _ in
            if isLive(UInt32(doc)) { docs.append(UInt32(doc)) }
        }
        return docs
    }
}

extension IndexReader {
    /// How the global document `doc` came into the index. Joined indexes each count their own commits and files (`indexNumber(of:)`).
    /// - Precondition: `doc` is below `docLimit`.
    package func origin(_ doc: UInt32) throws(IndexFileError) -> DocumentOrigin {
        let place = locate(doc)
        return try place.segment.origin(place.doc)
    }

    /// The live documents whose text came in one of these commits, by their global numbers, ascending.
    package func liveDocs(arrivedIn generations: ClosedRange<Int64>) throws(IndexFileError) -> [UInt32] {
        var docs: [UInt32] = []
        for (segment, base) in zip(segments, docBases) { docs += try segment.liveDocs(arrivedIn: generations).map { base + $0 } }
        return docs
    }

    /// The live documents that come from file `file` of the sources, by their global numbers, ascending.
    package func liveDocs(ofFile file: UInt32) throws(IndexFileError) -> [UInt32] {
        var docs: [UInt32] = []
        for (segment, base) in zip(segments, docBases) { docs += try segment.liveDocs(ofFile: file).map { base + $0 } }
        return docs
    }

    /// Calls `body` with each live document from a file of the sources and how it came, ascending. Complexity:
    /// O(documents).
    package func forEachOrigin(_ body: (_ doc: UInt32, _ origin: DocumentOrigin) throws(IndexFileError) -> Void) throws(IndexFileError) {
        for (segment, base) in zip(segments, docBases) {
            try segment.origins.files.forEachDoc(in: 1...UInt64(UInt32.max)) { doc, file throws(IndexFileError) in
                guard segment.isLive(UInt32(doc)) else { return }
                let source = ArticleOrigin(file: UInt32(file), contentHash: try segment.origins.contentHash(doc))
                try body(base + UInt32(doc), DocumentOrigin(arrival: Int64(try segment.origins.arrivals.value(doc)), source: source))
            }
        }
    }
}
