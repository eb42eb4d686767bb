import Foundation
import Lede

func quickStart(_ folder: URL, _ articles: [Article]) async throws -> [String] {
    var printed: [String] = []
    func print(_ title: Snippet, _ passage: Snippet) { printed.append("\(title): \(passage)") }
    // [quick start]
    let index = try await ArticleIndex(at: folder)
    try await index.write { try $0.add(contentsOf: articles) }
    for hit in try await index.search("\"thick fog\" ferry").hits { print(hit.title, hit.snippet) }
    // [end]
    return printed
}
