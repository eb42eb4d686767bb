import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `lede index --no-surface` and `--spelling`, and what the other commands make of such indexes.
@Suite struct WordFormCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let articles = [
            ("written", "Turkey deployed troops to the border. Troops arrived."), ("stemmed", "Turkeys are deploying a troop."),
            ("bird", "Roast turkey, deployed at once."),
        ]
        for (id, text) in articles { _ = try folder.write("\(id)\n\n\(text)\n", to: "in/\(id).txt") }
    }

    private func lede(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url) }

    private func ids(_ arguments: String...) throws -> [String] {
        let result = try LedeProcess(["search", "--json"] + arguments, in: folder.url)
        return try result.output.split(separator: "\n").dropLast().map {
            let object = try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            return try #require((object["title"] as? String))
        }
    }

    @Test func phrasesMatchAsWrittenUnlessTheIndexLeavesThatOut() throws {
        #expect(try lede("index", "in", "--into", "Indexes/exact", "--analyzer", "english").status == 0)
        #expect(try lede("index", "in", "--into", "Indexes/stems", "--analyzer", "english", "--no-surface").status == 0)
        #expect(try ids("--in", "exact", "\"deployed troops\"") == ["written"])
        #expect(try ids("--in", "exact", "deployed troops").sorted() == ["stemmed", "written"])
        #expect(try ids("--in", "exact", "\"deployed ~troop\"") == ["written"])
        #expect(try ids("--in", "exact", "\"deploying\"") == ["stemmed"])
        #expect(try ids("--in", "stems", "\"deploying\"").count == 3)
        let highlighted = try lede("search", "--in", "exact", "\"troops\" deploy", "--color", "always")
        #expect(
            highlighted.output.contains(
                "\u{1B}[1;33mdeployed\u{1B}[0m \u{1B}[1;33mtroops\u{1B}[0m to the border. \u{1B}[1;33mTroops\u{1B}[0m arrived"),
            "\(highlighted.output)")

        // Scores of what is not quoted are those of an index of stems, to the last digit.
        let scores = try ["exact", "stems"].map { name in
            try lede("search", "--json", "--in", name, "turkey deployed").output.replacing("Indexes/\(name)", with: "")
        }
        #expect(scores[0] == scores[1])
        #expect(!scores[0].isEmpty)
    }

    @Test func fts5AndComparisonsGetStemsAndSaySo() throws {
        #expect(try lede("index", "in", "--into", "Indexes/exact", "--analyzer", "english").status == 0)
        let note = "an FTS5 table does not have words as written: quoted words and patterns match by stems, in every backend"
        let search = try lede("search", "--backend", "fts5", "\"deploying\"", "--count")
        #expect(search.status == 0)
        #expect(search.output == "3\n")
        #expect(search.errors == "lede: \(note)\n")
        #expect(try lede("search", "--backend", "fts5", "deploying", "--count").errors.isEmpty)
        let comparison = try lede("compare", "\"deploying\"", "--json")
        #expect(comparison.status == 0)
        #expect(comparison.errors == "lede: \(note)\n")
        #expect(comparison.output.contains("\"stemmed") || comparison.output.contains("stemmed"))
        let human = try lede("compare", "\"deploying\"")
        #expect(human.output.contains("3 matches"))
        #expect(!human.output.contains("not the same number"))
        _ = try folder.write("1\t\"deploying\"\n2\tturkey\n", to: "queries.tsv")
        #expect(try lede("compare", "--queries", "queries.tsv", "--query-syntax", "plain").errors == "lede: query 1: \(note)\n")
        #expect(try lede("compare", "--queries", "queries.tsv").errors.isEmpty)
    }

    @Test func inspectingAndChecking() throws {
        #expect(try lede("index", "in", "--into", "Indexes/exact", "--analyzer", "english", "--spelling").status == 0)
        let overview = try lede("inspect")
        #expect(overview.output.contains("\nform "))
        #expect(overview.output.contains("\nsurface "))
        #expect(overview.output.contains("\nspelling "))
        let terms = try lede("inspect", "--terms", "t")
        #expect(terms.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == ["the", "to", "troop", "turkey"])
        let surfaces = try lede("inspect", "--terms", "t", "--form", "surface")
        #expect(
            surfaces.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == ["the", "to", "troop", "troops", "turkey", "turkeys"])
        let spellings = try lede("inspect", "--terms", "T", "--form", "spelling")
        #expect(spellings.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == ["Troops", "Turkey", "Turkeys"])
        #expect(try lede("inspect", "--term", "Troops").output.hasPrefix("troop: in 2 articles, 3 occurrences"))
        #expect(try lede("inspect", "--term", "Troops", "--form", "surface").output.hasPrefix("troops: in 1 article, 2 occurrences"))
        #expect(try lede("inspect", "--term", "Troops", "--form", "spelling").output.hasPrefix("Troops: in 1 article, 1 occurrence"))
        #expect(try lede("inspect", "--form", "surface").errors.contains("--form goes with --term and --terms"))
        let checked = try lede("check")
        #expect(checked.status == 0)
        #expect(checked.output.contains("\n  words as written: "))
        #expect(checked.output.contains("holds the same articles"))

        #expect(try lede("index", "in", "--into", "Indexes/plain", "--analyzer", "standard").status == 0)
        let lacking = try lede("inspect", "plain", "--terms", "t", "--form", "surface")
        #expect(lacking.status == 2)
        #expect(lacking.errors.contains("does not keep the surface form of words"))
        #expect(try !lede("inspect", "plain").output.contains("\nform "))
        #expect(try !lede("check", "plain").output.contains("as written"))
    }

    @Test func anIndexKeepsItsChoice() throws {
        #expect(try lede("index", "in", "--into", "Indexes/stems", "--analyzer", "english", "--no-surface").status == 0)
        #expect(try lede("index", "in", "--into", "Indexes/stems").status == 0)
        #expect(try lede("index", "in", "--into", "Indexes/stems", "--no-surface").status == 0)
        #expect(try Index(opening: folder.path + "/Indexes/stems").reader().forms == [])
        let spelling = try lede("index", "in", "--into", "Indexes/stems", "--spelling")
        #expect(spelling.status == 2)
        #expect(spelling.errors.contains("built without the spellings of words; index into another folder"))
        #expect(try lede("index", "in", "--into", "Indexes/exact", "--analyzer", "english").status == 0)
        let surface = try lede("index", "in", "--into", "Indexes/exact", "--no-surface")
        #expect(surface.status == 2)
        #expect(surface.errors.contains("keeps the surface forms of words; index into another folder"))
        let bytes = try lede("index", "in", "--into", "Indexes/bytes", "--analyzer", "whitespace", "--spelling")
        #expect(bytes.status == 2)
        #expect(bytes.errors.contains("the analyzer whitespace gives no spellings of words"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/Indexes/bytes/manifest"))
    }
}
