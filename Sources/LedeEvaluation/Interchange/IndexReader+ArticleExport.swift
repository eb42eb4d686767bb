import LedeArticleIngest
import LedeArticleModel
import LedeCIFF
import LedeInvertedIndex

extension IndexReader {
    /// Hands over each live article as a line of JSON (`ExactArticle`), in the order of the index; `lede index` and `BulkIndexer` restore
    /// the articles from these lines.
    ///
    /// - Parameters:
    ///   - docs: global doc ids, ascending; nil for all live ones.
    ///   - write: gets a line with its line feed.
    /// - Returns: the number of articles.
    /// - Throws: `IndexFileError`, `CancellationError` and what `write` throws.
    package func exportArticles(_ docs: [UInt32]? = nil, _ write: (String) throws -> Void) throws -> Int {
        var count = 0
        func export(_ article: Article) throws {
            if count % 256 == 0 { try Task.checkCancellation() }
            try write(ExactArticle.line(article, storesText: storesText) + "\n")
            count += 1
        }
        if let docs {
            for doc in docs { try export(try article(doc)) }
        } else {
            var articles = LiveArticles(self)
            while let article = try articles.nextArticle() { try export(article) }
        }
        return count
    }

    /// Writes the same to a file, which takes its name when complete; compressed with gzip if the name ends in `.gz`.
    /// - Returns: the number of articles, and the bytes of the file as written.
    /// - Throws: `CIFFError` if the file cannot be written, and the above.
    package func exportArticles(_ docs: [UInt32]? = nil, to path: String, onProgress: (Int) -> Void = { _ in }) throws -> (
        articles: Int, bytes: Int
    ) {
        let output = try CIFFOutput(path: path)
        var done = 0
        let count = try exportArticles(docs) { line in
            try output.append(Array(line.utf8))
            done += 1
            if done % 1024 == 0 { onProgress(done) }
        }
        try output.finish()
        return (count, output.byteCount)
    }
}
