import Foundation
import LedeTestSupport
import Testing

@testable import Lede

/// Analyzers as an app describes them.
@Suite struct TextAnalyzerTests {
    /// Words, `#` and all; what comes behind a full stop is a sentence of its own.
    private struct HashtagTokenizer: TextTokenizer {
        var name = "hashtags-1"

        func tokenize(_ text: String, into sink: inout TokenSink) {
            var increment = 1
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "#" && $0 != "." }) {
                let isLast = word.hasSuffix(".")
                let letters = word.filter { $0 != "." }
                sink.append(TextToken(letters.lowercased(), at: word.startIndex..<word.endIndex, positionIncrement: increment))
                if letters.hasPrefix("#") {
                    sink.append(letters.dropFirst().lowercased(), at: word.startIndex..<word.endIndex, positionIncrement: 0)
                }
                increment = isLast ? 10 : 1
            }
        }
    }

    private func index(_ configuration: IndexConfiguration, _ bodies: [String]) async throws -> ArticleIndex {
        let index = try ArticleIndex.inMemory(configuration)
        try await add(bodies, to: index)
        return index
    }

    private func add(_ bodies: [String], to index: ArticleIndex) async throws {
        try await index.write { transaction in
            for (number, body) in bodies.enumerated() { try transaction.add(Article(id: "\(number)", body: body)) }
        }
    }

    /// The ids of the articles that match, ascending.
    private func find(_ query: SearchQuery, _ index: ArticleIndex) async throws -> [String] {
        try await page(query, index).hits.map(\.id).sorted()
    }

    private func page(_ query: SearchQuery, _ index: ArticleIndex) async throws -> SearchPage {
        try SnapshotSearch(try await index.snapshot().reader).answer(SearchRequest(limit: 100, allowsPartial: false), query)
    }

    /// The passages with what matched in brackets, in the order of the articles' ids.
    private func passages(_ query: SearchQuery, _ index: ArticleIndex) async throws -> [String] {
        try await page(query, index).hits.sorted { $0.id < $1.id }.map { hit in
            hit.snippet.pieces.map { $0.isHighlighted ? "[\($0.text)]" : $0.text }.joined()
        }
    }

    @Test func stopWordsSynonymsAndCodesTogether() async throws {
        let analyzer = TextAnalyzer.english.stopWords(["a", "an", "of", "the"]).keeping(["C++"], shapes: ["AA-9+/X"])
        let synonyms = [["car", "automobile"], ["ny", "new york"]]
        let index = try await index(
            IndexConfiguration(analyzer: analyzer.synonyms(synonyms)),
            ["The car of the year is AB-12/C", "an automobile in New York", "C++ for the automobiles", "the years of ny"])
        #expect(try await find("cars", index) == ["0", "1", "2"])
        #expect(try await find("the car of the year", index) == ["0"])
        #expect(try await find(.phrase("car of the year"), index) == ["0"])
        #expect(try await find(.phrase("car the year"), index) == [])
        #expect(try await find(.words("ab-12/c"), index) == ["0"])
        #expect(try await find(.words("c++"), index) == ["2"])
        #expect(try await find("ny automobile", index) == ["1"])
        #expect(try await passages(.phrase("automobile of the year"), index) == ["The [car of the year] is AB-12/C"])
        #expect(try await passages("ny", index) == ["an automobile in [New York]", "the years of [ny]"])
        #expect(try await page("of the", index).notes == ["the index leaves out all words of the query"])
        // As it is typed, letter by letter: a code is found by its beginning, and a stop word asks for nothing.
        for text in ["ab-1", "ab-12", "ab-12/", "the ab-12/c", "automob", "automobile of the ye", "ab-12/c the"] {
            #expect(try await find(.typed(text, .plain, .prefixLastWord), index).contains("0"), "\(text)")
        }
        let check = try await index.check()
        #expect(check.problems == [])
    }

    @Test func anIndexFindsItsAnalyzerAgain() async throws {
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "index")
        let analyzer = TextAnalyzer.language("German").stopWords(["der", "die"]).keeping(["Ä-1"])
        #expect(analyzer.name == "german;keep=Ä-1;stop=der,die")
        #expect("\(analyzer)" == "german, 1 word kept whole, 2 stop words")
        let made = try await ArticleIndex(at: url, IndexConfiguration(analyzer: analyzer.synonyms([["hund", "köter"]])))
        try await add(["der Hund", "die Köter"], to: made)
        #expect(try await find("hunde", made) == ["0", "1"])
        // Without a word about it; and other synonyms are no other analyzer.
        #expect(try await find("hunde", try await ArticleIndex(at: url)) == ["0"])
        #expect(try await find("hunde", try await ArticleIndex(at: url, IndexConfiguration(analyzer: analyzer))) == ["0"])
        #expect(try await find("hunde", try await ArticleIndex(at: url, IndexConfiguration(analyzer: .named(analyzer.name)))) == ["0"])
        for other in [TextAnalyzer.language("de"), analyzer.stopWords(["das"]), .standard] {
            let error = await #expect(throws: LedeError.self) { try await ArticleIndex(at: url, IndexConfiguration(analyzer: other)) }
            #expect(error?.code == .configuration)
            #expect(error?.found == analyzer.name)
        }
    }

    @Test func aCustomTokenizerFromTheFirstArticleToTheLastAnswer() async throws {
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "index")
        let configuration = IndexConfiguration(analyzer: .custom(HashtagTokenizer()))
        #expect(configuration.analyzer?.name == "custom:hashtags-1")
        let index = try await ArticleIndex(at: url, configuration)
        try await add(["A #Foggy day 👩‍👩‍👧 at the sea. Ferries wait", "foggy ferries"], to: index)
        // Tokens at one place are alternatives, in a query as well.
        #expect(try await find("#foggy", index) == ["0", "1"])
        #expect(try await find("foggy", index) == ["0", "1"])
        #expect(try await find(.phrase("foggy day"), index) == ["0"])
        #expect(try await find(.phrase("a #foggy day"), index) == ["0"])
        #expect(try await find(.phrase("sea ferries"), index) == [])
        #expect(try await find("ferr*", index) == ["0", "1"])
        #expect(try await passages(.phrase("foggy day"), index)[0].contains("A [#Foggy day] 👩‍👩‍👧 at"))
        let check = try await index.check()
        #expect(check.problems == [])

        // Found again by its name, which the registry may give as well; without it an error names it.
        #expect(try await find("#day", try await ArticleIndex(at: url, configuration)) == ["0"])
        let registered = IndexConfiguration(tokenizers: [HashtagTokenizer(name: "others"), HashtagTokenizer()])
        #expect(try await find("#day", try await ArticleIndex(at: url, registered)) == ["0"])
        for unknowing in [IndexConfiguration(), IndexConfiguration(tokenizers: [HashtagTokenizer(name: "hashtags-2")])] {
            let error = await #expect(throws: LedeError.self) { try await ArticleIndex(at: url, unknowing) }
            #expect(error?.code == .unknownAnalyzer)
            #expect(error?.found == "hashtags-1")
        }
    }

    @Test func whatCannotBeRecordedIsAnError() throws {
        func code(_ analyzer: TextAnalyzer) -> LedeError.Code? {
            do throws(LedeError) {
                _ = try ArticleIndex.inMemory(IndexConfiguration(analyzer: analyzer))
                return nil
            } catch { return error.code }
        }
        #expect(code(.named("nobody")) == .unknownAnalyzer)
        #expect(code(.language("xx")) == .unknownAnalyzer)
        #expect(code(.english.stopWords((0...4_096).map { "w\($0)" })) == .configuration)
        #expect(code(.english.stopWords([""])) == .configuration)
        #expect(code(.english.keeping([String(repeating: "x", count: 256)])) == .configuration)
        #expect(code(.custom(HashtagTokenizer(name: ""))) == .configuration)
        for name in TextAnalyzer.names { #expect(code(.named(name)) == nil) }
        for language in TextAnalyzer.languages { #expect(code(.language(language)) == nil) }
        #expect(code(.automatic.stopWords(["the"]).synonyms([["a"], [], ["", "the"], ["x", "x"]])) == nil)
        #expect(TextAnalyzer.english.stopWords(["a", "b"]) == TextAnalyzer.english.stopWords(["b"]).stopWords(["a"]))
        #expect(TextAnalyzer.english != .english.synonyms([["a", "b"]]))
    }
}
