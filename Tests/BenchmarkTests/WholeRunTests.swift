import Foundation
import LedeTestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The benchmark from the corpus to the chart, on the sample corpus, against FTS5 alone. What it prints is checked, the times are not.
@Suite struct WholeRunTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Tools/sample-corpus/articles").path

    private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> LedeProcess {
        try benchmark([Self.samples, "--engines", "fts5", "--rounds", "1", "--passes", "1", "--per-kind", "6"] + arguments, in: folder)
    }

    private func benchmark(_ arguments: [String], in folder: TemporaryFolder) throws -> LedeProcess {
        try LedeProcess(arguments, in: folder.url, environment: ["XDG_CACHE_HOME": folder.path], executable: "lede-benchmark")
    }

    @Test func tablesFilesAndChart() throws {
        let folder = try TemporaryFolder()
        let process = try run(["--markdown", "a.md", "--json", "a.json", "--svg", "a.svg", "--growth", "20,60"], in: folder)
        #expect(process.status == 0, "\(process.errors)")
        #expect(try process.output == String(contentsOfFile: folder.path + "/a.md", encoding: .utf8))
        for command in ["TOP_10", "TOP_100", "TOP_1000", "COUNT", "TOP_10_COUNT"] {
            for kind in ["term", "union", "intersection", "phrase"] { #expect(process.output.contains("| \(command) \(kind) ")) }
        }
        for section in ["geometric mean", "arithmetic mean", "p50 / p95 / p99", "Building", "Floor", "Same work?", "Growth"] {
            #expect(process.output.contains(section))
        }
        #expect(process.output.contains("6/6"))

        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: folder.path + "/a.json"))) as? [String: Any])
        #expect((json["corpus"] as? [String: Any])?["documentCount"] as? Int == 69)
        #expect((json["times"] as? [String: Any])?.keys.sorted() == ["fts5", "lede"])

        let chart = try Data(contentsOf: URL(filePath: folder.path + "/a.svg"))
        #expect(XMLParser(data: chart).parse())
        let text = String(decoding: chart, as: UTF8.self)
        #expect(text.contains("role=\"img\""))
        #expect(text.contains("<desc id=\"description\">"))
        #expect(text.contains("prefers-color-scheme: dark"))
        // One for the chart, one for each mark of twenty rows and of the legend.
        #expect(text.split(separator: "<title").count - 1 == 1 + 2 * 20 + 2)

        // The indexes are gone.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/lede-benchmark").isEmpty)
    }

    @Test func queriesOfAFile() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            {"query": "lighthouse", "tags": ["term"]}
            {"query": "+sea +wall", "tags": ["intersection", "global"]}
            {"query": "\\"Sea wall\\"", "tags": ["phrase"]}
            {"query": "nosuchword wall", "tags": ["union"]}

            """, to: "queries.jsonl")
        let process = try run(["--queries", "queries.jsonl", "--check-only", "--json", "a.json"], in: folder)
        #expect(process.status == 0, "\(process.errors)")
        #expect(process.output.contains("queries.jsonl, without 1 lines"))
        let json = try String(contentsOfFile: folder.path + "/a.json", encoding: .utf8)
        #expect(json.contains("lighthouse"))
        #expect(!json.contains("nosuchword"))
    }

    @Test func whatIsMissingIsNamed() throws {
        let folder = try TemporaryFolder()
        let cases: [([String], String)] = [
            (["no-such-corpus"], "There is no corpus at no-such-corpus."),
            ([Self.samples, "--queries", "none"], "There is no query file at none."),
            ([Self.samples, "--engines", "solr"], "There is no engine called solr."),
            ([Self.samples, "--rounds", "0"], "--rounds must be 1 or more."),
            ([Self.samples, "--growth", "5,x"], "--growth needs two or more numbers"),
        ]
        for (arguments, words) in cases {
            let process = try benchmark(arguments, in: folder)
            #expect(process.status == 2)
            #expect(process.errors.contains(words), "\(process.errors)")
            #expect(process.output.isEmpty)
        }
    }

    @Test func withoutNetworkPeersAreNamedAndLeftOut() throws {
        let folder = try TemporaryFolder()
        let process = try benchmark([Self.samples, "--offline", "--check-only", "--java", "/no/java"], in: folder)
        #expect(process.status == 0, "\(process.errors)")
        #expect(process.errors.contains("MEASURING AGAINST fts5 ONLY"))
        #expect(process.output.contains("Without Tantivy: "))
        #expect(process.output.contains("Without Lucene: "))
    }

    @Test func aCorpusThatGivesNoQueriesIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"id": "a", "text": "hello"}"#, to: "one.jsonl")
        let process = try benchmark(["one.jsonl", "--engines", "fts5"], in: folder)
        #expect(process.status == 2)
        #expect(process.errors.contains("no word is in two documents"), "\(process.errors)")
    }

    /// An engine that builds nothing and gives every query the same answer.
    private func liar(in folder: TemporaryFolder, answering reply: String) throws -> String {
        let script = """
            #!/bin/sh
            if [ "$1" = build ]; then mkdir -p "$3"; echo '{"engine":"liar","segments":1,"total_s":0.5}'; exit; fi
            while read -r line; do \(reply); done
            """
        let path = try folder.write(script, to: "liar")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        // The folder's name has a space, at which a command would be split.
        return "liar=./liar"
    }

    @Test func otherWorkIsShoutedAt() throws {
        let folder = try TemporaryFolder(named: "liar")
        let process = try run(["--check-only", "--engine", try liar(in: folder, answering: "printf '7\\t1\\n'")], in: folder)
        #expect(process.status == 1)
        #expect(process.errors.contains("NOT THE SAME WORK: lede and liar; liar and fts5"), "\(process.errors)")
        #expect(process.output.contains("The engines do not do the same work"))
        #expect(process.output.contains("7 matches"))
    }

    @Test func anEngineThatEndsIsLeftOutAndNamed() throws {
        let folder = try TemporaryFolder(named: "liar")
        let process = try run(["--engine", try liar(in: folder, answering: "echo no memory >&2; exit 9")], in: folder)
        #expect(process.status == 0, "\(process.errors)")
        #expect(process.output.contains("Without liar: liar ended when it was asked COUNT"), "\(process.errors)")
        #expect(process.output.contains("no memory"))
        #expect(process.output.contains("| TOP_10 term "))
    }
}
