import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

@Suite struct UkrainianAnalyzerTests {
    private func terms(_ text: String) throws -> [String] {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "ukrainian"))
        return analyzer.terms(of: text).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Each line one word in its forms.
    @Test(arguments: [
        // Nouns of all declensions.
        "книга книги книгу книгою книг книгам книгами книгах",
        "вулиця вулиці вулицю вулицею вулиць вулицям вулицями вулицях",
        "Україна України Україні Україну Україною",
        "армія армії армію армією армій арміям арміями арміях",
        "президент президента президенту президентом президенти президентів президентам президентами президентах",
        "місто міста місту містом містам містами містах",
        "рішення рішенню рішенням рішеннями рішеннях",
        "область області областю областей областям областями областях",
        "можливість можливості можливістю можливостей можливостям",
        "гілочка гілочки гілочку гілочок гілочкам",
        "українець українці українця українцем українців українцям",
        "рука руки руці руку рукою рук",
        // Adjectives, participles.
        "новий нового новому новим нова нової новій нову новою нове нові нових новими",
        "синій синього синьому синім синя синьої синю сині синіх",
        "створений створеного створеному створена створеної створено створені створених створити створив створила",
        // Verbs.
        "читати читаю читаєш читає читаємо читаєте читають читав читала читали читатиме читатимуть читаючи",
        "робити робить робив робила робили робитиме",
        "намагатися намагається намагаються намагався намагалася намагались намагаючись",
        "будувати будую будує будують будував будувала будували",
    ])
    func families(_ forms: String) throws {
        let stems = Set(try terms(forms))
        #expect(stems.count == 1, "\(stems)")
    }

    /// Different words stay apart.
    @Test func strangers() throws {
        let words = [
            "книга", "президент", "війна", "мова", "місто", "місяць", "армія", "Україна", "край", "голова", "голос", "Київ", "Харків",
            "рік", "рука", "річка",
        ]
        #expect(Set(try words.flatMap(terms)).count == words.count)
    }

    @Test func apostrophesAreOne() throws {
        for apostrophe in ["'", "’", "ʼ", "‘", "`", "´", "′", ""] {
            #expect(
                try terms("об\(apostrophe)єкт сім\(apostrophe)я П\(apostrophe)ЯТЬ з\(apostrophe)їзд") == ["обєкт", "сім", "пят", "зїзд"],
                "\(apostrophe)")
        }
        #expect(try terms(String(repeating: "я'", count: 12)).count == 3)
        // Elsewhere it separates.
        #expect(try terms("'яблуко' rock'n'roll м'") == ["яблук", "rock", "n", "roll", "м"])
    }

    @Test func stressAndDecompositionDoNotMatter() throws {
        #expect(try terms("Украї\u{301}на мо\u{301}ва") == terms("Україна мова"))
        #expect(try terms("Укра\u{456}\u{308}на") == terms("Україна"))
        #expect(try terms("ґанок ганок") == ["ганк", "ганк"])
    }

    @Test func otherWordsStay() throws {
        #expect(try terms("Microsoft 2024 Covid19 я та") == ["microsoft", "2024", "covid19", "я", "та"])
    }

    @Test func stopWords() throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "ukrainian"))
        #expect(analyzer.isStopWord("Що"))
        #expect(analyzer.isStopWord("і"))
        #expect(!analyzer.isStopWord("війна"))
    }

    /// A stem is never empty, and is made of the word's beginning but for what the rules repair.
    @Test func randomWordsHaveStems() {
        var generator = SeededGenerator(seed: RandomText.seed)
        let letters = Array("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
        let stemmer = UkrainianStemmer()
        for _ in 0..<2_000 {
            let word = String((0..<Int.random(in: 3...14, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "а" })
            var stem: [UInt8] = []
            #expect(stemmer.stem(Array(word.utf8), into: &stem))
            #expect(stem.count >= 2, "\(word), seed \(RandomText.seed)")
            #expect(stem.count <= word.utf8.count, "\(word), seed \(RandomText.seed)")
            #expect(String(validating: stem, as: UTF8.self) != nil, "\(word), seed \(RandomText.seed)")
        }
    }
}
