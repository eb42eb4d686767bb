import LedeBackends
import LedeArticleModel
import LedeInvertedIndex
import LedeResultPresentation
import LedeRetrieval

extension ComparisonReport {
    /// Adds the titles of all listed articles, or the beginnings of those without one.
    ///
    /// - Parameters:
    ///   - passagesFor: queries of the report whose results get the passage that matched.
    ///   - skipsUnreadable: whether articles that cannot be read stay without a title.
    /// - Throws: `IndexFileError`.
    /// - Complexity: each article is read once per query.
    package mutating func addArticles(
        from reader: IndexReader, passagesFor asked: [BackendQuery] = [], skipsUnreadable: Bool = false
    ) throws {
        let queriesByID = Dictionary(asked.map { ($0.id, $0.query) }, uniquingKeysWith: { first, _ in first })
        for query in queries.indices {
            let maker = queriesByID[queries[query].id].map { SnippetMaker(query: $0, analyzer: reader.analyzer) }
            var known: [String: ShownArticle] = [:]
            for answer in queries[query].answers.indices {
                for place in queries[query].answers[answer].articles.indices {
                    let id = queries[query].answers[answer].articles[place].id
                    let found: ShownArticle
                    if let shown = known[id] {
                        found = shown
                    } else {
                        do { found = try ShownArticle(id, in: reader, maker) } catch  where skipsUnreadable { found = ShownArticle() }
                        known[id] = found
                    }
                    queries[query].answers[answer].articles[place].title = found.title
                    queries[query].answers[answer].articles[place].beginning = found.beginning
                    queries[query].answers[answer].articles[place].passage = found.passage
                }
            }
        }
    }

    /// What is shown of an article.
    private struct ShownArticle {
        var title: String?
        var beginning: String?
        var passage: Passage?

        init() {}

        /// Nothing if the index has no such article.
        init(_ id: String, in reader: IndexReader, _ maker: SnippetMaker?) throws {
            guard let doc = try reader.doc(docno: id) else { return }
            let article = try reader.article(doc)
            title = article.title.isEmpty ? nil : article.title
            beginning = article.title.isEmpty ? article.beginning() : nil
            passage = maker.map { Passage($0.snippet(of: article)) }
        }
    }

    /// A passage in pieces: every second one, from the second on, matched.
    package struct Passage: Codable, Sendable, Equatable {
        package var pieces: [String]

        init(_ snippet: Snippet) {
            var pieces: [String] = []
            for piece in snippet.pieces {
                let isAligned = pieces.count.isMultiple(of: 2) != piece.isHighlighted
                if !isAligned { pieces.append("") }
                pieces.append(piece.text)
            }
            self.pieces = pieces
        }
    }
}
