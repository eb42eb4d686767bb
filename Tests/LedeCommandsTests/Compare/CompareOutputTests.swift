import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// What `lede compare` writes: the user's names, the verdict, tables, fused rankings, and where files go.
@Suite("Outputs of compare")
struct CompareOutputTests {
    private let temporary: TemporaryFolder
    private var folder: URL { temporary.url }
    private let files = FileManager.default

    init() throws {
        temporary = try TemporaryFolder()
        let writer = try Index(creatingAt: temporary.url.appending(path: "Indexes/harbour").path, analyzer: "english").writer()
        for number in 0..<24 {
            let filler = String(repeating: " harbour", count: number * 3)
            try writer.add(
                Article(
                    id: "h\(number)", title: "Sea wall \(number)",
                    body: "The sea and the wall. " + (number % 3 == 0 ? "Ferry. Ferry." : "Ferries wait.") + filler))
        }
        try writer.add(
            Article(
                id: "untitled",
                body:
                    "Lighthouse keepers of the ferry island\n\nwrite letters home, and wait for the ferry that brings the answers back in spring."
            ))
        try writer.add(
            Article(
                id: "h|<i>`", title: "<script>alert(1)</script> | `ferry` <b>", body: "The ferry </script><img src=x> ferry ferry ferry."))
        try writer.commit()
        writer.close()
        try temporary.write(
            "a\tsea wall\nb\tferry <img src=x> `|`\nc\tzeppelin\nd\tharbour ferry\ne\tlighthouse\nf\tkeepers letters\n", to: "q.tsv")
        try temporary.write("a 0 h1 2\na 0 h2 0\nb 0 h3 1\nc 0 h5 1\nd 0 h23 1\ne 0 untitled 1\nf 0 untitled 1\n", to: "qrels.tsv")
    }

    private static let judged = ["compare", "--queries", "q.tsv", "--qrels", "qrels.tsv", "-k", "5"]
    private static let labels = ["--backend", "plain one=lede", "--backend", "no b=lede:b=0,k1=3", "--backend", "sqlite=fts5"]

    private func lede(_ arguments: [String]) throws -> LedeProcess { try LedeProcess(arguments, in: folder) }

