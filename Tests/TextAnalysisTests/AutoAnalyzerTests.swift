import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

@Suite struct AutoAnalyzerTests {
    private let auto = AutoAnalyzer()
    private let german = (title: "Bundestag", body: "Die Abgeordneten haben am Freitag über die neuen Häuser und die Schulen gesprochen.")
    private let english = (title: "Bundestag", body: "The deputies were speaking about the new houses and the schools on Friday.")

    private func words(_ analyzer: any Analyzer, _ text: String) -> [String] {
        analyzer.terms(of: text).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func theArticleDecides() throws {
        let german = try #require(auto.articleAnalyzer(title: german.title, body: german.body))
        let english = try #require(auto.articleAnalyzer(title: english.title, body: english.body))
        #expect(words(german, "Häuser Schulen houses") == ["haus", "schul", "hous"])
        #expect(words(english, "Häuser houses running") == ["hauser", "hous", "run"])
        // A field by itself is analyzed by its own language, or by the tag before it.
        #expect(words(auto, "Die Häuser und die Schulen") == ["die", "haus", "und", "die", "schul"])
        let tag = auto.articleTag(title: self.german.title, body: self.german.body)
        #expect(words(auto, tag + "Häuser") == ["haus"])
        #expect(words(auto, "Häuser") == ["haus"])
        #expect(words(auto, tag + "houses") == words(german, "houses"))
        #expect(words(auto, LanguageTag.tag("xx") + "houses").count == 1)
    }

    /// Tags make no tokens and move no positions.
    @Test func tagsAreNoWords() {
        for article in [german, english, (title: "", body: "東京都")] {
            let tag = auto.articleTag(title: article.title, body: article.body)
            let plain = auto.articleAnalyzer(title: article.title, body: article.body)?.tokens(of: article.body)
            let tagged = auto.tokens(of: tag + article.body)
            #expect(plain?.bytes == tagged.bytes)
            #expect(plain?.positions == tagged.positions)
        }
    }

    @Test func aQueryHasTheFormsOfAllLanguages() throws {
        let analyzer = auto.queryAnalyzer(for: "houses")
        let word = try #require(analyzer.words(of: "Häuser".utf8.span, forms: .surface).first)
        let terms = ([word.analyzed] + word.alternatives).map { String(decoding: $0, as: UTF8.self) }
        #expect(terms.first == "hauser")
        #expect(terms.contains("haus"))
        #expect(Set(terms).count == terms.count)
        #expect(word.surface == WordForm.surface.term("hauser".utf8))
        #expect(analyzer.words(of: "東京".utf8.span, forms: []).map(\.alternatives) == [[]])
    }

    @Test func stopWordsAreTheQuerysOwn() {
        #expect(auto.queryAnalyzer(for: "wo ist die Schule").isStopWord("die"))
        #expect(!auto.queryAnalyzer(for: "will they die of it").isStopWord("die"))
    }

    /// Whatever the language, an article has the same tokens at the same places: lengths do not depend on it.
    @Test func languagesDifferInTermsOnly() throws {
        var generator = SeededGenerator(seed: RandomText.seed)
        let tags = ["zx", "en", "de", "fr", "fi", "tr", "ru", "uk", "ar", "el", "hi", "ta"]
        for round in 0..<40 {
            let text = round % 3 == 0 ? RandomText.bytes(&generator, count: 200) : RandomText.unicode(&generator, count: 200)
            let readings = tags.map { auto.tokens(of: (Array(LanguageTag.tag($0).utf8) + text).span, forms: .surface) }
            for reading in readings {
                #expect(reading.positions == readings[0].positions, "seed \(RandomText.seed)")
                #expect(reading.startOffsets == readings[0].startOffsets, "seed \(RandomText.seed)")
                #expect(reading.endOffsets == readings[0].endOffsets, "seed \(RandomText.seed)")
            }
        }
    }

    @Test(arguments: [
        ("uk", "ukrainian"), ("Ukrainian", "ukrainian"), ("de", "german"), ("GERMAN", "german"), ("zh", "chinese"), ("zh-Hant", "chinese"),
        ("nb", "norwegian"),
        ("ja", "japanese"), ("thai", "thai"), ("my", "cjk"), ("auto", "auto"), ("en_GB", "english"),
    ])
    func languagesByNameAndCode(_ language: String, _ analyzer: String) { #expect(Language.analyzerName(for: language) == analyzer) }

    @Test func unknownLanguages() {
        #expect(Language.analyzerName(for: "klingon") == nil)
        #expect(Language.analyzerName(for: "") == nil)
        for language in Language.all {
            #expect(AnalyzerCatalog.names.contains(language.analyzer))
            #expect(language.code.count == 2)
        }
    }
}
