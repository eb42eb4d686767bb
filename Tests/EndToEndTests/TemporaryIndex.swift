import LedeModules
import LedeTestSupport

/// An index in a folder of its own, gone with the value.
final class TemporaryIndex {
    let index: Index
    private let folder: TemporaryFolder

    init(analyzer: String) throws {
        folder = try TemporaryFolder()
        index = try Index(creatingAt: folder.path, analyzer: analyzer)
    }

    /// Commits `articles` in `parts` segments.
    func add(_ articles: [Article], parts: Int = 1) throws {
        let writer = try index.writer()
        defer { writer.close() }
        for part in 0..<parts {
            for article in articles[(articles.count * part / parts)..<(articles.count * (part + 1) / parts)] {
                try writer.add(article)
            }
            try writer.commit()
        }
    }
}
