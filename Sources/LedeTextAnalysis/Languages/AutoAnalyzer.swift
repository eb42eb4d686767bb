/// Each article by its own language: the language that `LanguageDetector` finds in its title and the beginning of its body decides how the
/// words of both are stemmed. If none is found, or it has no stemmer, words stay as the standard analyzer has them. Text in scripts without
/// blanks becomes bigrams everywhere.
///
/// An article's language affects terms only: all languages cut text into the same tokens. A query's word stands for its forms in every
/// language, as terms at one position; so does one in quotation marks.
package struct AutoAnalyzer: Analyzer {
    static let catalogName = "auto"
    package let name = AutoAnalyzer.catalogName

    /// The languages it stems. Indexes depend on this list and on the detector's tables: changing them makes another analyzer, with a name
    /// of its own.
    private static let stemmed = [
        ("en", "english"), ("de", "german"), ("fr", "french"), ("es", "spanish"), ("it", "italian"), ("pt", "portuguese"), ("nl", "dutch"),
        ("sv", "swedish"), ("da", "danish"), ("no", "norwegian"), ("fi", "finnish"), ("hu", "hungarian"), ("ro", "romanian"),
        ("tr", "turkish"),
        ("ca", "catalan"), ("id", "indonesian"), ("ru", "russian"), ("uk", UkrainianStemmer.name), ("ar", "arabic"), ("el", "greek"),
        ("hi", "hindi"), ("ne", "nepali"), ("ta", "tamil"), ("hy", "armenian"),
    ]

    /// One language of the list.
    private struct Member: Sendable {
        var code: String
        var language: String
        var analyzer: LanguageAnalyzer
    }

    /// The first is for all languages without a stemmer; its code is no language's.
    private static let members: [Member] = {
        var members = [Member(code: "zx", language: "", analyzer: LanguageAnalyzer(name: Self.catalogName, joinsApostrophes: true))]
        for (code, language) in stemmed where language == UkrainianStemmer.name || SnowballAlgorithm.names.contains(language) {
            let analyzer = LanguageAnalyzer(name: Self.catalogName, stemmer: language, joinsApostrophes: true, stopWords: language)
            members.append(Member(code: code, language: language, analyzer: analyzer))
        }
        return members
    }()

    package init() {}

    private static func member(of language: String?) -> Member {
        language.flatMap { language in members.first { $0.language == language } } ?? members[0]
    }

    package var forms: WordForms { [.surface, .spelling] }

    package var stacksTerms: Bool { true }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        let tag = LanguageTag.code(text)
        let member = tag.flatMap { tag in Self.members.first { $0.code == tag } } ?? Self.member(of: LanguageDetector.language(of: text))
        return member.analyzer.analyze(text, progress: &progress, limit: limit, forms: forms, into: &batch)
    }

    package func articleAnalyzer(title: String, body: String) -> (any Analyzer)? {
        Self.member(of: LanguageDetector.language(title: title, body: body)).analyzer
    }

    package func articleTag(title: String, body: String) -> String {
        LanguageTag.tag(Self.member(of: LanguageDetector.language(title: title, body: body)).code)
    }

    package func queryAnalyzer(for query: String) -> any Analyzer {
        let likely = Self.member(of: LanguageDetector.language(of: query.utf8.span)).analyzer
        return AlternativesAnalyzer(Self.members.map(\.analyzer.forQueries), stopWords: likely)
    }
}
