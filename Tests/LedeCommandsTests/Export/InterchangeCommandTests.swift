import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `lede export`, `lede import`, and test collections in other people's formats.
@Suite struct InterchangeCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            """
            {"_id": "d1", "title": "Sea wall", "text": "The sea wall was repaired.", "metadata": {"year": "1911"}}
            {"_id": "d2", "title": "Ferry", "text": "The ferry crossed the sea.", "metadata": {}}
            {"_id": "q1", "title": "", "text": "sea wall", "metadata": {}}

            """, to: "beir/corpus.jsonl")
        try folder.write(
            """
            {"_id": "q1", "text": "sea wall", "metadata": {}}
            {"_id": "q2", "text": "ferry", "metadata": {}}
            {"_id": "q3", "text": "nothing judged", "metadata": {}}

            """, to: "beir/queries.jsonl")
        try folder.write("query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t2\n", to: "beir/qrels/test.tsv")
        try folder.write("query-id\tcorpus-id\tscore\nq2\td1\t1\n", to: "beir/qrels/dev.tsv")
    }

    private func lede(_ arguments: String...) throws -> LedeProcess {
        try LedeProcess(arguments, in: folder.url, environment: ["COLUMNS": "100"])
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func makeIndex() throws {
        let result = try lede("index", "beir", "--into", "Indexes/x", "--analyzer", "english", "--no-fts5")
        try #require(result.status == 0 && result.output.contains("3 articles indexed"), "\(result.errors)")
    }

    @Test func aBEIRFolderIsOneArgument() throws {
        try makeIndex()
        let result = try lede(
            "compare", "--in", "Indexes/x", "--queries", "beir", "--backend", "lede", "--backend", "lede:k1=0", "--run", "x.run")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("2 queries, read as words\n"))
        #expect(result.output.contains("2 judged queries"))
        // The query that is an article does not find itself, which has its words in the shortest text.
        let run = try Run(path: folder.path + "/x.run")
        #expect(run["q1"]?.map(\.docno) == ["d1", "d2"])
        #expect(run["q2"]?.map(\.docno) == ["d2"])
        #expect(run["q3"] == nil)
        let dev = try lede(
            "compare", "--in", "Indexes/x", "--queries", "beir", "--split", "dev", "--backend", "lede", "--backend", "lede:k1=0",
            "--measures", "NumRel")
        #expect(dev.status == 0)
        #expect(dev.output.hasPrefix("1 query, read as words\n"))
        let other = try lede("compare", "--in", "Indexes/x", "--queries", "beir", "--split", "train")
        #expect(other.status == 2)
        #expect(other.errors == "lede: beir: has no split train; there are: dev, test\n")
        #expect(
            try lede("compare", "--in", "Indexes/x", "--queries", "Indexes").errors
                == "lede: Indexes: is a folder without queries.jsonl, which a BEIR collection has\n")
        #expect(
            try lede("compare", "--in", "Indexes/x", "--queries", "beir/queries.jsonl", "--split", "dev").errors
                == "lede: --split is for a BEIR folder\n")
    }

    @Test func evaluateTakesABEIRFolderAndItsQrels() throws {
        try folder.write("q1 Q0 q1 1 3 t\nq1 Q0 d1 2 2 t\nq2 Q0 d1 1 2 t\n", to: "a.run")
        let folderValue = try object(try lede("evaluate", "a.run", "--qrels", "beir", "--measures", "RR", "--json").output)
        #expect("\(try #require(folderValue["measures"] ?? folderValue["means"]))".contains("0.5"))
        let fileValue = try lede("evaluate", "a.run", "--qrels", "beir/qrels/test.tsv", "--measures", "RR")
        #expect(fileValue.status == 0)
        #expect(fileValue.output.contains("0.2500"))
        #expect(try lede("evaluate", "a.run", "--qrels", "beir", "--measures", "RR").output.contains("0.5000"))
        #expect(try lede("evaluate", "a.run", "--qrels", "beir", "--split", "dev", "--measures", "RR").output.contains("1.0000"))
        #expect(try lede("evaluate", "a.run", "--qrels", "beir/qrels/test.tsv", "--split", "dev").status == 2)
        let lines = "{\"qid\":\"q2\",\"docno\":\"d2\",\"rank\":1,\"score\":2,\"tag\":\"t\"}\n"
        try folder.write(lines, to: "b.jsonl")
        #expect(try lede("evaluate", "b.jsonl", "--qrels", "beir", "--measures", "RR").output.contains("1.0000"))
    }

    @Test func topicsOfTRECAreAskedByField() throws {
        try makeIndex()
        try folder.write(
            "<top>\n<num> Number: 007\n<title> ferry\n<desc> Description:\nsea wall\n<narr> Narrative:\nrepaired\n</top>\n",
            to: "topics.txt")
        func ids(_ arguments: String...) throws -> [String]? {
            let base = [
                "compare", "--in", "Indexes/x", "--queries", "topics.txt", "--backend", "lede", "--backend", "lede:k1=0", "--run", "x.run",
            ]
            let result = try LedeProcess(base + arguments, in: folder.url)
            try #require(result.status == 0, "\(result.errors)")
            return try Run(path: folder.path + "/x.run")["7"]?.map(\.docno)
        }
        #expect(try ids() == ["d2"])
        #expect(try ids("--topic-field", "desc")?.contains("q1") == true)
        #expect(try ids("--topic-field", "narr") == ["d1"])
        #expect(try ids("--topic-field", "title+desc")?.count == 3)
        let mistake = try lede("compare", "--in", "Indexes/x", "--queries", "beir/queries.jsonl", "--topic-field", "narr")
        #expect(mistake.status == 2)
        #expect(mistake.errors == "lede: beir/queries.jsonl:1: query q1 has no \"narr\" or \"narrative\"\n")
        #expect(try lede("compare", "--in", "Indexes/x", "sea", "--topic-field", "desc").status == 2)
    }

    @Test func theWayThereAndBack() throws {
        try makeIndex()
        let export = try lede("export", "--ciff", "x.ciff.gz", "--in", "Indexes/x")
        #expect(export.status == 0)
        #expect(export.errors.isEmpty)
        #expect(export.output.hasPrefix("x.ciff.gz: "))
        #expect(export.output.hasSuffix(" written, 3 articles, 15 tokens, 7 terms, 11 postings, analyzer english\n"))
        let json = try object(try lede("export", "--ciff", "x.ciff", "--json").output)
        #expect(json["documents"] as? Int == 3)
        #expect(json["terms"] as? Int == 7)
        #expect(json["analyzer"] as? String == "english")
        #expect(json["file"] as? String == "x.ciff")
        let imported = try lede("import", "x.ciff.gz", "--into", "Indexes/y")
        #expect(imported.status == 0)
        #expect(imported.errors.isEmpty)
        #expect(imported.output.contains(" read, 3 articles"))
        #expect(try object(try lede("import", "x.ciff", "--into", "Indexes/z", "--json").output)["postings"] as? Int == 11)
        let noted = try lede("import", "x.ciff", "--into", "Indexes/noted", "--analyzer", "whitespace", "--json")
        let notes = try object(noted.output)["notes"] as? [String]
        #expect(noted.errors.isEmpty)
        #expect(notes == [])
        #expect(try lede("export", "--ciff", "y.ciff", "--in", "Indexes/y").status == 0)
        #expect(try Data(contentsOf: folder.url.appending(path: "x.ciff")) == Data(contentsOf: folder.url.appending(path: "y.ciff")))
        func lines(_ index: String) throws -> [String] {
            try lede("search", "repaired", "sea", "--any", "--in", "Indexes/" + index, "--json").output.split(separator: "\n").compactMap {
                // The last line is a summary.
                let hit = try object(String($0))
                guard let id = hit["id"], let score = hit["score"] else { return nil }
                return "\(id) \(score)"
            }
        }
        #expect(try lines("y") == lines("x"))
        #expect(try lines("x").count == 3)
        #expect(try lede("check", "--in", "Indexes/y").output.contains("  imported without positions and text: "))
        #expect(try lede("inspect", "--term", "sea", "--postings", "9", "--in", "Indexes/y").output.contains("    d1: 2 × of 7 tokens\n"))
    }

    @Test func whatCannotBeSaysSo() throws {
        try makeIndex()
        #expect(try lede("export", "--ciff", "x.ciff", "--in", "Indexes/x").status == 0)
        #expect(try lede("import", "x.ciff", "--into", "Indexes/y").status == 0)
        let phrase = try lede("search", "\"sea wall\"", "--in", "Indexes/y")
        #expect(phrase.status == 2)
        #expect(phrase.errors == "lede: the index keeps no positions of words, which the phrase \"sea wall\" needs\n")
        for arguments in [["delete", "d1", "--in", "Indexes/y"], ["optimize", "Indexes/y"], ["index", "beir", "--into", "Indexes/y"]] {
            let result = try LedeProcess(arguments, in: folder.url)
            #expect(result.status == 2, "\(result.errors)")
            #expect(result.errors.contains("imported without the positions of words"), "\(result.errors)")
        }
        #expect(try lede("import", "x.ciff", "--into", "Indexes/x").errors.hasSuffix("already; import into another folder\n"))
        #expect(try lede("import", "-", "--into", "Indexes/w").status == 2)
        try folder.write("no such thing", to: "bad.ciff")
        let bad = try lede("import", "bad.ciff", "--into", "Indexes/w")
        #expect(bad.status == 2)
        #expect(bad.errors.hasPrefix("lede: bad.ciff: at byte 0: "))
        #expect(try lede("import", "none.ciff", "--into", "Indexes/w").status == 2)
        #expect(
            try lede("export", "--ciff", "none/x.ciff", "--in", "Indexes/x").errors
                == "lede: none/x.ciff: cannot be written: No such file or directory\n")
        #expect(try lede("export", "--ciff", "x.ciff", "--surface", "--in", "Indexes/y").status == 2)
        #expect(!folder.names.contains { $0.hasSuffix(".partial") })
    }
}
