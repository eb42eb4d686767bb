import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

extension IndexWriter {
    /// Makes an index of one segment from documents and postings that another program gathered. One commit: on failure there is an empty
    /// index.
    /// - Parameters:
    ///   - documents: ids differ.
    ///   - checkpoint: called now and then; what it throws ends the commit.
    ///   - terms: adds all terms.
    /// - Precondition: the writer was made by `init(importingInto:analyzerName:)`.
    package func commitImport(
        _ documents: ImportedDocuments, checkpoint: @escaping @Sendable () throws -> Void = {}, terms: (inout ImportedTerms) throws -> Void
    ) throws {
        try exclusively {
            let before = try Manifest.read(directory)
            precondition(!before.keepsPositions && before.segments.isEmpty)
            guard documents.count > 0 else { return }
            _ = try replace(before, Merging(threads: 1, memoryBudget: 0, checkpoint: checkpoint)) { next, created in
                let name = Manifest.segmentName(next.nextSegment)
                next.nextSegment += 1
                for kind in IndexFileKind.ofSegments { created.append("\(name).\(kind.ending)") }
                var imported = ImportedTerms(
                    try PostingsPartWriter(directory, segment: name, lengths: (0..<documents.count).map { documents.length($0) }))
                try terms(&imported)
                try imported.finish()
                try write(documents, segment: name, checkpoint)
                next.segments.append(try Manifest.Segment(directory, name: name, docCount: documents.count))
            }
        }
    }

    private func write(_ documents: ImportedDocuments, segment: String, _ checkpoint: () throws -> Void) throws {
        var writer = try DocumentsPartWriter(directory, segment: segment, level: 3, threads: 1)
        // All that is known about an article is its id, which its record does not hold.
        var record = ByteWriter()
        ArticleRecord.encode(Article(id: "", body: ""), withBody: false, into: &record)
        let empty = ByteStorage(name: "an article without text", copying: record.bytes).slice
        for doc in 0..<documents.count {
            if doc % 1024 == 0 { try checkpoint() }
            let (id, lengths) = documents.parts(doc)
            // It came in no commit: a whole index did.
            try writer.add(id: id, lengths: lengths, origin: DocumentOrigin(arrival: 0, source: .none), record: empty)
        }
        try writer.finish(sync: true)
    }
}
