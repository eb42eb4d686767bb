import LedeTestSupport
import Testing

@testable import Lede

/// Searches on every keystroke: what a word finds when it is finished is found while it is being typed.
@Suite struct AsYouTypeTests {
    private static let english = Result { try AskedArticles(seed: 3) }
    private static let standard = Result { try AskedArticles(seed: 3, analyzer: "standard", keepsSurfaces: nil) }
    private static let stems = Result { try AskedArticles(seed: 3, keepsSurfaces: false) }

    private func typing(_ text: String) -> SearchQuery { .typed(text, .plain, .prefixLastWord) }

    /// Every beginning of texts whose last word is completed letter by letter: all that the finished one finds is found.
    @Test(arguments: 1...3) func completingAWordLosesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for asked in [try Self.english.get(), try Self.standard.get()] {
            for _ in 0..<25 {
                let word = AskedArticles.words[random.below(AskedArticles.words.count)]
                let other = AskedArticles.words[random.below(15)]
                let (before, after) = [
                    ("", " "), ("\(other) ", " "), ("\(other) OR ", " "), ("(\(other) OR ", ") "), ("\"\(other) ", "\" "), ("\"", "\" "),
                    ("title:", " "), ("title:(\(other) ", ") "), ("\(other) -\(other)x ", " "), ("^", " "), ("NEAR(\(other) ", ") "),
                    ("\(other)-", " "), ("\(other) AND (NOT -", ") "),
                ].randomElement(using: &random)!
                let finished = try asked.ids(.typed(before + word + after))
                for length in 1...word.count {
                    let text = before + word.prefix(length)
                    let found = try asked.ids(typing(text))
                    #expect(finished.isSubset(of: found), "\(text) of \(before + word + after): \(finished.subtracting(found))")
                }
                // With a blank, or closed, it is what it is when nothing is being typed.
                #expect(try asked.ids(typing(before + word + after)) == finished)
            }
        }
    }

    @Test func literalWordsAndBagsOfWordsToo() throws {
        let asked = try Self.english.get()
        for word in AskedArticles.words {
            for length in 1...word.count {
                let text = "oil " + word.prefix(length)
                #expect(try asked.ids(.words("oil \(word)")).isSubset(of: asked.ids(.words(text, .prefixLastWord))), "\(text)")
                #expect(
                    try asked.ids(.anyWords("oil \(word)")).isSubset(of: asked.ids(.words(text, [.anyWord, .prefixLastWord]))), "\(text)")
                #expect(
                    try asked.ids(.typed("oil \(word)", .words)).isSubset(of: asked.ids(.typed(text, .words, .prefixLastWord))), "\(text)")
            }
            #expect(try asked.ids(.words("oil \(word) ", .prefixLastWord)) == asked.ids(.words("oil \(word)")))
        }
    }

    /// Without words as written only stems can be completed; the finished word still finds no more with a blank than without.
    @Test func stemsAloneLoseNothingByABlank() throws {
        let asked = try Self.stems.get()
        for word in AskedArticles.words {
            #expect(try asked.ids(.words(word)).isSubset(of: asked.ids(typing(word))), "\(word)")
            #expect(try asked.ids(.phrase("oil \(word)")).isSubset(of: asked.ids(typing("\"oil \(word)"))), "\(word)")
        }
    }

    @Test func stemOrPrefix() throws {
        let asked = try Self.english.get()
        let finished = try asked.ids(.words("prices"))
        #expect(try asked.ids(.words("price")) == finished)
        for text in ["pric", "price", "prices"] { #expect(try asked.ids(typing(text)).isSuperset(of: finished)) }
        #expect(try asked.ids(typing("prices")) == finished)
        #expect(try asked.ids(typing("runn")).isSuperset(of: asked.ids(.words("run"))))
        // Marks are read as always.
        #expect(try asked.ids(typing("pric*")) == asked.ids(.typed("pric*")))
        #expect(try asked.ids(typing("prise~")) == asked.ids(.typed("prise~")))
    }

    @Test func whatIsNotCompleteAsksForNothingYet() throws {
        let asked = try Self.english.get()
        let oil = try asked.ids(.words("oil"))
        for text in [
            "oil ", "oil title:", "oil title: ", "oil date:", "oil date:1", "oil date:198", "oil AND ", "oil OR", "oil (", "oil \"",
            "oil -",
        ] {
            let found = try asked.ids(typing(text))
            #expect(text == "oil OR" ? found.isSubset(of: oil) : found == oil, "\(text)")
        }
        #expect(try asked.ids(typing("oil date:1987")) == asked.ids(.typed("oil date:1987")))
        #expect(try asked.ids(typing("oil date:1987")).count < oil.count)
        #expect(try asked.ids(typing("oil date:1987-0")) == oil)
        #expect(try asked.ids(typing("oil section:ne")) == asked.ids(.typed("oil section:news")))
        #expect(try asked.ids(typing("oil section:spor")) == asked.ids(.typed("oil section:sports")))
        #expect(try asked.ids(typing("author:\"ada qu")) == asked.ids(.typed("author:\"ada quill\"")))
        #expect(try asked.ids(typing("author:adam")) == asked.ids(.typed("author:adams")))
        // What is left out is left out as it stands.
        #expect(try asked.ids(typing("oil -fo")) == oil)
        #expect(try asked.ids(typing("oil NOT fog")) == asked.ids(.typed("oil NOT fog")))
        #expect(try asked.ids(typing("oil -section:ne")) == oil)
    }

    private static let awkward = [
        "oil AND", "oil OR", "oil NOT", "\"crude o", "(oil", "oil)", "~", "*", "don't", "don'", "oil -", "-oil", "\"", "\"\"", "title:",
        "date:",
        "date:198", "NEAR(", "NEAR(oil pri", "NEAR(oil price, 5", "/oi", "/oi[l/", "oil^", "oil^2", "oil~1", "te?t", "^", "^oil", "'Turk",
        "u.s.",
        "AT&T", "((((((", "oil && (fog || \"thick", "AND", "OR NOT", "😀", "e\u{301}", "résum", "日本", "\u{0}", "path:a/b", "id:a1",
        "oil\u{A0}p",
    ]

    @Test func anyTextCutAnywhereIsAQuery() throws {
        var random = SeededGenerator(seed: 9)
        let asked = try Self.english.get()
        let pieces = Self.awkward + AskedArticles.words + [" ", " ", "  ", "\n", ":", "section:ne", "author:", "(", ")", "\"", "-"]
        var texts = Self.awkward
        for _ in 0..<12 {
            texts.append((0..<6).map { _ in pieces[random.below(pieces.count)] + (random.below(2) == 0 ? " " : "") }.joined())
        }
        for text in texts {
            var beginning = ""
            for scalar in text.unicodeScalars {
                beginning.unicodeScalars.append(scalar)
                for syntax in [QuerySyntax.plain, .words] {
                    _ = try asked.hits(.typed(beginning, syntax, .prefixLastWord))
                    _ = try asked.hits(.typed(beginning, syntax, [.prefixLastWord, .anyWord]))
                }
                _ = try asked.hits(.words(beginning, .prefixLastWord))
            }
        }
    }

    @Test func completionsAreOfTheLastWord() throws {
        let asked = try Self.english.get()
        let completions = try asked.search.completions(of: "oil pri", limit: 3)
        #expect(completions.count == 3)
        #expect(completions.allSatisfy { $0.word.hasPrefix("pri") && $0.text == "oil " + $0.word && $0.articleCount > 0 })
        #expect(zip(completions, completions.dropFirst()).allSatisfy { $0.articleCount >= $1.articleCount })
        #expect(try asked.search.completions(of: "\"crude oi", limit: 9).map(\.text) == ["\"crude oil"])
        #expect(try asked.search.completions(of: "oil ", limit: 9).isEmpty)
        #expect(try asked.search.completions(of: "", limit: 9).isEmpty)
        #expect(try asked.search.completions(of: "oil", limit: -1).isEmpty)
    }
}
