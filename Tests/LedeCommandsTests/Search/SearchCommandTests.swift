import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `lede search` over three small articles.
@Suite final class SearchCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lede-search-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try makeIndex(
            "Indexes/harbour",
            [
                Article(
                    id: "h1", title: "Sea wall repaired", date: "2024-10-28", author: "Ada Quill", path: "a.txt",
                    body: "The sea wall at Dunmere was repaired.\n\nThe wall had stood since 1911."),
                Article(id: "h2", title: "Ferry strike ends", body: "Crews of the ferry went back to work. The sea was calm."),
                Article(id: "h3", body: "A wall.\u{1B}[2J The sea."),
            ])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func makeIndex(_ path: String, _ articles: [Article]) throws {
        let writer = try Index(creatingAt: folder.appending(path: path).path).writer()
        for article in articles { try writer.add(article) }
        try writer.commit()
        writer.close()
    }

    private func search(_ arguments: String..., environment: [String: String] = [:]) throws -> LedeProcess {
        try LedeProcess(["search"] + arguments, in: folder, environment: environment)
    }

    @Test func aCountSaysWhereAPatternWasCut() throws {
        try makeIndex("Indexes/many", (0..<1_100).map { Article(id: "n\($0)", body: "word\($0)") })
        let result = try search("--count", "--in", "Indexes/many", "wo?d*")
        #expect(result.output == "1024\n")
        #expect(result.errors.contains("stands for 1100 words"))
        let dropped = try search("--count", "--in", "Indexes/many", "word7 -wo?d*")
        #expect(dropped.errors.contains("stands for 1100 words"))
        #expect(try search("--count", "--in", "Indexes/many", "word7*").errors.isEmpty)
    }

    @Test func suggestionsAreBounded() throws {
        let words = (0..<200).map { "zq\(String(repeating: "x", count: 40 + $0))" }.joined(separator: " ") + " wlal"
        let result = try search("--in", "Indexes/harbour", "--all", "wlal " + words)
        let lines = result.output.split(separator: "\n").drop { !$0.hasPrefix("did you mean: wall") }
        #expect((2...9).contains(lines.count), "\(result.output)")
        #expect(lines.allSatisfy { $0.count <= 220 }, "\(result.output)")
    }

    /// The lines before the summary.
    private func objects(_ result: LedeProcess) throws -> [[String: Any]] {
        let lines = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.last?["summary"] != nil)
        #expect(lines.dropLast().allSatisfy { $0["summary"] == nil })
        return Array(lines.dropLast())
    }

    /// The last line.
    private func summary(_ result: LedeProcess) throws -> [String: Any] {
        let line = try #require(result.output.split(separator: "\n").last)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        return try #require(object["summary"] as? [String: Any])
    }

    @Test func jsonEndsWithASummary() throws {
        let found = try search("sea", "-n", "1", "--json")
        #expect(try objects(found).count == 1)
        #expect(try summary(found)["matchCount"] as? Int == 3)
        #expect(try summary(found)["shown"] as? Int == 1)
        #expect(try summary(found)["isExact"] as? Bool == true)
        let none = try search("ferrry", "strik", "-n", "0", "--json")
        #expect(none.status == 1)
        let unknown = try summary(none)
        #expect(unknown["matchCount"] as? Int == 0)
        #expect(unknown["suggestion"] as? String == "ferry strike")
        let words = try #require(unknown["unknownWords"] as? [[String: Any]])
        #expect(words.map { $0["word"] as? String } == ["ferrry", "strik"])
        #expect((words[0]["corrections"] as? [[String: Any]])?.first?["word"] as? String == "ferry")
        let phrase = try summary(try search("\"wall sea\"", "--json"))
        #expect((phrase["unknownPhrases"] as? [[String: Any]])?.first?["phrase"] as? String == "wall sea")
        let partial = try summary(try search("repaired", "ferry", "-n", "0", "--json"))
        #expect(partial["isPartial"] as? Bool == true)
        #expect(partial["matchCount"] as? Int == 2)
        #expect(
            try summary(try search("NOT sea", "--json"))["notes"] as? [String] == [
                "the query says only what to leave out; add a word to search for"
            ])
        let feedback = try summary(try search("ferry", "--feedback", "rm3:docs=1,terms=2", "--json"))
        #expect((feedback["feedbackTerms"] as? [[String: Any]])?.count == 2)
    }

    @Test func cutWordsMakeACountALowerBound() throws {
        try makeIndex("Indexes/many", (0..<3_000).map { Article(id: "\($0)", body: "w\($0)") })
        let result = try summary(try search("w*", "--in", "many", "-n", "0", "--json"))
        let cut = try #require((result["cutWords"] as? [[String: Any]])?.first)
        let searched = try #require(cut["searched"] as? Int)
        #expect(result["isExact"] as? Bool == false)
        #expect(result["matchCount"] as? Int == searched)
        #expect(cut["found"] as? Int == 3_000)
        #expect(cut["word"] as? String == "w*")
        #expect((result["notes"] as? [String])?.count == 1)
    }

    @Test func whatIsAskedForTogetherWorksOrIsRefused() throws {
        let count = try search("sea", "--count", "--json")
        #expect(try objects(count).isEmpty)
        #expect(try summary(count)["matchCount"] as? Int == 3)
        #expect(count.status == 0)
        // A number is of matches as a whole, as without --json.
        let none = try search("repaired", "ferry", "--count", "--json")
        #expect(try summary(none)["matchCount"] as? Int == 0)
        #expect(none.status == 1)
        let parsed = try search("sea -wall", "--parse", "--json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(parsed.output.utf8)) as? [String: Any])
        #expect((object["parsed"] as? [[String: Any]])?.first?["depth"] as? Int == 0)
        #expect(object["notes"] as? [String] == [])
        for (arguments, named) in [
            (["--parse", "--count"], "--count"), (["--count", "--count-by", "year"], "--count-by"),
            (["--parse", "--count-by", "year"], "--count-by"),
            (["--count", "--explain"], "--explain"), (["--parse", "--explain"], "--explain"), (["--count", "--collapse"], "--collapse"),
            (["--count", "--offset", "3"], "--offset"), (["--parse", "--fragments", "3"], "--fragments"),
        ] {
            let result = try LedeProcess(["search", "sea"] + arguments, in: folder)
            #expect(result.status == 2, "\(arguments): \(result.errors)")
            #expect(result.errors.contains("\(named) does not go with it"), "\(arguments): \(result.errors)")
        }
    }

    /// Every key that a search, a concordance and an explanation print is in the article on JSON.
    @Test func everyKeyIsDocumented() throws {
        let article = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Lede/Lede.docc/JSONOutput.md").standardizedFileURL
        let documented = try String(contentsOf: article, encoding: .utf8)
        func keys(_ value: Any) -> Set<String> {
            if let values = value as? [Any] { return values.reduce(into: []) { $0.formUnion(keys($1)) } }
            guard let object = value as? [String: Any] else { return [] }
            return object.values.reduce(into: Set(object.keys)) { $0.formUnion(keys($1)) }
        }
        try makeIndex("Indexes/many", (0..<3_000).map { Article(id: "\($0)", body: "w\($0)") })
        var found: Set<String> = []
        for arguments in [
            ["search", "sea", "--explain", "-n", "1", "--count-by", "year"],
            ["search", "sea", "--explain", "--model", "ql", "--proximity", "1", "--collapse"],
            ["search", "sea wall^2", "--explain", "--weights", "title=3"], ["search", "ferrry", "\"wall sea\""],
            ["search", "sea", "--feedback", "rm3"],
            ["search", "w*", "--in", "many", "-n", "0"], ["search", "sea", "--parse"], ["concordance", "sea"],
            ["explain", "sea wall", "--why", "h1", "--over", "h2"], ["explain", "\"sea wall\" NEAR(sea calm, 2)", "--why-not", "h1"],
            ["explain", "NEAR(sea work, 2) seaa -calm date:2025", "--why-not", "h2"], ["explain", "body:ferry ^wall", "--why-not", "h1"],
            ["explain", "sea", "--why", "h1", "--model", "pl2"], ["explain", "sea", "--why", "h1", "--model", "jm"],
        ] {
            let selection = arguments.contains("--in") ? [] : ["--in", "harbour"]
            let result = try LedeProcess(arguments + selection + ["--json"], in: folder)
            #expect(result.status < 2, "\(arguments): \(result.errors)")
            for line in result.output.split(separator: "\n") {
                found.formUnion(keys(try JSONSerialization.jsonObject(with: Data(line.utf8))))
            }
        }
        #expect(found.count > 80)
        for key in found.sorted() { #expect(documented.contains("`\(key)`"), "\(key) is not documented") }
    }

    @Test func anIndexWithoutText() throws {
        try FileManager.default.createDirectory(at: folder.appending(path: "in"), withIntermediateDirectories: true)
        try "Sea wall repaired\n\nThe sea wall stands.".write(to: folder.appending(path: "in/a.txt"), atomically: true, encoding: .utf8)
        let indexed = try LedeProcess(["index", "in", "--into", "Indexes/bare", "--no-store"], in: folder)
        #expect(indexed.status == 0)
        #expect(indexed.errors.isEmpty)
        #expect(!indexed.output.contains("FTS5"))
        let result = try search("wall", "--in", "Indexes/bare")
        #expect(result.status == 0)
        #expect(result.output.contains("(the index does not store the text)"))
        #expect(try objects(try search("wall", "--in", "Indexes/bare", "--json"))[0]["snippet"] is NSNull)
        #expect(try objects(try search("wall", "--in", "Indexes/bare", "--json"))[0]["matchCount"] is NSNull)
        let fts5 = try search("wall", "--in", "Indexes/bare", "--backend", "fts5")
        #expect(fts5.status == 2)
        #expect(fts5.errors.contains("built without the text of its articles"))
        let checked = try LedeProcess(["check", "Indexes/bare"], in: folder)
        #expect(checked.status == 0)
        #expect(checked.output.contains("the text of the articles is not stored"))
        #expect(try LedeProcess(["inspect", "Indexes/bare"], in: folder).output.contains("without the text of the articles"))
        let again = try LedeProcess(["index", "in", "--into", "Indexes/harbour", "--no-store"], in: folder)
        #expect(again.status == 2)
        #expect(again.errors.contains("stores the text of its articles"))
    }

    @Test func resultsForPeople() throws {
        let result = try search("\"sea wall\"")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix(" 1  "))
        #expect(lines[0].hasSuffix("  Sea wall repaired"))
        #expect(lines[1] == "    2024-10-28 · Ada Quill · h1")
        #expect(lines[2] == "    The sea wall at Dunmere was repaired. The wall had stood since 1911.")
        #expect(lines[4].hasPrefix("1 match · "))
    }

    @Test func phrasesAreHighlightedWholeAndColourIsAskedFor() throws {
        #expect(try search("\"sea wall\"", "--color", "always").output.contains("\u{1B}[1;33msea wall\u{1B}[0m at Dunmere"))
        #expect(try !search("\"sea wall\"").output.contains("\u{1B}"))
    }

    @Test func fragmentsStandOnLinesOfTheirOwn() throws {
        let filler = String(repeating: "Nothing of note was said that day. ", count: 12)
        try makeIndex("Indexes/long", [Article(id: "l1", body: "A fire. \(filler)A seal. \(filler)")])
        let lines = try search("fire", "seal", "--in", "long", "--fragments", "2").output.split(separator: "\n")
        #expect(lines[2].hasPrefix("    A fire."))
        #expect(lines[3].hasPrefix("    A seal."))
        #expect(try search("fire", "seal", "--in", "long").output.split(separator: "\n").count == 4)
        #expect(try search("fire", "--in", "long", "--fragments", "0").status == 2)
    }

    @Test func controlCharactersOfDocumentsStayOffTheTerminal() throws {
        let result = try search("wall", "--color", "never")
        #expect(result.output.contains("A wall.\u{FFFD}[2J The sea."))
        #expect(try !search("wall", "--json").output.contains("\u{1B}"))
    }

    @Test func jsonHasEveryKeyAndExactScores() throws {
        let result = try search("sea", "wall", "--json")
        let hits = try objects(result)
        #expect(hits.map { $0["rank"] as? Int } == [1, 2])
        #expect(
            Set(hits[1].keys) == [
                "rank", "score", "index", "id", "title", "date", "author", "url", "path", "fields", "snippet", "highlights",
                "charHighlights", "fragments", "matches", "matchCount", "displayTitle",
            ])
        #expect(hits.map { $0["id"] as? String } == ["h1", "h3"] || hits.map { $0["id"] as? String } == ["h3", "h1"])
        let reader = try Index(opening: folder.appending(path: "Indexes/harbour").path).reader()
        let query = QueryParser(analyzer: reader.analyzer).parse("sea wall").query
        let expected = try Searcher(reader: reader).search(query).hits
        // As printed: JSONSerialization reads some doubles one unit in the last place off.
        for (line, hit) in zip(result.output.split(separator: "\n"), expected) { #expect(line.contains("\"score\":\(hit.score),")) }
        #expect(hits.count == expected.count)
        let bare = try #require(hits.first { $0["id"] as? String == "h3" })
        #expect(bare["title"] is NSNull)
        #expect(bare["date"] is NSNull)
        #expect(bare["author"] is NSNull)
        #expect(bare["path"] is NSNull)
        let full = try #require(hits.first { $0["id"] as? String == "h1" })
        #expect(full["path"] as? String == "a.txt")
        let snippet = Array(try #require(full["snippet"] as? String).utf8)
        let marked = try #require(full["highlights"] as? [[Int]]).map { String(decoding: snippet[$0[0]..<$0[1]], as: UTF8.self) }
        #expect(marked == ["sea", "wall", "wall"])
        let matches = try #require(full["matches"] as? [[String: Any]])
        #expect(matches.map { $0["text"] as? String } == ["Sea", "wall", "sea", "wall", "wall"])
        #expect(full["matchCount"] as? Int == 5)
        let body = Array("The sea wall at Dunmere was repaired.\n\nThe wall had stood since 1911.".utf8)
        let (start, end) = (try #require(matches[2]["start"] as? Int), try #require(matches[2]["end"] as? Int))
        #expect(String(decoding: body[start..<end], as: UTF8.self) == "sea")
        #expect(matches[2]["charStart"] as? Int == start)
        let fragments = try #require(full["fragments"] as? [[String: Any]])
        try #require(fragments.count == 1)
        #expect(fragments[0]["start"] as? Int == 0)
        #expect(fragments[0]["end"] as? Int == body.count)
    }

    @Test func partialMatchesStandUnderALine() throws {
        let result = try search("repaired", "ferry")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("No article has all the words; the best partial matches:\n"))
        #expect(result.output.contains("2 partial matches · "))
        let json = try search("repaired", "ferry", "--json")
        #expect(json.errors == "No article has all the words; the best partial matches:\n", "\(json.errors)")
        #expect(try objects(json).count == 2)
        #expect(try search("repaired", "ferry", "--any").output.hasPrefix(" 1  "))
    }

    @Test func whatWasMeantIsAskedAndNeverSearched() throws {
        let none = try search("ferrry", "strik")
        #expect(none.status == 1)
        #expect(
            none.output.contains("\ndid you mean: ferry strike\n  ferrry occurs in no article; like it: ferry (1 article)\n"),
            "\(none.output)")
        let partial = try search("sea", "zeppelin")
        #expect(partial.status == 1, "\(partial.output)")
        #expect(partial.output.hasPrefix("  zeppelin occurs in no article\nNo article has all the words"), "\(partial.output)")
        let json = try search("ferrry", "--json")
        #expect(try objects(json).isEmpty)
        #expect(json.errors.hasPrefix("did you mean: ferry\n"))
        #expect(try search("\"wall sea\"").output.contains("\"wall sea\" occurs in no article, though its words do"))
    }

    @Test func countsAndExitStatuses() throws {
        #expect(try search("sea", "--count").output == "3\n")
        let none = try search("repaired", "ferry", "--count")
        #expect(none.output == "0\n")
        #expect(none.status == 1)
        let nothing = try search("zeppelin")
        #expect(nothing.status == 1)
        #expect(nothing.output.hasPrefix("no matches · "))
        #expect(try objects(try search("zeppelin", "--json")).isEmpty)
        #expect(try search("sea", "-n", "1").output.contains("3 matches, 1 shown · "))
        #expect(try search("sea", "-n", "-1").status == 2)
        #expect(try search("sea", "--k1", "-3").status == 2)
        #expect(try search("sea", "--bm25", "bm42").status == 2)
    }

    @Test func anyPunctuationIsAccepted() throws {
        for query in ["\"sea", "sea)", "(((", "AND", "sea:wall", "*", "😀 sea", "don't", ""] {
            let result = try search(query)
            #expect(result.status <= 1, "\(query): \(result.errors)")
        }
        #expect(try search("NOT sea").errors == "lede: the query says only what to leave out; add a word to search for\n")
    }

    @Test func explanationsShowTheNumbers() throws {
        let result = try search("\"sea wall\"", "--explain", "--bm25", "fts5", "--k1", "0.9")
        #expect(result.output.contains("k1 = 0.9  b = 0.75  N = 3"))
        #expect(result.output.contains("\"sea wall\"   f = 2   n = 1   idf = 0.510826   + 0.621164\n"))
        let hit = try #require(try objects(try search("sea", "--explain", "--json")).first)
        let explanation = try #require(hit["explanation"] as? [String: Any])
        let leaves = try #require(explanation["leaves"] as? [[String: Any]])
        try #require(leaves.count == 1)
        #expect(leaves[0]["contribution"] as? Double == hit["score"] as? Double)
    }

    @Test func everyBackendOfCompareIsSearched() throws {
        let specs = [
            "lede", "fts5", "lede:k1=0.9,b=0.2", "lede:like=xapian", "fts5:tokenize=porter", "fuse:rrf(lede,fts5)", "lede:feedback=rm3",
            "mine=lede:weights=title:3",
        ]
        for spec in specs {
            let compared = try LedeProcess(["compare", "sea wall", "--backend", spec, "--json"], in: folder)
            let line = try #require(compared.output.split(separator: "\n").first)
            let whole = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let query = try #require((whole["queries"] as? [[String: Any]])?.first ?? whole)
            let backend = try #require((query["backends"] as? [[String: Any]])?.first, "\(compared.output)")
            let expected = (backend["results"] as? [[String: Any]] ?? []).map { "\($0["id"] ?? "") \($0["score"] ?? "")" }
            let found = try objects(try search("sea wall", "--backend", spec, "--json")).map { "\($0["id"] ?? "") \($0["score"] ?? "")" }
            #expect(found == expected, "\(spec)")
            #expect(!found.isEmpty, "\(spec)")
            let counted = try search("sea wall", "--backend", spec, "--count", "--after", "2024")
            #expect(counted.output == (spec == "lede:feedback=rm3" ? counted.output : "1\n"), "\(spec)")
        }
    }

    @Test func backendsThatCannotBeSearchedAreRefused() throws {
        try "q1 Q0 h2 1 3.5 t\nq1 Q0 gone 2 3 t\nq1 Q0 h1 3 2 t\n".write(
            to: folder.appending(path: "own.run"), atomically: true, encoding: .utf8)
        #expect(try objects(try search("q1", "--backend", "run:own.run", "--json")).map { $0["id"] as? String } == ["h2", "h1"])
        let unknown = try search("sea wall", "--backend", "run:own.run")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("run:own.run has no query with the id sea wall"))
        #expect(unknown.errors.contains("q1"))
        for (arguments, message) in [
            (["--backend", "fuse:rrf(lede,run:own.run)"], "a run knows a query by its id, and the others by its words"),
            (["--backend", "lede:b=0.3", "--k1", "2"], "--k1 is for --backend lede; what lede:b=0.3 ranks by is part of its name"),
            (["--backend", "fts5:tokenize=porter", "--weights", "title=2"], "--weights is for --backend lede"),
            (["--backend", "nope"], "\"nope\" is not a backend"), (["--backend", "lede:k1=x"], "\"x\" is not a number"),
        ] {
            let result = try LedeProcess(["search", "sea"] + arguments, in: folder)
            #expect(result.status == 2, "\(arguments)")
            #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
        }
        let explained = try search("sea", "--backend", "fts5:tokenize=porter", "--explain")
        #expect(explained.status == 0)
        #expect(explained.errors.contains("fts5:tokenize=porter does not explain its scores"))
    }

    @Test func concordancesAndExplanationsTakeABackend() throws {
        let own = try LedeProcess(["concordance", "sea", "--json"], in: folder)
        for spec in ["fts5", "lede:k1=0", "fuse:rrf(lede,fts5)", "fts5:tokenize=porter"] {
            let other = try LedeProcess(["concordance", "sea", "--json", "--backend", spec], in: folder)
            #expect(other.output == own.output, "\(spec)")
        }
        let run = try LedeProcess(["concordance", "sea", "--backend", "run:x"], in: folder)
        #expect(run.status == 2)
        let plain = try LedeProcess(["explain", "sea", "--why", "h1", "--k1", "0.9"], in: folder)
        let spec = try LedeProcess(["explain", "sea", "--why", "h1", "--backend", "lede:k1=0.9"], in: folder)
        #expect(plain.output == spec.output)
        #expect(plain.status == 0)
        let fts5 = try LedeProcess(["explain", "sea", "--why", "h1", "--backend", "fts5"], in: folder)
        #expect(fts5.output == (try LedeProcess(["explain", "sea", "--why", "h1", "--bm25", "fts5"], in: folder).output))
        let fused = try LedeProcess(["explain", "sea", "--why", "h1", "--backend", "fuse:rrf(lede,fts5)"], in: folder)
        #expect(fused.status == 2)
        #expect(fused.errors.contains("does not explain its scores"))
    }

    @Test func modelsAreChosenAndExplained() throws {
        for arguments in [
            ["--model", "ql"], ["--model", "ql", "--mu", "100"], ["--model", "jm", "--lambda", "0.7"], ["--model", "dph"],
            ["--model", "pl2", "--c", "2"], ["--model", "tfidf"], ["--weights", "title=3,body=1"],
            ["--weights", "title=3", "--field-b", "title=0.2"],
            ["--proximity", "1"], ["--feedback", "rm3:docs=2,terms=3"], ["--model", "dph", "--proximity", "0.5", "--feedback", "rm3"],
        ] {
            let people = try LedeProcess(["search", "sea wall", "--explain"] + arguments, in: folder)
            #expect(people.status == 0, "\(arguments): \(people.errors)")
            #expect(people.output.contains("score = "), "\(arguments): \(people.errors)")
            for hit in try objects(try LedeProcess(["search", "sea wall", "--explain", "--json"] + arguments, in: folder)) {
                let explanation = try #require(hit["explanation"] as? [String: Any])
                var sum = 0.0
                for leaf in try #require(explanation["leaves"] as? [[String: Any]]) { sum += try #require(leaf["contribution"] as? Double) }
                sum += explanation["length"] as? Double ?? 0
                sum += (explanation["proximity"] as? [String: Any])?["bonus"] as? Double ?? 0
                // Foundation's parser of numbers misses the last bit now and then.
                #expect(abs(sum - (hit["score"] as? Double ?? .nan)) < 1e-12, "\(arguments)")
            }
        }
        let weighted = try search("title:wall", "sea", "--weights", "title=3", "--explain")
        #expect(weighted.output.contains("title: w = 3.0  b = 0.75  D = 3  avgdl = 2.000000"))
        #expect(weighted.output.contains("f = 1 + 1"))
        for arguments in [
            ["--model", "dph", "--k1", "1"], ["--mu", "3"], ["--model", "ql", "--mu", "0"], ["--weights", "titel=1"],
            ["--feedback", "rm9"],
            ["--backend", "fts5", "--proximity", "1"], ["--backend", "fts5", "--model", "dph"], ["--model", "bm52"],
        ] {
            let result = try LedeProcess(["search", "sea"] + arguments, in: folder)
            #expect(result.status == 2, "\(arguments)")
            #expect(!result.errors.isEmpty, "\(arguments)")
        }
        #expect(try search("sea", "--model", "dph", "--k1", "1").errors == "lede: --k1 is for the model bm25, not for dph\n")
        let (own, other) = (
            try objects(try search("sea wall", "--bm25", "fts5", "--weights", "title=5", "--json")),
            try objects(try search("sea wall", "--backend", "fts5", "--weights", "title=5", "--json"))
        )
        #expect(own.map { $0["id"] as? String } == other.map { $0["id"] as? String })
        #expect(own.count == 2)
    }

    @Test func theOtherBackendAnswersAlike() throws {
        for query in ["sea", "\"sea wall\"", "title:sea OR body:wall", "wall NOT title:wall", "repaired ferry"] {
            let own = try search(query, "--bm25", "fts5", "--json")
            let other = try search(query, "--backend", "fts5", "--json")
            #expect(own.status == other.status, "\(query): \(other.errors)")
            #expect(own.status == (query == "repaired ferry" ? 1 : 0), "\(query): \(other.errors)")
            let (first, second) = (try objects(own), try objects(other))
            #expect(first.count == second.count)
            #expect(!first.isEmpty)
            for (left, right) in zip(first, second) {
                #expect(left["id"] as? String == right["id"] as? String)
                #expect(left["snippet"] as? String == right["snippet"] as? String)
                let scores = (try #require(left["score"] as? Double), try #require(right["score"] as? Double))
                #expect(abs(scores.0 - scores.1) <= 1e-9 * abs(scores.0), "\(query): \(scores)")
            }
        }
        #expect(try search("sea", "--backend", "fts5", "--count").output == "3\n")
        #expect(
            try search("\"sea wall\" OR ferry", "--backend", "fts5", "--explain").output.contains(
                "\n    fts5: document by document as FTS5 goes"))
        #expect(try search("sea", "--backend", "fts5", "--k1", "2").status == 2)
        #expect(try search("sea", "--backend", "fts5", "--bm25", "fts5").status == 0)
    }

    @Test func theIndexIsFoundOrAskedFor() throws {
        #expect(try search("sea", "--in", "harbour").status == 0)
        let missing = try search("sea", "--in", "nowhere")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("nowhere"))
        #expect(missing.errors.contains("Indexes/harbour"))
        try makeIndex("Indexes/other", [])
        let several = try search("sea")
        #expect(several.status == 2)
        #expect(several.errors.contains("Indexes/harbour  Indexes/other"))
        #expect(try search("sea", environment: ["LEDE_INDEX": "Indexes/harbour"]).status == 0)
        #expect(try search("sea", "--in", "Indexes/other", environment: ["LEDE_INDEX": "Indexes/harbour"]).status == 1)
        let empty = try LedeProcess(["search", "sea"], in: folder.appending(path: "Indexes"))
        #expect(empty.status == 2)
        #expect(empty.errors.contains("lede index PATH"))
    }

    @Test func pagesDatesAndCounts() throws {
        try makeIndex(
            "Indexes/pages",
            (0..<25).map { number in
                Article(
                    id: "p\(number)", title: "Wall \(number)", date: number % 5 == 0 ? nil : "202\(number % 3)-0\(1 + number % 9)-11",
                    author: number % 2 == 0 ? "Ada" : nil,
                    body: "The wall. "
                        + (number < 20
                            ? "Story \(number) of \(number * 7) words \(number * 13) apart."
                            : "The same story, told over again word by word for \(number) times."),
                    metadata: [Metadatum(name: "source", value: "wire \(number % 2)")])
            })
        let newest = try objects(try search("wall", "--in", "pages", "--json", "--sort", "date", "-n", "4"))
        #expect(newest.map { $0["date"] as? String } == ["2022-09-11", "2022-09-11", "2022-06-11", "2022-06-11"])
        #expect(newest[0]["cursor"] == nil)
        let cursor = try #require(newest[3]["cursor"] as? String)
        let next = try objects(try search("wall", "--in", "pages", "--json", "--sort", "date", "-n", "100", "--cursor", cursor))
        #expect(next.first?["rank"] as? Int == 5)
        #expect(next.count == 21)
        #expect(next.last?["date"] is NSNull)
        #expect(next.last?["cursor"] == nil)
        let offset = try objects(try search("wall", "--in", "pages", "--json", "--sort", "date", "-n", "100", "--offset", "4"))
        #expect(offset.map { $0["id"] as? String } == next.map { $0["id"] as? String })
        let oldest = try objects(
            try search("wall", "--in", "pages", "--json", "--sort", "date-asc", "-n", "1", "--after", "2021", "--before", "2022-03"))
        #expect(oldest.map { $0["date"] as? String } == ["2021-02-11"])
        #expect(try search("wall", "--in", "pages", "--count", "--after", "2021", "--before", "2022").output == "7\n")

        // Text names the next page once pages are asked for.
        let first = try search("wall", "--in", "pages", "-n", "3", "--offset", "0").output
        let line = try #require(first.split(separator: "\n").last)
        #expect(line.hasPrefix("next page: --cursor "))
        let second = try search("wall", "--in", "pages", "-n", "3", "--cursor", String(line.split(separator: " ").last!)).output
        #expect(second.hasPrefix(" 4  "))
        #expect(try !search("wall", "--in", "pages", "-n", "3").output.contains("next page"))

        let counts = try search("wall", "--in", "pages", "-n", "0", "--count-by", "year", "--count-by", "source").output
        #expect(
            counts.contains(
                "year    articles\n2020           7\n2021           7\n2022           6\n(none)         5\n\nsource  articles\nwire 0        13\nwire 1        12\n"
            ))
        let object = try objects(try search("wall", "--in", "pages", "-n", "0", "--count-by", "author", "--json"))
        try #require(object.count == 1)
        #expect(object[0]["countBy"] as? String == "author")
        #expect(object[0]["missing"] as? Int == 12)
        #expect((object[0]["counts"] as? [[String: Any]])?.first?["count"] as? Int == 13)

        let collapsed = try search("wall", "--in", "pages", "-n", "100", "--collapse", "--sort", "date-asc").output
        #expect(collapsed.contains("and 4 near-duplicates: p"))
        #expect(collapsed.contains("\n25 matches, 21 shown and 4 near-duplicates of theirs · "))
        #expect(try summary(try search("wall", "--in", "pages", "-n", "100", "--collapse", "--json"))["nearDuplicates"] as? Int == 4)
        let duplicates = try objects(try search("wall", "--in", "pages", "-n", "100", "--collapse", "--json"))
        #expect(duplicates.count == 21)
        #expect(duplicates.compactMap { $0["duplicates"] as? [String] }.map(\.count) == [4])
    }

    @Test func whatPagesCannotBeIsSaid() throws {
        func error(_ arguments: String...) throws -> String {
            let result = try LedeProcess(["search", "sea"] + arguments, in: folder)
            #expect(result.status == 2)
            return result.errors
        }
        #expect(
            try error("--after", "soon") == "lede: --after takes a date such as 2024, 2024-10, 2024-10-28, yesterday or 7d, not \"soon\"\n")
        #expect(try error("--cursor", "abc") == "lede: this is not a search's cursor\n")
        #expect(try error("-n", "-1").hasPrefix("lede: The value '-1' is invalid"))
        #expect(try error("--b", "7") == "lede: --b must be a number from 0 to 1, not 7\n")
        #expect(try error("--weights", "title=0,body=0").hasPrefix("lede: --weights must not be 0 for every field"))
        #expect(try search("sea~99999999999", "--parse").errors == "lede: ~1000000 or more: a word may differ by 2 edits at most\n")
        #expect(try search("date:1987-03-18..", "--parse").output == "date from 1987-03-18 on\n")
        #expect(try error("--offset=-1").contains("--offset must be 0 or more"))
        #expect(try error("--offset", "1", "--cursor", "abc").contains("give one"))
        #expect(try error("--count-by", "place").contains("no article has a field called \"place\""))
        #expect(try error("--sort", "size").contains("--sort"))
        // A day as people write it will do.
        #expect(try search("sea", "--after", "28 Oct 2024", "--count").output == "1\n")
        #expect(try search("sea", "--before", "October 28, 2024", "--count").status == 1)
    }
}
