import LedeInvertedIndex
import LedeRetrieval

/// Articles with their scores, by their ids or by their numbers in a snapshot of an index, whichever the backend knows.
package struct RetrievedHits: Sendable {
    private enum Storage: Sendable {
        case articles([RankedArticle])
        case documents([ScoredDocument], IndexReader)
    }

    private let storage: Storage

    package init(_ articles: [RankedArticle]) { storage = .articles(articles) }

    /// - Parameter reader: the snapshot whose numbers they are.
    package init(_ documents: [ScoredDocument], of reader: IndexReader) { storage = .documents(documents, reader) }

    package var count: Int {
        switch storage {
        case .articles(let articles): articles.count
        case .documents(let documents, _): documents.count
        }
    }

    /// By their ids.
    package func articles() throws -> [RankedArticle] {
        switch storage {
        case .articles(let articles): articles
        case .documents(let documents, let reader):
            try documents.map { RankedArticle(id: try reader.docno($0.doc), score: $0.score) }
        }
    }

    /// By their numbers in `reader`, in their order; those that it lacks are left out, and of an article named twice the second.
    package func documents(in reader: IndexReader) throws -> [ScoredDocument] {
        if case .documents(let documents, let own) = storage, own === reader { return documents }
        var seen: Set<UInt32> = []
        return try articles().compactMap { article in
            guard let doc = try reader.doc(docno: article.id), seen.insert(doc).inserted else { return nil }
            return ScoredDocument(doc: doc, score: article.score)
        }
    }
}
