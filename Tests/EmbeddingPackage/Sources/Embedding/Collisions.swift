import Foundation
import GRDB
import Lede

// Each of these is the stand-in's: nothing of Lede's makes it ambiguous.
struct Mine: FTS5Tokenizer {
    static let name = "mine"
    let index = Index()
    let query = Query()
    let run = Run()
    let language = Language()
    let topics = (Topic(), Topics())
    let measures = (Measure(), Precision(), Recall(), Overlap())
    let manifest = Manifest()
    let ranking = Ranking()
    let searcher = Searcher()
    let analysis = (Analyzer(), Token())
    let place = SourceLocation()
}

extension String {
    /// In an extension of a collection, `Index` is the collection's own; Lede's has another name.
    func asFolder() async throws -> ArticleIndex {
        let start: Index = startIndex
        return try await ArticleIndex(at: URL(filePath: String(self[start...]), directoryHint: .isDirectory))
    }
}
