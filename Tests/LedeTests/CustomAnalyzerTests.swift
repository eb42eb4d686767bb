import Foundation
import LedeArticleModel
import LedeModules
import LedeIndexBytes
import LedeIndexStorage
import LedeInvertedIndex
import LedeQueryLanguage
import LedeResultPresentation
import LedeRetrieval
import LedeTestSupport
import LedeTextAnalysis
import Testing

@testable import LedeCore

/// Indexes with analyzers of the app's own, from the first article to the last answer.
@Suite struct CustomAnalyzerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func index(_ analyzer: String, _ bodies: [String], analyzers: AnalyzerCatalog = .builtIn, name: String = "index") throws
        -> Index
    {
        let index = try Index(creatingAt: folder.path + "/" + name, analyzer: analyzer, analyzers: analyzers)
        let writer = try index.writer()
        for (number, body) in bodies.enumerated() { try writer.add(Article(id: "\(number)", title: "", body: body)) }
        try writer.commit()
        writer.close()
        return index
    }

    /// The ids of the articles that match, ascending, and not those that match in part.
    private func find(_ text: String, _ reader: IndexReader, _ adjacency: QueryParser.Adjacency = .all) throws -> String {
        let query = QueryParser(reader, adjacency: adjacency).parse(text).query
        return try Searcher(reader: reader).search(query, options: SearchOptions(limit: 100)).hits.map { try reader.docno($0.doc) }.sorted()
            .joined(separator: " ")
    }

    /// The passage with its highlights in brackets.
    private func passage(_ text: String, _ reader: IndexReader, doc: UInt32) throws -> String {
        let query = QueryParser(reader).parse(text).query
        let snippet = SnippetMaker(query: query, analyzer: reader.analyzer).snippet(of: try reader.article(doc))
        return snippet.pieces.map { $0.isHighlighted ? "[\($0.text)]" : $0.text }.joined()
    }

    private func expectSound(_ index: Index) throws {
        let report = try index.check()
        #expect(report.problems == [])
    }

    // MARK: Stop words

    @Test(arguments: ["english", "standard", "whitespace", "auto"]) func stopWordsAreLeftOutAndPhrasesFit(base: String) throws {
        let index = try index(
            "\(base);stop=of,the",
            ["the bank of england", "the bank england", "bank of the england", "bank new england", "of the", "england the bank"])
        let reader = try index.reader()
        #expect(try find("the", reader) == "")
        #expect(QueryParser(reader).parse("the of").notes == ["the index leaves out all words of the query"])
        #expect(QueryParser(reader).parse(words: "the of").notes == ["the index leaves out all words of the query"])
        #expect(try find("the bank", reader) == "0 1 2 3 5")
        #expect(try find("the bank", reader, .any) == "0 1 2 3 5")
        // In a phrase a stop word stands for any stop word; at its ends for nothing.
        #expect(try find("\"bank of england\"", reader) == "0")
        #expect(try find("\"bank the england\"", reader) == "0")
        #expect(try find("\"bank of the england\"", reader) == "2")
        #expect(try find("\"bank england\"", reader) == "1")
        #expect(try find("\"of england the\"", reader) == "0 1 2 3 5")
        #expect(try find("\"bank of eng\"*", reader) == "0")
        #expect(try find("\"the bank\"*", reader) == "0 1 2 3 5")
        #expect(try find("th*", reader) == "")
        #expect(try find("?", reader) == "")
        #expect(try find("/.+/ england", reader) == "0 1 2 3 5")
        #expect(try passage("\"bank of england\"", reader, doc: 0) == "the [bank of england]")
        #expect(try passage("the bank", reader, doc: 0) == "the [bank] of england")
        var terms: [String] = []
        var cursor = try reader.terms()
        while try cursor.next() { terms.append(String(decoding: cursor.word, as: UTF8.self)) }
        #expect(terms == ["bank", "england", "new"])
        #expect(try reader.termCount() == 3)
        try expectSound(index)
        try expectSameInFTS5(
            index,
            [
                "the", "the bank", "\"bank of england\"", "\"bank of the england\"", "\"the bank\"", "\"bank england\"", "of OR new",
                "the -new",
            ])
    }

    /// FTS5 with the registered analyzer finds the same.
    private func expectSameInFTS5(_ index: Index, _ queries: [String]) throws {
        let reader = try index.reader()
        let companion = FTS5Companion(index)
        let database = try companion.open(for: reader)
        for text in queries {
            let query = ParsedQuery(text, forAllBackendsOf: reader, adjacency: .all).query
            let own = try Searcher(reader: reader).search(query, options: SearchOptions(limit: 100)).hits.map { try reader.docno($0.doc) }
            #expect(try database.rank(query, limit: 100).map(\.id).sorted() == own.sorted(), "\(text)")
        }
    }

    @Test func deletedArticlesAndMergesKeepItSound() throws {
        let index = try index("english;keep=AB-1;stop=the", (0..<40).map { "the ferry \($0) AB-1 the \($0 % 3 == 0 ? "the" : "night")" })
        for round in 0..<4 {
            let writer = try index.writer()
            try writer.delete(id: "\(round * 3)")
            try writer.add(Article(id: "n\(round)", title: "The AB-1", body: "the new one"))
            try writer.commit()
            writer.close()
            try expectSound(index)
        }
        #expect(try find("AB-1 new", try index.reader()) == "n0 n1 n2 n3")
    }

    // MARK: Kept words

    @Test func codesAreFoundWhole() throws {
        let index = try index(
            "english;keep=AB-123/X;shape=SKU-9+", ["the AB-123/X ferry", "ab 123 x", "AB-123/Y", "sku-77 and SKU-78"])
        let reader = try index.reader()
        #expect(try find("AB-123/X", reader) == "0")
        #expect(try find("\"the ab-123/x ferry\"", reader) == "0")
        #expect(try find("ab", reader) == "1 2")
        #expect(try find("123", reader) == "1 2")
        #expect(try find("SKU-77", reader) == "3")
        #expect(try find("sku", reader) == "")
        // As it is typed: `ab-12` is the beginning of the code, and `ab` of other words as well.
        #expect(try find("ab-12*", reader) == "0")
        #expect(try find("ab*", reader) == "0 1 2")
        #expect(try passage("AB-123/X", reader, doc: 0) == "the [AB-123/X] ferry")
        try expectSound(index)
        try expectSameInFTS5(index, ["AB-123/X", "\"the ab-123/x ferry\"", "123", "SKU-77 sku-78"])
    }

    // MARK: Synonyms

    @Test(arguments: ["english", "standard", "auto", "english;stop=the"]) func synonymsAreFound(base: String) throws {
        let bodies = [
            "a fast car", "a fast automobile", "a slow auto", "they drive to new york today", "the ny times", "nyc by night",
            "new roads to york",
            "wagon",
        ]
        let index = try index(base, bodies)
        let plain = try index.reader()
        #expect(try find("car", plain) == "0")
        // Given at opening, changed without indexing again.
        let catalog = AnalyzerCatalog(synonyms: [
            ["car", "Automobile", "auto"], ["new york", "NY", "nyc", "big apple"], ["wagon", "car"],
        ])
        let reader = try Index(opening: index.path, analyzers: catalog).reader()
        #expect(reader.analyzerName == base)
        #expect(try find("car", reader) == "0 1 2 7")
        #expect(try find("automobile", reader) == "0 1 2")
        #expect(try find("wagon", reader) == "0 7")
        #expect(try find("fast car", reader) == "0 1")
        #expect(try find("\"fast car\"", reader) == "0 1")
        #expect(try find("\"a fast automobile\"", reader) == "0 1")
        #expect(try find("title:car", reader) == "")
        #expect(try find("body:car -slow", reader) == "0 1 7")
        #expect(try find("car", reader, .any) == "0 1 2 7")
        #expect(try find("NEAR(fast car, 1)", reader) == "0 1")
        // Phrases, on either side.
        #expect(try find("ny", reader) == "3 4 5")
        #expect(try find("\"new york\"", reader) == "3 4 5")
        #expect(try find("new york", reader) == "3 4 5 6")
        #expect(try find("new york today", reader) == "3")
        #expect(try find("nyc today", reader) == "3")
        #expect(try find("\"to nyc today\"", reader) == "3")
        #expect(try find("\"new york times\"", reader) == "4")
        #expect(try find("big apple", reader) == "3 4 5")
        #expect(try find("-new york", reader) == "")
        #expect(try find("york -new york", reader) == "")
        #expect(try passage("car", reader, doc: 1) == "a fast [automobile]")
        #expect(try passage("\"fast car\"", reader, doc: 1) == "a [fast automobile]")
        #expect(try passage("nyc", reader, doc: 3) == "they drive to [new york] today")
        #expect(try passage("\"new york times\"", reader, doc: 4) == "the [ny times]")
        let outline = try ArticleSearch(reader: reader, formula: BM25()).answer(
            BackendQuery(QueryParser(reader).parse("car").query), SearchRequest(explains: true))
        #expect(outline.hits.allSatisfy { $0.score > 0 })
        try expectSameInFTS5(
            try Index(opening: index.path, analyzers: catalog), ["car", "\"fast car\"", "ny", "\"new york times\"", "new york", "wagon"])
    }

    // MARK: Custom tokenizers

    /// White space alone separates, as in `whitespace`.
    private struct SpaceTokenizer: CustomTokenizer {
        let name = "spaces"

        func tokenize(_ text: String, into sink: inout CustomTokenSink) {
            for word in text.split(whereSeparator: \.isWhitespace) {
                sink.append(String(word), range: word.startIndex..<word.endIndex, step: 1)
            }
        }
    }

    private let spaces = AnalyzerCatalog(tokenizers: [SpaceTokenizer()])

    @Test func aTokenizerLikeWhitespaceGivesTheSameIndex() throws {
        var random = SeededGenerator(seed: 17)
        let words = ["sea", "Wall,", "ferry.", "日本語", "a-b", "👩‍👩‍👧", "été", "x"]
        let bodies = (0..<300).map { _ in (0..<random.below(30)).map { _ in words[random.below(8)] }.joined(separator: " \n") }
        let own = try index("whitespace", bodies, name: "whitespace")
        let custom = try index("custom:spaces", bodies, analyzers: spaces, name: "custom")
        let names = try FileManager.default.contentsOfDirectory(atPath: own.path).sorted()
        #expect(try FileManager.default.contentsOfDirectory(atPath: custom.path).sorted() == names)
        for name in names where name.hasPrefix("segment") {
            #expect(FileManager.default.contentsEqual(atPath: own.path + "/" + name, andPath: custom.path + "/" + name), "\(name)")
        }
        let readers = (try own.reader(), try custom.reader())
        for text in ["sea", "sea x", "\"sea x\"", "\"Wall, ferry. 日本語\"", "日本*", "a-b OR été", "NEAR(sea x, 3)", "x~1"] {
            let hits = try [readers.0, readers.1].map { reader in
                try Searcher(reader: reader).search(QueryParser(reader).parse(text).query, options: SearchOptions(limit: 400)).hits
            }
            #expect(hits[0].map(\.doc) == hits[1].map(\.doc), "\(text)")
            #expect(hits[0].map(\.score.bitPattern) == hits[1].map(\.score.bitPattern), "\(text)")
            for hit in hits[0].prefix(5) {
                #expect(try passage(text, readers.0, doc: hit.doc) == (try passage(text, readers.1, doc: hit.doc)))
            }
        }
        try expectSound(custom)
        try expectSameInFTS5(custom, ["sea", "\"sea x\"", "été 日本語"])
    }

    @Test func anIndexWantsItsTokenizer() throws {
        let custom = try index("custom:spaces;stop=the", ["the C++ book", "the c book"], analyzers: spaces)
        let again = try Index(opening: custom.path, analyzers: spaces)
        let reader = try again.reader()
        #expect(try find("C++", reader) == "0")
        #expect(try find("the book", reader) == "0 1")
        try expectSound(again)

        let without = try Index(opening: custom.path)
        let wanted = IndexFileError(.unknownTokenizer, file: without.path, found: "spaces")
        #expect("\(wanted)" == "\(without.path) needs a custom tokenizer that was not given: spaces")
        #expect(throws: wanted) { try without.reader() }
        #expect(throws: wanted) { try without.writer() }
        #expect(try without.check().structure.problems == [wanted])
        #expect(throws: UnknownAnalyzer(name: "custom:spaces")) { try Index(creatingAt: folder.path + "/new", analyzer: "custom:spaces") }
        // What an app adds to the built-in ones needs nothing but its name.
        let tailored = try index("german;stop=der", ["der Hund"], name: "tailored")
        #expect(try find("hunde", try Index(opening: tailored.path).reader()) == "0")
        #expect(throws: AnalyzerMismatch.self) {
            try Index(creatingAt: tailored.path, analyzer: "german")
        }
    }

    /// Whatever a tokenizer does, an index can be built, searched, shown, checked, changed and merged.
    @Test func hostileTokenizersHarmNobody() throws {
        for seed in 0..<40 as Range<UInt64> {
            let catalog = AnalyzerCatalog(tokenizers: [HostileTokenizer(seed: seed)])
            let texts = ["a b é ab", "日本語 👩‍👩‍👧 a", "", "b\u{301} \u{FFFD} a b"]
            let index = try index("custom:hostile;stop=b", texts, analyzers: catalog, name: "\(seed)")
            let writer = try index.writer()
            try writer.delete(id: "1")
            try writer.add(Article(id: "new", title: texts[1], body: texts[0] + texts[1]))
            try writer.commit()
            writer.close()
            try expectSound(index)
            let reader = try index.reader()
            for text in ["a", "a b", "\"a é\"", "a*", "é OR \"a b\"~3", "NEAR(a é)"] {
                let query = QueryParser(reader).parse(text).query
                let answer = try ArticleSearch(reader: reader, formula: BM25()).answer(
                    BackendQuery(query), SearchRequest(explains: true, suggests: true))
                #expect(answer.matchCount <= 4)
            }
            try expectSound(index)
        }
    }

    private struct HostileTokenizer: CustomTokenizer {
        let name = "hostile"
        let seed: UInt64

        /// The same for the same text.
        func tokenize(_ text: String, into sink: inout CustomTokenSink) {
            var state = seed &+ UInt64(text.utf8.count)
            func below(_ limit: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % limit
            }
            let terms = ["a", "b", "é", "", "a\0", "\u{FFFD}", String(repeating: "é", count: 1 << 15)]
            for _ in 0..<below(40) {
                let source = below(5) == 0 ? "elsewhere, in a longer text than all others" : text
                let bounds = [below(source.utf8.count + 1), below(source.utf8.count + 1)].sorted()
                let range =
                    source.utf8.index(source.startIndex, offsetBy: bounds[0])..<source.utf8.index(source.startIndex, offsetBy: bounds[1])
                sink.append(terms[below(below(9) == 0 ? 7 : 6)], range: range, step: [1, 1, 0, 2, 100, 1 << 31, -1, .min, .max][below(9)])
            }
        }
    }
}
