import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Articles in many languages: what is found, what is highlighted, and FTS5 as the oracle over the same tokens.
@Suite(.serialized) struct LanguagesTests {
    private func answer(_ index: Index, _ query: String, limit: Int = 10) throws -> SearchAnswer {
        try index.reader().search(query, limit: limit)
    }

    /// What is highlighted in the passage of the first hit.
    private func highlights(_ answer: SearchAnswer) throws -> [String] {
        let hit = try #require(answer.hits.first)
        return hit.snippet.pieces.filter(\.isHighlighted).map(\.text)
    }

    // MARK: Small articles

    @Test func ukrainianFormsFindEachOther() throws {
        let holder = try TemporaryIndex(analyzer: "ukrainian")
        try holder.add([
            Article(id: "obj", title: "Новий об’єкт", body: "На об'єкті працювали будівельники. Президент відвідав міста області."),
            Article(id: "sea", title: "Море", body: "Хвилі билися об берег."),
        ])
        for query in ["обʼєктами", "обєкт", "президентові OR президентами", "місто", "областей", "будівельник працює"] {
            #expect(try answer(holder.index, query).hits.map(\.article.id) == ["obj"], "\(query)")
        }
        #expect(try highlights(answer(holder.index, "президентами містами")) == ["Президент", "міста"])
        #expect(try highlights(answer(holder.index, "об’єкт")) == ["об'єкті"])
        // A quoted phrase matches as written.
        #expect(try answer(holder.index, "\"президент відвідав\"").matchCount == 1)
        #expect(try answer(holder.index, "\"президенти відвідали\"").matchCount == 0)
        #expect(try holder.index.check().problems.isEmpty)
    }

