import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `lede explain` over three small articles.
@Suite final class ExplainCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.path + "/Indexes/harbour").writer()
        try writer.add(
            Article(id: "h1", title: "Sea wall repaired", body: "The sea wall at Dunmere was repaired. The wall had stood since 1911."))
        try writer.add(
            Article(id: "h2", title: "Ferry strike ends", body: "Crews of the ferry went back to work. The sea was calm at the wall."))
        try writer.add(Article(id: "h3", body: "A wall.\u{1B}[2J The sea."))
        try writer.commit()
        writer.close()
    }

    private func explain(_ arguments: String...) throws -> LedeProcess { try LedeProcess(["explain"] + arguments, in: folder.url) }

    private func object(_ result: LedeProcess) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    @Test func twoArticlesSideBySide() throws {
        let result = try explain("wall", "--why", "h1", "--over", "h2")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.hasPrefix("h1 ranks above h2: rank 1 and rank 3, "), "\(result.output)")
        #expect(result.output.contains("most of it: wall occurs 3 times in h1 and 1 time in h2\n"))
        #expect(try explain("wall", "--why", "h2", "--over", "h1").output.hasPrefix("h2 does not rank above h1"))
        let json = try object(try explain("wall", "--why", "h1", "--over", "h2", "--json"))
        let (upper, lower) = (try #require(json["upper"] as? [String: Any]), try #require(json["lower"] as? [String: Any]))
        let difference = try #require(json["difference"] as? Double)
        let scores = (try #require(upper["score"] as? Double), try #require(lower["score"] as? Double))
        #expect(abs(scores.0 - scores.1 - difference) < 1e-12)
        #expect((json["deciding"] as? [String: Any])?["cause"] as? String == "frequency")
    }

    @Test func anArticleThatDoesNotMatch() throws {
        let result = try explain("\"sea wall\"", "--why-not", "h2")
        #expect(result.status == 0)
        #expect(
            result.output == """
                h2 does not match
                  lacks  "sea wall"
                         its words are in the body, at the closest with 4 others among them
                           The sea was calm at the wall.

                """, "\(result.output)")
        let unwanted = try explain("wall NOT ferry", "--why-not", "h2")
        #expect(unwanted.output.contains("  has    ferry, which the query leaves out\n"))
        let safe = try explain("\"wall sea\"", "--why-not", "h3")
        #expect(safe.output.contains("A wall.\u{FFFD}[2J The sea."))
        #expect(!safe.output.contains("\u{1B}"))
        let above = try explain("wall ferry", "--why", "h2", "--over", "h1")
        #expect(above.status == 1)
        #expect(above.output.hasPrefix("h1 does not match"))
        #expect(above.output.contains("  lacks  ferry\n"))
        let json = try object(try explain("\"sea wall\"", "--why-not", "h2", "--json"))
        #expect(json["matches"] as? Bool == false)
        #expect(json["rank"] is NSNull)
        let clause = try #require(json["clause"] as? [String: Any])
        let misses = try #require(clause["nearMisses"] as? [[String: Any]])
        #expect(misses[0]["kind"] as? String == "apart")
        #expect(misses[0]["gaps"] as? Int == 4)
        #expect(misses[0]["inOrder"] as? Bool == true)
    }

    @Test func anArticleThatRanksLow() throws {
        let result = try explain("wall", "--why-not", "h2", "-n", "1")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("h2 matches: rank 3 of 3, score "))
        #expect(result.output.contains("; the first 1 end at "))
        #expect(result.output.contains("k1 = 1.2"))
    }

    /// The numbers of a row, by its first word; for a leaf those after `f = n`.
    private func numbers(_ output: String, _ name: String) throws -> [Double] {
        let line = try #require(output.split(separator: "\n").first { $0.hasPrefix("  \(name) ") })
        let words = line.replacing("+ ", with: "+").replacing("- ", with: "-").replacing("f = ", with: "f=").split(separator: " ")
        return words.dropFirst().prefix { $0 != "frequency" && $0 != "length" && $0 != "presence" }.compactMap {
            $0.hasPrefix("f=") ? nil : Double($0)
        }
    }

    @Test func rowsSumToTheScoresAndTheirDifference() throws {
        for ranking in [["--proximity", "1"], ["--model", "ql", "--proximity", "2"], ["--model", "ql"], ["--like", "lucene"]] {
            let arguments = ["explain", "sea", "wall", "--why", "h1", "--over", "h2"] + ranking
            let text = try LedeProcess(arguments, in: folder.url).output
            var sums = [0.0, 0, 0]
            for name in ["sea", "wall"] + (ranking.contains("ql") ? ["length"] : [])
                + (ranking.contains("--proximity") ? ["proximity"] : [])
            {
                for (column, number) in try numbers(text, name).enumerated() { sums[column] += number }
            }
            for (sum, score) in zip(sums, try numbers(text, "score")) { #expect(abs(sum - score) < 0.0003, "\(text)") }
            let json = try object(try LedeProcess(arguments + ["--json"], in: folder.url))
            var sum = 0.0
            for leaf in try #require(json["leaves"] as? [[String: Any]]) { sum += try #require(leaf["difference"] as? Double) }
            for name in ["byLength", "byProximity", "byRounding"] { sum += try #require(json[name] as? Double) }
            #expect(try abs(sum - #require(json["difference"] as? Double)) < 1e-12)
            let upper = try #require(json["upper"] as? [String: Any])
            #expect((upper["proximity"] as? [String: Any] != nil) == ranking.contains("--proximity"))
        }
    }

    @Test func wordsThatAnArticleHasAreNotSaidToBeMissing() throws {
        let result = try explain("wall", "ferry", "--why", "h2", "--over", "h1")
        #expect(result.status == 1)
        #expect(result.output.contains("  matching + "))
        #expect(!result.output.contains("wall    f = 1  0.0000    + 0.0000  presence"))
        let wall = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("  wall") })
        #expect(wall.contains("matching"), "\(wall)")
        #expect(!wall.contains("presence"), "\(wall)")
        let filter = try explain("date:2024", "--why", "h1", "--over", "h2")
        #expect(filter.status == 1, "\(filter.errors)")
    }

    @Test func feedbackIsExplainedWithItsWords() throws {
        let searched = try LedeProcess(["search", "ferry", "--feedback", "rm3:docs=1,terms=2", "--json", "-n", "1"], in: folder.url)
        let result = try explain("ferry", "--why", "h2", "--feedback", "rm3:docs=1,terms=2", "--json")
        #expect(result.status == 0)
        #expect(result.errors.hasPrefix("lede: explained is the search with "))
        let score = try #require(searched.output.split(separator: ",").first { $0.hasPrefix("\"score\":") })
        #expect(result.output.contains(",\(score),"), "\(result.output)")
    }

    @Test func partialMatchesAreExplainedAsTheyRank() throws {
        let result = try explain("wall", "zeppelin", "--why", "h1", "--over", "h2")
        #expect(result.status == 0)
        #expect(result.errors.contains("partial matches"))
    }

    @Test func whatCannotBeExplained() throws {
        #expect(try explain("wall", "--why", "h9").status == 2)
        #expect(try explain("wall zzz,", "--why-not", "h1").output.contains("  lacks  zzz\n"))
        #expect(try explain("wall").status == 2)
        #expect(try explain("wall", "--why", "h1", "--over", "h1").errors.contains("--why and --over name the same article"))
        #expect(try explain("wall", "--over", "h1").status == 2)
        #expect(try explain("wall", "--why", "h1", "--why-not", "h2").status == 2)
        #expect(try explain("-wall", "--why-not", "h1").status == 0)
    }
}
