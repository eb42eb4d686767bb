import Foundation
import Testing

/// The code of the articles for apps is that of the package that embeds Lede (Tests/EmbeddingPackage), which Tools/check-embedding runs.
@Suite struct EmbeddingArticleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL

    /// The code between two marks, `// [name]` and `// [end]`, without its margin.
    private static func blocks(_ file: String) throws -> [String] {
        let source = try String(contentsOf: root.appending(path: "Tests/EmbeddingPackage/Sources/Embedding/\(file)"), encoding: .utf8)
        var blocks: [String] = []
        var block: [String]?
        var margin = 0
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            if text == "// [end]" {
                blocks.append((block ?? []).map { $0 + "\n" }.joined())
                block = nil
            } else if text.hasPrefix("// [") {
                margin = line.count - text.count
                block = []
            } else {
                block?.append(text.isEmpty ? "" : String(line.dropFirst(margin)))
            }
        }
        return blocks
    }

    private static func code(of article: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: article), encoding: .utf8)
        return text.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }

    @Test func everyBlockOfTheArticleIsCompiledAndRun() throws {
        let compiled = try Self.blocks("Embedding.swift")
        let shown = try Self.code(of: "Sources/Lede/Lede.docc/Embedding.md")
        #expect(shown.count > 10)
        #expect(Set(shown) == Set(compiled))
    }

    @Test func theFrontPagesAndTheReadmesLinesAreCompiledAndRun() throws {
        let compiled = try Self.blocks("QuickStart.swift")
        #expect(try Self.code(of: "Sources/Lede/Lede.docc/Lede.md") == compiled.map { "import Lede\n\n" + $0 })
        #expect(try Self.code(of: "README.md") == compiled.map { "import Lede\n\n" + $0 })
        // The quick start is five lines.
        #expect(compiled[0].split(separator: "\n").count <= 5)
    }

    @Test func theBackendsArticleIsCompiledAndRun() throws {
        let compiled = try Self.blocks("Backend.swift")
        let shown = try Self.code(of: "Sources/Lede/Lede.docc/WritingARankingBackend.md")
        // The comparison is of another product: RankingBackendGuideTests.
        #expect(shown.prefix(2).map { $0.replacingOccurrences(of: "import Lede\n\n", with: "") } == compiled)
    }
}
