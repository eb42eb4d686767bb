import Foundation
import LedeEvaluation
import Testing

/// The library's example in DocC, compiled and run as it is there.
@Suite struct LibraryExampleTests {
    @Test func readmeExampleRunsAndFindsBothArticles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lede-example-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

        // Example begins
        let index = try Index(creatingAt: folder, analyzer: "english")
        let writer = try index.writer()
        try writer.add(Article(id: "pier", title: "Ferry strikes pier", date: "2025-11-04", body: "She struck it in thick fog."))
        try writer.add(Article(id: "fog", title: "Fog warning", body: "Ferries wait until the fog lifts."))
        try writer.commit()
        writer.close()

        let reader = try index.reader()
        for hit in try reader.search("\"thick fog\" OR ferry", limit: 5).hits {
            print(hit.rank, hit.score, hit.article.title, hit.article.date ?? "no date", hit.snippet.text)
        }
        var terms = try reader.terms(from: Array("f".utf8))
        while try terms.next() { print(String(decoding: terms.term, as: UTF8.self), terms.statistics.docFreq) }
        // Example ends

        #expect(printed[0].contains("Ferry strikes pier 2025-11-04 She struck it in thick fog."))
        #expect(printed[1].contains("Fog warning no date Ferries wait until the fog lifts."))
        #expect(printed[2...].starts(with: ["ferri 2", "fog 2", "in 1", "it 1", "lift 1"]))
        #expect(printed.last == "warn 1")
    }

    @Test func theDocumentHoldsTheseLines() throws {
        let here = URL(filePath: #filePath)
        let source = try String(contentsOf: here, encoding: .utf8)
        let start = try #require(source.range(of: "// Example begins\n"))
        let end = try #require(source.range(of: "        // Example ends"))
        let lines = source[start.upperBound..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("        ") ? String($0.dropFirst(8)) : String($0)
        }
        let document = try String(
            contentsOf: here.deletingLastPathComponent().appending(path: "../../Sources/Lede/Lede.docc/Lede.md").standardizedFileURL,
            encoding: .utf8)
        #expect(document.contains("import Lede\n\n" + lines.joined(separator: "\n")))
    }
}
