import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// `lede concordance` over a few articles.
@Suite final class ConcordanceCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.path + "/Indexes/harbour").writer()
        try writer.add(
            Article(id: "h1", title: "Sea wall repaired", body: "The old sea wall was repaired. A sea wall had stood since 1911."))
        try writer.add(Article(id: "h2", body: "我爱北京天安门 sea wall 北京。"))
        try writer.add(Article(id: "h3", body: "אמר sea wall שלום לכולם. \u{1B}[2J\u{202E} sea wall"))
        try writer.commit()
        writer.close()
    }

    private func concordance(_ arguments: String...) throws -> LedeProcess { try LedeProcess(["concordance"] + arguments, in: folder.url) }

    @Test func linesAreAlignedByColumns() throws {
        let result = try concordance("\"sea wall\"", "--width", "12")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "            Sea wall repaired     h1 (title)")
        #expect(lines[1] == "    The old sea wall was repaire  h1", "\(lines[1])")
        for line in lines.prefix(6) {
            let keyword = try #require(line.range(of: "sea wall", options: .caseInsensitive))
            #expect(String(line[..<keyword.lowerBound]).displayWidth == 12, "\(line)")
            let id = try #require(line.range(of: "  h", options: .backwards))
            #expect(String(line[..<id.lowerBound]).displayWidth == 32, "\(line)")
        }
        #expect(lines[6] == "6 occurrences in 3 articles")
        #expect(lines.contains { $0.hasPrefix("directly before") && $0.contains("directly after") })
        #expect(!result.output.contains("\u{1B}"))
        #expect(!result.output.contains("\u{202E}"))
        let isolated = lines.prefix(6).filter { $0.contains("אמר") }
        try #require(isolated.count == 1, "\(isolated)")
        #expect(isolated[0].contains("\u{2068}"), "\(isolated)")
        #expect(isolated[0].filter { $0 == "\u{2069}" }.count == 2, "\(isolated)")
    }

    @Test func ordersLimitsAndCounts() throws {
        let sorted = try concordance("\"sea wall\"", "--sort", "left", "--limit", "2", "--neighbours", "0")
        #expect(sorted.output.hasSuffix("\n6 occurrences in 3 articles, 2 shown\n"))
        #expect(sorted.output.split(separator: "\n").count == 3)
        #expect(try concordance("zeppelin").status == 1)
        #expect(try concordance("seaa").output.contains("did you mean: sea\n"))
        #expect(try concordance("sea", "--sort", "size").status == 2)
        #expect(try concordance("sea", "--width", "0").status == 2)
    }

    @Test func whatThereIsNoConcordanceOfIsSaid() throws {
        let partial = try concordance("stood", "北京")
        #expect(partial.status == 1, "\(partial.output)")
        #expect(partial.output.contains("no occurrences\nNo article has all of the query"), "\(partial.output)")
        #expect(try concordance("stood", "北京", "--json").errors.hasPrefix("No article has all of the query"))
        #expect(try concordance("zeppelin").output.contains("zeppelin occurs in no article"))
        let filter = try concordance("date:2024")
        #expect(filter.status == 2, "\(filter.errors)")
        #expect(filter.errors.contains("a concordance shows where words occur"), "\(filter.errors)")
    }

    @Test func jsonHasPlacesInTheStoredText() throws {
        let result = try concordance("\"sea wall\"", "--json", "--sort", "right")
        let objects = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        try #require(objects.count == 7)
        #expect(objects[6]["type"] as? String == "summary")
        #expect(objects[6]["occurrences"] as? Int == 6)
        let chinese = try #require(objects.first { $0["id"] as? String == "h2" })
        #expect(chinese["start"] as? Int == 22)
        #expect(chinese["charStart"] as? Int == 8)
        #expect(chinese["end"] as? Int == 30)
        #expect(chinese["keyword"] as? String == "sea wall")
        #expect(chinese["left"] as? String == "我爱北京天安门 ")
    }

    @Test func anIndexWithoutText() throws {
        let writer = try Index(creatingAt: folder.path + "/Indexes/bare", storesText: false).writer()
        try writer.add(Article(id: "1", body: "sea"))
        try writer.commit()
        writer.close()
        let result = try concordance("sea", "--in", "bare")
        #expect(result.status == 2)
        #expect(result.errors.contains("does not store the text"))
    }
}
