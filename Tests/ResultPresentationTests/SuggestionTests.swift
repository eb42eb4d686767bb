import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import LedeTestSupport
import LedeTextAnalysis
import Testing

@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval

@Suite struct SuggestionTests {
    private func searcher(_ bodies: [String], analyzer: String, keepsSurfaces: Bool? = nil, storesText: Bool = true) throws -> Searcher {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: analyzer, storesText: storesText, keepsSurfaces: keepsSurfaces)
        let builder = try writer.makeRunBuilder()
        for (number, body) in bodies.enumerated() { try builder.add(Article(id: String(number), body: body)) }
        _ = try writer.commit([try builder.finish()])
        writer.close()
        return Searcher(reader: try IndexReader(directory))
    }

    private func suggestions(_ text: String, _ searcher: Searcher) throws -> QuerySuggestions {
        try searcher.suggestions(for: QueryParser(searcher.reader).parse(text).query)
    }

    private func corrected(_ text: String, _ searcher: Searcher) throws -> String? {
        try suggestions(text, searcher).corrected(text, for: searcher.reader)
    }

    @Test func nearerAndMoreFrequentWordsComeFirst() throws {
        let searcher = try searcher(["harbour harbor wall", "harbour sea", "harvour calm", "harbours"], analyzer: "standard")
        let words = try suggestions("harbuor sea", searcher).words
        try #require(words.count == 1)
        #expect(words[0].text == "harbuor")
        #expect(
            words[0].corrections == [
                WordCorrection(text: "harbour", distance: 1, docFreq: 2, effect: .matches),
                WordCorrection(text: "harbor", distance: 1, docFreq: 1),
                WordCorrection(text: "harbours", distance: 2, docFreq: 1),
            ])
        #expect(try corrected("  Harbuor, sea! ", searcher) == "  harbour, sea! ")
        #expect(try corrected("\"harbuor wall\" OR title:HARBUOR -harbuor", searcher) == "\"harbor wall\" OR title:harbor -harbor")
        #expect(try corrected("sea", searcher) == nil)
        #expect(try suggestions("sea wall", searcher).isEmpty)
        #expect(try suggestions("sea -zeppelin", searcher).isEmpty)
        #expect(try suggestions("harbo* xyzxyz~1", searcher).isEmpty)
        #expect(try suggestions("qqqqq 2024 ab", searcher).words.map(\.corrections.count) == [0, 0, 0])
    }

    @Test func aLimitBelowZeroGivesNoCorrections() throws {
        let searcher = try searcher(["harbour wall", "sea"], analyzer: "standard")
        for limit in [-1, .min, 0] {
            let suggestions = try searcher.suggestions(for: QueryParser(searcher.reader).parse("harbuor").query, limit: limit)
            try #require(suggestions.words.count == 1)
            #expect(suggestions.words[0].corrections.isEmpty)
        }
    }

    @Test(arguments: [true, false]) func stemsAreNotShownAsWords(_ keepsSurfaces: Bool) throws {
        let searcher = try searcher(
            ["the ferries left", "ferries again", "arguing about deployment"], analyzer: "english", keepsSurfaces: keepsSurfaces)
        #expect(try corrected("feries", searcher) == "ferries")
        #expect(try corrected("argung", searcher) == "arguing")
        // What the stemmer cuts off cannot be corrected by the stems alone.
        #expect(try corrected("deploymnet", searcher) == (keepsSurfaces ? "deployment" : nil))
    }

    @Test func anIndexWithoutTextHasOnlyItsTerms() throws {
        let searcher = try searcher(["arguing"], analyzer: "english", keepsSurfaces: false, storesText: false)
        #expect(try suggestions("argu1", searcher).words.first?.corrections.map(\.text) == ["argu"])
    }

    @Test func phrasesOfWordsThatOccur() throws {
        let searcher = try searcher(
            ["the last lamp keeper", "the very last lamp", "keeper of the lamp", "the last old lamp keeper", "first things"],
            analyzer: "standard")
        let first = try suggestions("\"the first lamp keeper\"", searcher)
        #expect(first.words.isEmpty)
        #expect(first.phrases == [MissingPhrase(text: "the first lamp keeper", oddWord: .init(text: "first", docFreq: 1), looseDocFreq: 0)])
        let two = try suggestions("\"last keeper\"", searcher)
        #expect(two.phrases == [MissingPhrase(text: "last keeper", oddWord: nil, looseDocFreq: 2)])
        #expect(try suggestions("\"lamp keeper\"", searcher).isEmpty)
        #expect(try suggestions("\"last lamp keepr\"", searcher).words.map(\.text) == ["keepr"])
    }

    @Test func correctionsOfAPhraseMakeItOccur() throws {
        let searcher = try searcher(["it was a wall by the sea", "the sea wall held", "was was was"], analyzer: "standard")
        #expect(
            try suggestions("\"sea wal\"", searcher).words[0].corrections.first
                == WordCorrection(text: "wall", distance: 1, docFreq: 2, effect: .matches))
        #expect(try corrected("\"sea wal\" held", searcher) == "\"sea wall\" held")
        // Nothing makes this phrase occur.
        #expect(try corrected("\"held wal\"", searcher) == nil)
        #expect(try !suggestions("\"held wal\"", searcher).words[0].corrections.isEmpty)
        // A phrase that occurs is better than a word that does, whatever the rest lacks.
        #expect(try suggestions("\"sea wal\" was", searcher).words[0].corrections[0].effect == .completesPhrase)
        #expect(try corrected("\"sae wal\"", searcher) == "\"sea wall\"")
    }

    @Test func correctionsOfWordsMakeThemMeet() throws {
        let searcher = try searcher(["price of oil", "prime time", "prime number", "prime"], analyzer: "standard")
        #expect(try corrected("oil prixe", searcher) == "oil price")
        #expect(try corrected("prixe time", searcher) == "prime time")
        #expect(try corrected("oil prixe time", searcher) == "oil prime time")
        #expect(try corrected("number pirme", searcher) == "number prime")
    }

    @Test func aWordIsTakenForTwoAndTwoForOne() throws {
        let searcher = try searcher(["the sea wall by the lighthouse", "a light in a house", "wall sea"], analyzer: "standard")
        #expect(
            try suggestions("seawall", searcher).words[0].corrections == [
                WordCorrection(text: "sea wall", distance: 1, docFreq: 1, effect: .matches)
            ])
        #expect(try corrected("seawall lighthouse", searcher) == "sea wall lighthouse")
        #expect(try corrected("\"the Seawall by\"", searcher) == "\"the sea wall by\"")
        #expect(try corrected("body:seawall", searcher) == "body:\"sea wall\"")
        #expect(try corrected("(seawall)", searcher) == "(sea wall)")
        #expect(try corrected("wallsea", searcher) == "wall sea")
        #expect(try corrected("wallthe", searcher) == nil)
        let joined = try suggestions("light house sea", searcher).joined
        #expect(
            joined == [
                JoinedWord(
                    first: "light", second: "house", terms: [Array("light".utf8), Array("house".utf8)], text: "lighthouse", docFreq: 1)
            ])
        #expect(try corrected("Light  house wall", searcher) == "lighthouse wall")
        #expect(try corrected("\"the light house\"", searcher) == "\"the lighthouse\"")
        #expect(try corrected("light house", searcher) == nil)
        #expect(try corrected("lig hthouse", searcher) == "lighthouse")
        #expect(try corrected("light house seaa", searcher) == "lighthouse sea")
        let english = try self.searcher(["the sea walls", "ferries and lighthouses"], analyzer: "english")
        #expect(try corrected("seawalls", english) == "sea walls")
        #expect(try corrected("\"light houses\"", english) == "\"lighthouses\"")
    }

    @Test func patternsStayAsTheyAre() throws {
        let searcher = try searcher(["harbour wall"], analyzer: "standard")
        #expect(
            try corrected("harbuor harbuor* harbuor~1 /harbuor.?/ author:harbuor", searcher)
                == "harbour harbuor* harbuor~1 /harbuor.?/ author:harbuor")
        for text in ["harbuor*", "harb?or", "/harbuor.?/", "har*bor~2", "author:wal", "date:1987"] {
            #expect(try suggestions(text, searcher).isEmpty, "\(text)")
        }
    }

    @Test func manyMissingWordsCostABoundedNumberOfCounts() throws {
        let searcher = try searcher((0..<50).map { "word\($0) wore worn ward" }, analyzer: "standard")
        let text = (0..<200).map {
            "wor\(Character(Unicode.Scalar(97 + UInt8($0 % 26))))\(Character(Unicode.Scalar(97 + UInt8($0 / 26))))d"
        }.joined(separator: " ")
        #expect(try suggestions(text, searcher).words.count == 8)
    }

    @Test func wordsAreCompletedTheCommonestFirst() throws {
        let bodies = ["ferry ferries", "Ferry fern", "ferns ferry", "café cafeteria", "wall"]
        let standard = try searcher(bodies, analyzer: "standard")
        #expect(try standard.completions(of: "FER", limit: 3).map(\.text) == ["ferry", "fern", "ferns"])
        #expect(try standard.completions(of: "fer", limit: 3).map(\.docFreq) == [3, 1, 1])
        #expect(try standard.completions(of: "Café", limit: 9).map(\.text) == ["cafe", "cafeteria"])
        #expect(try standard.completions(of: "", limit: 9).isEmpty)
        #expect(try standard.completions(of: "a b", limit: 9).isEmpty)
        #expect(try standard.completions(of: "x", limit: 9).isEmpty)
        #expect(try standard.completions(of: "fer", limit: 0).isEmpty)
        for keepsSurfaces in [true, false] {
            let english = try searcher(["ferries left", "ferries came"], analyzer: "english", keepsSurfaces: keepsSurfaces)
            #expect(try english.completions(of: "ferr", limit: 3).map(\.text) == ["ferries"])
        }
    }

    /// Against every word's distance computed by the definition.
    @Test func agreesWithAllDistances() throws {
        var random = SeededGenerator(seed: 403)
        func word() -> String { String((0..<3 + random.below(5)).map { _ in Character(["a", "b", "é", "ß", "я"][random.below(5)]) }) }
        let words = (0..<400).map { _ in word() }
        let searcher = try searcher(words, analyzer: "standard")
        var terms: [(text: String, docFreq: Int)] = []
        var cursor = try searcher.reader.terms()
        while try cursor.next() { terms.append((String(decoding: cursor.term, as: UTF8.self), cursor.statistics.docFreq)) }
        for _ in 0..<60 {
            let typed = word()
            let term = Array(String(decoding: StandardAnalyzer().terms(of: typed)[0], as: UTF8.self).unicodeScalars)
            guard !terms.contains(where: { Array($0.text.unicodeScalars) == term }) else { continue }
            let edits = term.count < 5 ? 1 : 2
            let expected = terms.map {
                WordCorrection(
                    text: $0.text, distance: distance(term, Array($0.text.unicodeScalars)), docFreq: $0.docFreq, effect: .matches)
            }
            .enumerated().filter { $0.element.distance <= edits }
            .sorted { ($0.element.distance, -$0.element.docFreq, $0.offset) < ($1.element.distance, -$1.element.docFreq, $1.offset) }
            let found = try searcher.suggestions(for: .term(String(String.UnicodeScalarView(term))), limit: 4).words
            #expect(found.first?.corrections == expected.prefix(4).map(\.element), "\(typed)")
        }
    }

    /// Optimal string alignment, by its recurrence.
    private func distance(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: two.count + 1), count: one.count + 1)
        for i in 0...one.count {
            for j in 0...two.count {
                if i == 0 || j == 0 {
                    table[i][j] = i + j
                    continue
                }
                table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (one[i - 1] == two[j - 1] ? 0 : 1))
                if i > 1, j > 1, one[i - 1] == two[j - 2], one[i - 2] == two[j - 1] {
                    table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
                }
            }
        }
        return table[one.count][two.count]
    }
}
