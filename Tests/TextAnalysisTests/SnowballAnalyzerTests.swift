import Foundation
import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

@Suite struct SnowballAnalyzerTests {
    private func words(_ name: String, _ text: String) throws -> [String] {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        return analyzer.terms(of: text).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("english", "Running runs generously Rutte's", ["run", "run", "generous", "rutt", "s"]),
        ("french", "continuellement MAISONS É\u{301}tés", ["continuel", "maison", "ete"]),
        ("german", "Häuser aufeinanderfolgenden Straße", ["haus", "aufeinanderfolg", "strass"]),
        ("russian", "важнейшими Ёлками мой", ["важн", "елк", "мо"]),
        ("spanish", "cheques constitución", ["chequ", "constitu"]),
        ("turkish", "İSTANBUL'DA kitaplar", ["istanbul", "da", "kitap"]),
    ])
    func stems(_ name: String, _ text: String, _ expected: [String]) throws {
        #expect(try words(name, text) == expected)
    }

    @Test func everyAlgorithmIsListed() throws {
        #expect(SnowballAlgorithm.names.first == "english")
        #expect(SnowballAlgorithm.names.count >= 15)
        for name in SnowballAlgorithm.names {
            #expect(AnalyzerCatalog.analyzer(named: name)?.name == name)
            #expect(AnalyzerCatalog.summary(of: name) != nil)
        }
    }

    /// Composed or decomposed, upper or lower case: the same terms.
    @Test(arguments: ["french", "german", "russian", "spanish", "english", "greek", "hungarian"])
    func composedEqualsDecomposed(_ name: String) throws {
        let text = "Élèves Mädchen Größe мой ёлки йод está niños Ελλάδα ὁ ώρα kőszívű árvíztűrő 한국어 हिन्दी ﬁnd"
        let terms = try words(name, text)
        #expect(try words(name, text.decomposedStringWithCanonicalMapping) == terms)
        #expect(try words(name, text.precomposedStringWithCanonicalMapping) == terms)
    }

    /// The cache changes nothing: against the stemmer alone, on random words that share slots.
    @Test func cacheGivesTheStemmersStems() throws {
        var generator = SeededGenerator(seed: RandomText.seed)
        let endings = ["ing", "ed", "s", "ly", "ness", "ational", "", "er", "ies"]
        let stemmer = try #require(SnowballStemmer(algorithm: "english"))
        let analyzer = try #require(SnowballAnalyzer(algorithm: "english"))
        var words: [String] = []
        for _ in 0..<12_000 {
            let letters = (0..<Int.random(in: 1...5, using: &generator)).map { _ in "abcdeiorst".randomElement(using: &generator) ?? "a" }
            words.append(String(letters) + (endings.randomElement(using: &generator) ?? ""))
        }
        words += words.prefix(1_000)
        words.append(String(repeating: "ab", count: 64) + "ing")
        let terms = analyzer.terms(of: words.joined(separator: " "))
        #expect(terms.count == words.count)
        var stem: [UInt8] = []
        for (word, term) in zip(words, terms) {
            let bytes = Array(word.utf8)
            if bytes.count > SnowballWorker.longestStemmed { stem = bytes } else { #expect(stemmer.stem(bytes, into: &stem)) }
            if term != stem { Issue.record("\(word): \(String(decoding: term, as: UTF8.self)), seed \(RandomText.seed)") }
        }
    }

    /// One analyzer, many tasks.
    @Test func concurrentUse() async throws {
        let analyzer = try #require(SnowballAnalyzer(algorithm: "english"))
        let text = String(repeating: "The running men were generously nationalizing relational words. ", count: 50)
        let expected = analyzer.terms(of: text)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 { group.addTask { analyzer.terms(of: text) == expected } }
            for await isEqual in group { #expect(isEqual) }
        }
    }

    /// Every stemmer takes anything.
    @Test(arguments: SnowballAlgorithm.names) func randomTextsGiveValidTerms(_ name: String) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        var generator = SeededGenerator(seed: RandomText.seed)
        for _ in 0..<40 {
            let text = RandomText.unicode(&generator, count: 150)
            let batch = analyzer.tokens(of: text.span)
            #expect(batch.count == StandardAnalyzer().tokens(of: text.span).count)
            for index in 0..<batch.count {
                let term = batch.term(index)
                #expect(!term.isEmpty, "seed \(RandomText.seed), text \(text)")
                #expect(String(validating: term, as: UTF8.self) != nil, "seed \(RandomText.seed), text \(text)")
            }
        }
    }
}
