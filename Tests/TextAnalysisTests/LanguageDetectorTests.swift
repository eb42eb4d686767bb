import Foundation
import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

@Suite struct LanguageDetectorTests {
    @Test(arguments: [
        ("english", "The keeper of the lighthouse walked down the stairs and handed over the key."),
        ("german", "Der Wärter des Leuchtturms ging die Treppe hinunter und übergab den Schlüssel."),
        ("french", "Le gardien du phare a descendu l'escalier et il a remis la clé à un homme."),
        ("spanish", "El guardián del faro bajó por la escalera y entregó la llave a un hombre."),
        ("italian", "Il guardiano del faro è sceso per le scale e ha consegnato la chiave a un uomo."),
        ("portuguese", "O guardião do farol desceu as escadas e entregou a chave a um homem que não conhecia."),
        ("dutch", "De wachter van de vuurtoren liep de trap af en gaf de sleutel aan een man."),
        ("swedish", "Fyrvaktaren gick nerför trappan och lämnade över nyckeln till en man som inte var där."),
        ("danish", "Fyrpasseren gik ned ad trappen og gav nøglen til en mand, som ikke havde været der før."),
        ("finnish", "Majakanvartija käveli portaat alas ja antoi avaimen miehelle, joka ei ollut ennen käynyt siellä."),
        ("hungarian", "A világítótorony őre lement a lépcsőn, és átadta a kulcsot egy férfinak, aki nem volt ott."),
        ("romanian", "Paznicul farului a coborât scările și a dat cheia unui bărbat care nu fusese niciodată acolo."),
        ("turkish", "Fener bekçisi merdivenlerden indi ve anahtarı bir adama verdi, çünkü artık çok yaşlıydı."),
        ("polish", "Strażnik latarni zszedł po schodach i oddał klucz człowiekowi, którego nie było na wyspie."),
        ("czech", "Strážce majáku sešel po schodech a předal klíč muži, který na ostrově ještě nebyl."),
        ("russian", "Смотритель маяка спустился по лестнице и отдал ключ человеку, который там не был."),
        ("ukrainian", "Доглядач маяка зійшов сходами вниз і віддав ключ чоловікові, якого там не було."),
        ("belarusian", "Даглядчык маяка сышоў па лесвіцы і аддаў ключ чалавеку, якога там не было."),
        ("bulgarian", "Пазачът на фара слезе по стълбите и даде ключа на един човек, който не беше там."),
        ("greek", "Ο φύλακας του φάρου κατέβηκε τις σκάλες και έδωσε το κλειδί."),
        ("arabic", "نزل حارس المنارة على الدرج وسلم المفتاح إلى رجل"),
        ("hindi", "रखवाला सीढ़ियों से नीचे उतरा और उसने चाबी एक आदमी को दे दी"),
    ])
    func sentences(_ language: String, _ text: String) {
        #expect(LanguageDetector.language(of: text.utf8.span) == language)
    }

    @Test(arguments: ["", "2024 – 17:30", "黑豹队的防守只丢了 308分", "NASAとJAXAが協定を結んだ", "สวัสดีครับ", "\u{1F600}", "שלום עולם"])
    func nothingToStem(_ text: String) { #expect(LanguageDetector.language(of: text.utf8.span) == nil) }

    @Test func anyBytes() {
        var generator = SeededGenerator(seed: RandomText.seed)
        for round in 0..<100 {
            let text = round % 2 == 0 ? RandomText.bytes(&generator, count: 300) : RandomText.unicode(&generator, count: 300)
            #expect(LanguageDetector.language(of: text.span) == LanguageDetector.language(of: text.span))
        }
    }

    /// Of news and encyclopedia paragraphs: nearly all by their first 200 characters, and more as a whole.
    @Test(.enabled(if: SharedCorpora.isPresent, "../shared/corpora is not there"))
    func corpora() throws {
        let corpora: [(language: String?, path: String)] = [
            ("english", "judged/xquad-en/docs.jsonl"), (nil, "judged/xquad-zh/docs.jsonl"), ("english", "news/wikinews-en.jsonl.zst"),
            ("russian", "judged/xquad-ru/docs.jsonl"), ("german", "languages/de.jsonl.zst"),
            ("french", "languages/fr.jsonl.zst"), ("russian", "languages/ru.jsonl.zst"), ("ukrainian", "languages/uk.jsonl.zst"),
        ]
        for (language, path) in corpora {
            let articles = try SharedCorpora.articles(path, limit: ProcessEnvironment.isFull ? .max : 1_500)
            var right = (whole: 0, start: 0)
            for (title, body) in articles {
                if LanguageDetector.language(title: title, body: body) == language { right.whole += 1 }
                if LanguageDetector.language(of: String(body.prefix(200)).utf8.span) == language { right.start += 1 }
            }
            let shares = (Double(right.whole) / Double(articles.count), Double(right.start) / Double(articles.count))
            print("\(path): \(articles.count) articles, \(right.whole) right, \(right.start) by 200 characters")
            #expect(shares.0 >= 0.98, "\(path): \(shares)")
            #expect(shares.1 >= 0.95, "\(path): \(shares)")
        }
    }
}
