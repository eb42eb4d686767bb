/// A language by name and code, and the analyzer that serves it best.
package struct Language: Sendable, Hashable {
    /// ISO 639-1.
    package let code: String
    /// Its English name, in lower case.
    package let name: String
    /// A name of `AnalyzerCatalog`.
    package let analyzer: String

    /// The languages that have an analyzer of their own with this libstemmer, by name.
    package static let all: [Language] = {
        let own = [
            ("zh", "chinese"), ("ja", "japanese"), ("ko", "korean"), ("th", "thai"), ("uk", UkrainianStemmer.name), ("lo", "lao"),
            ("km", "khmer"), ("my", "burmese"),
        ]
        let bigrams: Set<String> = ["lao", "khmer", "burmese"]
        var languages = own.map { Language(code: $0.0, name: $0.1, analyzer: bigrams.contains($0.1) ? "cjk" : $0.1) }
        for (code, name) in snowballCodes where SnowballAlgorithm.names.contains(name) {
            languages.append(Language(code: code, name: name, analyzer: name))
        }
        return languages.sorted { $0.name < $1.name }
    }()

    /// The analyzer for a language as a person names it: its code or name, in any case, or `auto`, for articles in several; nil if it has
    /// no analyzer of its own.
    package static func analyzerName(for language: String) -> String? {
        let language = language.lowercased()
        if language == AutoAnalyzer.catalogName { return AutoAnalyzer.catalogName }
        // Norwegian has a code of its own and one for each of its written forms; zh-Hant and the like say more than is needed.
        let code = ["nb": "no", "nn": "no"][language] ?? language.split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? language
        return all.first { $0.name == language || $0.code == code }?.analyzer
    }

    private static let snowballCodes = [
        ("ar", "arabic"), ("hy", "armenian"), ("eu", "basque"), ("ca", "catalan"), ("cs", "czech"), ("da", "danish"), ("nl", "dutch"),
        ("en", "english"),
        ("eo", "esperanto"), ("et", "estonian"), ("fi", "finnish"), ("fr", "french"), ("de", "german"), ("el", "greek"), ("hi", "hindi"),
        ("hu", "hungarian"), ("id", "indonesian"), ("ga", "irish"), ("it", "italian"), ("lt", "lithuanian"), ("ne", "nepali"),
        ("no", "norwegian"), ("fa", "persian"), ("pl", "polish"), ("pt", "portuguese"), ("ro", "romanian"), ("ru", "russian"),
        ("sr", "serbian"),
        ("es", "spanish"), ("sv", "swedish"), ("ta", "tamil"), ("tr", "turkish"), ("yi", "yiddish"),
    ]
}
