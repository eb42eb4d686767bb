import LedeArticleIngest
import LedeArticleModel
import Foundation

/// The corpora beside the repository, in ../shared/corpora; tests that need them are off where they are not.
enum SharedCorpus {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/corpora").resolvingSymlinksInPath()

    static let isPresent = FileManager.default.fileExists(atPath: root.appending(path: "judged").path)
    static let absence = "../shared/corpora is not there"

    /// Documents in the root, for questions of speed.
    static let performance = "performance/docs-100k.jsonl.zst"
    static let hasPerformance = FileManager.default.fileExists(atPath: root.appending(path: performance).path)

    /// LEDE_FULL=1: whole corpora, not samples.
    static let isFull = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"

    /// The first `limit` articles of a file of the corpora.
    static func articles(_ path: String, limit: Int = .max) throws -> [Article] {
        try articles(at: root.appending(path: path), limit: limit)
    }

    /// The articles of the repository's sample corpus.
    static func sampleArticles() throws -> [Article] {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try articles(at: repository.appending(path: "Tools/sample-corpus/articles"), limit: .max)
    }

    private static func articles(at url: URL, limit: Int) throws -> [Article] {
        var source = ArticleSource(paths: [url.path])
        var articles: [Article] = []
        while articles.count < limit, let reading = source.next() {
            if case .record(let record) = reading { articles.append(try RecordParser().parse(record).get()) }
        }
        return articles
    }
}