    private func text(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

    @Test func namesOfTheUsersStandEverywhere() throws {
        let made = try lede(
            Self.judged + Self.labels + [
                "--run", "out.run", "--report", "p.html", "--markdown", "p.md", "--csv", "t.csv", "--latex", "t.tex",
            ])
        #expect(made.status == 0, "\(made.errors)")
        #expect(temporary.names.filter { $0.hasSuffix(".run") } == ["out-no-b.run", "out-sqlite.run", "out.run"])
        #expect(try text("out.run").hasSuffix(" plain-one\n"))
        for name in ["plain one", "no b", "sqlite"] {
            #expect(made.output.contains(name))
            for file in ["p.html", "p.md", "t.csv", "t.tex"] { #expect(try text(file).contains(name), "\(name) in \(file)") }
        }
        // The spec is named where the backends are described, and nowhere in place of the name.
        #expect(!made.output.contains("lede:b=0"))
        #expect(try text("p.html").contains("<code>lede:b=0,k1=3</code>"))
        #expect(try text("p.md").contains("`lede:b=0,k1=3`"))
        let json = try lede(Self.judged + Self.labels + ["--json"])
        let report = try ComparisonReport(jsonLines: json.output)
        #expect(report.backends.map(\.name) == ["plain one", "no b", "sqlite"])
        #expect(report.backends.map(\.spec) == ["lede", "lede:b=0,k1=3", "fts5"])
        #expect(report.format == "lede-comparison-2")
        #expect(report.effectiveness?.primary == "nDCG@10")
        #expect(report.summary?.first.map { made.output.replacing("\n", with: " ").contains($0.prefix(30)) } == true)
        let twice = try lede(["compare", "sea", "--backend", "a=lede", "--backend", "a=fts5"])
        #expect(twice.status == 2)
        #expect(twice.errors.contains("the backend a is given twice"))
    }

    @Test func theVerdictIsOfOneMeasure() throws {
        func verdict(_ measures: [String]) throws -> (first: String, detail: EffectivenessComparison.Difference?) {
            let report = try ComparisonReport(jsonLines: try lede(Self.judged + Self.labels + ["--json"] + measures).output)
            return (
                report.summary?.first?.replacing(/; .*/, with: ".") ?? "",
                report.effectiveness?.differences.first { $0.measure == report.effectiveness?.primary }
            )
        }
        let alone = try verdict(["--measures", "nDCG@10"])
        for measures in [[], ["--measures", "AP,RR,nDCG@10,P@1"], ["--measures", "RR,P@5", "--measure", "nDCG@10"]] {
            let found = try verdict(measures)
            #expect(found.first == alone.first, "\(measures)")
            #expect(found.detail == alone.detail, "\(measures)")
        }
        #expect(try verdict(["--measures", "AP,RR"]).detail?.measure == "AP")
        #expect(try verdict(["--measure", "RR"]).detail?.measure == "RR")
        let count = try lede(Self.judged + ["--measure", "NumRet"])
        #expect(count.status == 2)
        #expect(count.errors.contains("is a count"))
        let unjudged = try lede(["compare", "--queries", "q.tsv", "--all-pairs"])
        #expect(unjudged.status == 2)
        #expect(unjudged.errors.contains("need --qrels"))
    }

    @Test func allPairsAndGapsAreSaid() throws {
        let made = try lede(Self.judged + Self.labels + ["--all-pairs", "--no-causes"])
        let text = made.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(made.status == 0, "\(made.output)")
        #expect(text.contains("sqlite against no b"), "\(made.output)")
        #expect(text.contains("Holm over the 3 comparisons of a measure"), "\(made.output)")
        #expect(text.contains("1 query has no answer: c."))
    }

    @Test func fusedRankingsAreBackends() throws {
        let backends = ["--backend", "lede", "--backend", "both=fuse:rrf(lede,fuse:combsum(0.5*fts5:tokenize=porter,lede:k1=2,b=0),k=10)"]
        let made = try lede(Self.judged + backends + ["--run", "out.run", "--report", "p.html", "--costs"])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("reciprocal ranks, k = 10"), "\(made.errors)")
        let run = try text("out-both.run")
        #expect(run.hasPrefix("a Q0 "))
        #expect(run.contains(" both\n"))
        // A run of it fuses like the backend itself, and so does a fusion of runs.
        let again = try lede(Self.judged + ["--backend", "fuse:rrf(run:out.run,run:out-both.run)", "--backend", "run:out-both.run"])
        #expect(again.status == 0, "\(again.errors)")
        let tuned = try lede([
            "tune", "--queries", "q.tsv", "--qrels", "qrels.tsv", "--baseline", "ours=fuse:rrf(lede,fts5)", "--k1", "1,2", "--b", "0.5",
            "--no-weights",
        ])
        #expect(tuned.status == 0, "\(tuned.errors)")
        #expect(tuned.output.contains("baseline: ours (reciprocal ranks, k = 60: lede, fts5)"), "\(tuned.errors)")
        for (spec, column) in [
            ("fuse:rrf(lede,fts6)", "fuse:rrf(lede,fts6)\n                ^^^^"), ("fuse:rrf(lede,fts5", "fuse:rrf(lede,fts5\n          ^"),
        ] {
            let wrong = try lede(["compare", "sea", "--backend", spec])
            #expect(wrong.status == 2, "\(wrong.errors)")
            #expect(wrong.errors.contains(column), "\(wrong.errors)")
        }
        let single = try lede(["compare", "sea", "--backend", "fuse:rrf(lede,run:out.run)"])
        #expect(single.status == 2)
        #expect(single.errors.contains("a run answers the queries of a file"))
    }

    /// As a shell's redirection: devices and links stay what they are, and a full device is an error.
    @Test func filesAreWrittenThroughLinksAndDevices() throws {
        let options = ["--report", "--markdown", "--csv", "--latex", "--run"]
        let printed = try lede(Self.judged + ["--no-causes"]).output
        for (number, option) in options.enumerated() {
            let (link, target) = ("link\(number)", "target\(number)")
            try temporary.write("keep", to: target)
            try files.createSymbolicLink(atPath: folder.appending(path: link).path, withDestinationPath: target)
            let linked = try lede(Self.judged + ["--no-causes", option, link])
            #expect(linked.status == 0, "\(option): \(linked.errors)")
            #expect(linked.errors.contains("wrote \(link)\n"), "\(option): \(linked.errors)")
            #expect(try files.destinationOfSymbolicLink(atPath: folder.appending(path: link).path) == target)
            #expect(try text(target).count > 100, "\(option)")
            try files.createSymbolicLink(atPath: folder.appending(path: "null\(number)").path, withDestinationPath: "/dev/null")
            let gone = try lede(Self.judged + ["--no-causes", option, "null\(number)"])
            #expect(gone.status == 0, "\(option): \(gone.errors)")
            #expect(files.fileExists(atPath: "/dev/null"), "\(option): \(gone.errors)")
            let standard = try lede(Self.judged + ["--no-causes", option, "/dev/stdout"])
            #expect(standard.status == 0, "\(option)")
            #expect(standard.output.hasPrefix(printed.prefix(10)), "\(option)")
            #expect(standard.output.utf8.count > printed.utf8.count + 100, "\(option)")
            guard files.fileExists(atPath: "/dev/full") else { continue }
            let full = try lede(Self.judged + ["--no-causes", option, "/dev/full"])
            #expect(full.status == 2, "\(option): \(full.errors)")
            #expect(full.errors.contains("lede: /dev/full: cannot be written: No space left on device"), "\(option): \(full.errors)")
        }
        #expect(!files.fileExists(atPath: "/dev/null-fts5.run"))
        #expect(!temporary.names.contains { $0.hasSuffix(".partial") })
        let folderNamed = try lede(Self.judged + ["--report", "Indexes"])
        #expect(folderNamed.status == 2)
        #expect(folderNamed.errors.hasPrefix("lede: the report cannot be written: Indexes: is a folder"))
        let none = try lede(Self.judged + ["--csv", "none/t.csv"])
        #expect(none.status == 2)
        #expect(none.errors.contains("the table cannot be written: none/t.csv: there is no folder none"))
    }

    @Test func textOfOthersIsNoMarkdown() throws {
        #expect(try lede(Self.judged + ["--markdown", "p.md", "--backend", "a|b`<i>=lede", "--backend", "fts5"]).status == 0)
        let markdown = try text("p.md")
        for markup in ["<script", "</script", "<img", "<i>", "<b>"] { #expect(!markdown.contains(markup), "\(markup)") }
        #expect(markdown.contains("&lt;script&gt;alert(1)&lt;/script&gt; \\| \\`ferry\\` &lt;b&gt;"))
        // Every row of a table has as many cells as its head.
        for block in markdown.components(separatedBy: "\n\n") where block.hasPrefix("|") {
            let counts = block.split(separator: "\n").map { line in
                line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
            }
            #expect(Set(counts).count == 1, "\(block)")
        }
    }

    @Test func articlesWithoutATitleAreShownByTheirBeginning() throws {
        let beginning = "Lighthouse keepers of the ferry island write letters home, and wait for the"
        #expect(try lede(Self.judged + ["--report", "p.html", "--markdown", "p.md"]).status == 0)
        #expect(try text("p.html").contains("<span class=\"beginning\">\(beginning)"))
        #expect(try text("p.md").contains(beginning))
        #expect(try lede(["compare", "lighthouse keepers"]).output.contains("Lighthouse keepers of"))
        #expect(Article(id: "a", body: " \n ").beginning() == nil)
        #expect(Article(id: "a", body: "one\n two").beginning() == "one two")
        #expect(Article(id: "a", body: "one two three").beginning(8) == "one two…")
        #expect(Article(id: "a", body: String(repeating: "x", count: 100)).beginning(5) == "xxxxx…")
    }

    @Test func listsThatAreTheSameStandOnce() throws {
        #expect(try lede(["compare", "lighthouse keepers", "--report", "p.html", "--markdown", "p.md"]).status == 0)
        let html = try text("p.html")
        #expect(html.contains("The same 1 article in both, in this order"))
        #expect(html.components(separatedBy: "<ol>").count == 2)
        #expect(try text("p.md").contains("| rank | lede, fts5 |"))
    }

    @Test func evaluateHasTheSameVerdictAndTables() throws {
        #expect(try lede(Self.judged + Self.labels + ["--run", "out.run"]).status == 0)
        let runs = ["evaluate", "out.run", "out-no-b.run", "out-sqlite.run", "--qrels", "qrels.tsv"]
        let made = try lede(runs + ["--all-pairs", "--csv", "t.csv", "--latex", "/dev/stdout"])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("sqlite against no-b"), "\(made.errors)")
        #expect(made.output.contains("\\begin{tabular}{llrrrrr}"), "\(made.errors)")
        #expect(try text("t.csv").hasPrefix("system,measure,value,"))
        let json = try lede(runs + ["--json", "--all-pairs", "--measure", "AP"])
        let line = try #require(json.output.split(separator: "\n").last)
        let last = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let against = try #require(last["against"] as? [String: Any])
        #expect(against["measure"] as? String == "AP")
        #expect(against["family"] as? Int == 3)
        let pairs = try #require(last["pairs"] as? [[String: Any]])
        try #require(pairs.count == 1)
        #expect(pairs[0]["run"] as? String == "no-b")
        #expect(((against["measures"] as? [String: [String: Any]])?["AP"])?["verdict"] as? String != nil)
    }

    /// Reports of the previous version are repeated; later ones are refused by their format's name.
    @Test func reportsOfOtherVersions() throws {
        #expect(try lede(Self.judged + ["--report", "p.html"]).status == 0)
        let html = try text("p.html")
        var older = html.replacing("lede-comparison-2", with: "lede-comparison-1")
        for key in ["against", "against_mean", "noticeable", "primary", "spec", "verdict", "beginning"] {
            older = older.replacing(try Regex(",?\"\(key)\":(\"[^\"]*\"|[-0-9.e]+)"), with: "").replacing("{,", with: "{")
        }
        older = older.replacing(/,"summary":\[[^\]]*\]/, with: "")
        #expect(!older.contains("\"verdict\""))
        #expect(!older.contains("\"summary\":["))
        try temporary.write(older, to: "old.html")
        let again = try lede(["compare", "--again", "old.html"])
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.errors.contains("queries have the same lists and scores."), "\(again.errors)")
        try temporary.write(
            html.replacing("lede-comparison-2", with: "lede-comparison-3").replacing("\"provenance\"", with: "\"origin\""), to: "new.html")
        let newer = try lede(["compare", "--again", "new.html"])
        #expect(newer.status == 2)
        #expect(
            newer.errors.contains(
                "is of the format lede-comparison-3; this version of lede reads lede-comparison-1 and lede-comparison-2"))
    }
}