    @Test(arguments: ["cjk", "chinese", "japanese", "korean", "thai", "ukrainian", "auto"])
    func phrasesWithoutBlanks(_ analyzer: String) throws {
        let holder = try TemporaryIndex(analyzer: analyzer)
        try holder.add([
            Article(id: "zh", title: "北京大学", body: "他在北京大学学习。两年以后，大学给了他奖学金。"),
            Article(id: "ja", title: "東京都", body: "東京都のカタカナ語は、京都では使われない。"),
            Article(id: "ko", title: "학교", body: "학생들은 학교에서 한국어를 배운다."),
            Article(id: "th", title: "ข่าว", body: "ภาษาไทยเป็นภาษาที่สวยงาม"),
        ])
        let expected: [(query: String, ids: [String], highlights: [String])] = [
            ("\"北京大学\"", ["zh"], ["北京大学"]), ("\"京大\"", ["zh"], ["京大"]), ("学", ["zh"], []),
            ("\"学给\"", ["zh"], ["学给"]), ("\"学学习\"", ["zh"], ["学学习"]), ("\"习两\"", [], []), ("\"学习，两年\"", ["zh"], ["学习。两年"]),
            ("\"東京都\"", ["ja"], ["東京都"]), ("\"タカナ\"", ["ja"], ["タカナ"]), ("ｶﾀｶﾅ語", ["ja"], ["カタカナ語"]), ("都", ["ja"], ["都", "都"]),
            ("학교", ["ko"], ["학교"]), ("\"한국어\"", ["ko"], ["한국어"]), ("교", ["ko"], ["교"]), ("\"생들은 학교\"", ["ko"], ["생들은 학교"]),
            ("\"ภาษาไทย\"", ["th"], ["ภาษาไทย"]), ("\"ไทยเป็น\"", ["th"], ["ไทยเป็น"]), ("ส", ["th"], ["ส"]),
        ]
        for (query, ids, marks) in expected {
            let answer = try answer(holder.index, query)
            let found = answer.isPartial ? [] : answer.hits.map(\.article.id)
            #expect(found == ids, "\(analyzer) \(query)")
            if !marks.isEmpty, found == ids { #expect(try highlights(answer) == marks, "\(analyzer) \(query)") }
        }
        #expect(try holder.index.check().problems.isEmpty)
    }

    @Test func textFromRightToLeftAndMarks() throws {
        let articles = [
            Article(id: "ar", title: "الكتاب", body: "قرأ الطالبُ كِتابًا جديدًا في المكتبة."),
            Article(id: "he", title: "שלום", body: "הוא אמר שָׁלוֹם לכולם בירושלים."),
            Article(id: "hi", title: "समाचार", body: "लड़कियों ने हिन्दी में किताबें पढ़ीं।"),
        ]
        for analyzer in ["standard", "auto", "arabic", "hindi"] where AnalyzerCatalog.names.contains(analyzer) {
            let holder = try TemporaryIndex(analyzer: analyzer)
            try holder.add(articles)
            for (query, id, mark) in [("كتابا", "ar", "كِتابًا"), ("שלום", "he", "שָׁלוֹם"), ("हिन्दी", "hi", "हिन्दी")] {
                let answer = try answer(holder.index, query)
                #expect(answer.hits.map(\.article.id) == [id], "\(analyzer) \(query)")
                #expect(try highlights(answer) == [mark], "\(analyzer) \(query)")
            }
        }
        let holder = try TemporaryIndex(analyzer: "auto")
        try holder.add(articles)
        #expect(try answer(holder.index, "किताबों").hits.map(\.article.id) == ["hi"])
        #expect(try answer(holder.index, "الطالب").hits.map(\.article.id) == ["ar"])
    }

    @Test func everyArticleByItsLanguage() throws {
        let holder = try TemporaryIndex(analyzer: "auto")
        try holder.add([
            Article(
                id: "de", title: "Neue Häuser",
                body: "Die Stadt hat am Freitag beschlossen, dass die neuen Häuser und Schulen gebaut werden."),
            Article(
                id: "en", title: "New houses",
                body: "The city has decided on Friday that the new houses and schools will be built by the river."),
            Article(id: "uk", title: "Нові школи", body: "Місто вирішило, що нові школи будуть збудовані біля річки, а також лікарня."),
            Article(id: "ru", title: "Новые школы", body: "Город решил, что новые школы будут построены у реки, а также больница."),
            Article(id: "zh", title: "新学校", body: "城市决定在河边建新学校。"),
        ])
        for (query, ids) in [
            ("Haus", ["de"]), ("house", ["en"]), ("Schule", ["de"]), ("школа", ["ru", "uk"]), ("лікарні", ["uk"]), ("больницей", ["ru"]),
            ("学校", ["zh"]),
            // A word that two languages have by the same stem finds both.
            ("title:новая", ["ru", "uk"]),
        ] {
            #expect(Set(try answer(holder.index, query).hits.map(\.article.id)) == Set(ids), "\(query)")
        }
        #expect(try highlights(answer(holder.index, "schooling Friday")) == ["Friday", "schools"])
        #expect(try holder.index.check().problems.isEmpty)
    }

    @Test func theCommandChoosesByLanguage() throws {
        let folder = try TemporaryFolder()
        try Data("{\"id\":\"a\",\"title\":\"Школи\",\"text\":\"У місті нові школи.\"}\n".utf8).write(
            to: folder.url.appending(path: "a.jsonl"))
        let made = try LedeProcess(["index", "a.jsonl", "--into", "index", "--language", "uk", "--no-fts5"], in: folder.url)
        #expect(made.status == 0, "\(made.output) \(made.errors)")
        #expect(made.output.contains("analyzer ukrainian"), "\(made.output) \(made.errors)")
        let both = try LedeProcess(["index", "a.jsonl", "--into", "other", "--language", "uk", "--analyzer", "ukrainian"], in: folder.url)
        #expect(both.status != 0)
        #expect(both.errors.contains("not both"))
        let unknown = try LedeProcess(["index", "a.jsonl", "--into", "other", "--language", "klingon"], in: folder.url)
        #expect(unknown.status != 0)
        #expect(unknown.errors.contains("ukrainian (uk)"))
    }

    // MARK: Corpora

    private static let newspapers = [
        "languages/de.jsonl.zst", "languages/fr.jsonl.zst", "languages/ru.jsonl.zst", "languages/uk.jsonl.zst",
        "judged/xquad-zh/docs.jsonl",
    ]

    /// Some articles in every language, with ids of their own.
    private func news(_ limit: Int) throws -> [Article] {
        try Self.newspapers.flatMap { path in
            try SharedCorpus.articles(path, limit: SharedCorpus.isFull ? .max : limit).map { article in
                var article = article
                article.id = path + article.id
                return article
            }
        }
    }

    @Test(
        "FTS5 sees the tokens that Lede sees", .enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"),
        arguments: ["auto", "cjk", "ukrainian"])
    func fts5(_ analyzer: String) throws {
        let holder = try TemporaryIndex(analyzer: analyzer)
        let articles = try news(30)
        try holder.add(articles, parts: 2)
        _ = try holder.index.delete(ids: articles.indices.filter { $0.isMultiple(of: 13) }.map { articles[$0].id })
        let oracle = try FTS5OracleTests.Oracle(holder.index)
        var generator = SeededGenerator(seed: 7)
        var queries: [(String, Query)] = []
        for article in articles where Int.random(in: 0..<4, using: &generator) == 0 {
            let words = article.body.split { !$0.isLetter }.map(String.init)
            guard words.count > 3, let place = (0..<words.count - 2).randomElement(using: &generator) else { continue }
            for text in [
                "\(words[place]) \(words[place + 2])", "\"\(words[place]) \(words[place + 1])\"", "title:\(words[place]) OR \(words[0])",
            ] {
                queries.append((text, QueryParser(analyzer: oracle.lede.searcher.reader.analyzer).parse(text).query))
            }
            let characters = Array(words[place]).prefix(4)
            queries.append(
                (String(characters), QueryParser(analyzer: oracle.lede.searcher.reader.analyzer).parse("\"\(String(characters))\"").query))
        }
        try FTS5OracleTests.check(oracle, queries)
        #expect(try holder.index.check().problems.isEmpty)
    }

    @Test("a Chinese phrase matches where it is a substring", .enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"))
    func substrings() throws {
        let holder = try TemporaryIndex(analyzer: "chinese")
        let articles = try SharedCorpus.articles("judged/xquad-zh/docs.jsonl")
        try holder.add(articles)
        let reader = try holder.index.reader()
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            guard let article = articles.randomElement(using: &generator) else { continue }
            let characters = Array(article.body)
            let length = Int.random(in: 1...6, using: &generator)
            let start = Int.random(in: 0..<max(1, characters.count - length), using: &generator)
            let phrase = String(characters[start..<min(start + length, characters.count)])
            guard phrase.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) else { continue }
            let expected = Set(articles.filter { $0.body.contains(phrase) || $0.title.contains(phrase) }.map(\.id))
            let answer = try reader.search("\"\(phrase)\"", limit: 1_000)
            #expect(Set(answer.hits.map(\.article.id)) == expected, "\(phrase)")
            for hit in answer.hits.prefix(3) where hit.article.body.contains(phrase) {
                #expect(hit.snippet.pieces.contains { $0.isHighlighted && $0.text.contains(phrase) }, "\(phrase)")
            }
        }
    }
}
