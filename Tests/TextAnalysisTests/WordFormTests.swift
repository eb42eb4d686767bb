import Foundation
import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

/// Surface forms and spellings beside the analyzers' terms.
@Suite struct WordFormTests {
    private static let allForms: WordForms = [.surface, .spelling]

    private func string(_ term: [UInt8]?) -> String? {
        term.map { String(decoding: WordForm.word(of: $0), as: UTF8.self) }
    }

    private func words(_ name: String, _ text: String, _ forms: WordForms = allForms) throws -> [AnalyzedWord] {
        try #require(AnalyzerCatalog.analyzer(named: name)).words(of: text.utf8.span, forms: forms)
    }

    @Test func keysAreApartAndInOrder() {
        let words = ["", "a", "été", "zz", "0"].map { Array($0.utf8) }
        for word in words {
            for form in WordForm.allCases where !(form == .analyzed && word.isEmpty) {
                let term = form.term(word)
                #expect(WordForm(of: term) == form)
                #expect(Array(WordForm.word(of: term)) == word)
                guard !word.isEmpty else { continue }
                for other in WordForm.allCases {
                    let (first, end) = other.bounds
                    let isWithin = !term.lexicographicallyPrecedes(first) && end.map { term.lexicographicallyPrecedes($0) } ?? true
                    #expect(isWithin == (other == form))
                }
            }
        }
        let long = [UInt8](repeating: 0x61, count: TokenBatch.longestTerm)
        #expect(WordForm.surface.term(long).count == TokenBatch.longestTerm)
    }

    @Test(
        arguments: [
            (
                "english", "Deployed Troops' résumés", ["deploy", "troop", "resume"], ["deployed", "troops", "resumes"],
                ["Deployed", "Troops", "résumés"]
            ),
            ("russian", "Ёлками МОЙ", ["елк", "мо"], ["елками", "мой"], ["Ёлками", "МОЙ"]),
            ("german", "Straßen Häuser", ["strass", "haus"], ["strassen", "hauser"], ["Straßen", "Häuser"]),
            ("french", "E\u{301}te\u{301}s co\u{ad}op", ["ete", "coop"], ["etes", "coop"], ["Étés", "coop"]),
            ("standard", "Café TURKEY", ["cafe", "turkey"], [nil, nil], ["Café", "TURKEY"]),
            ("porter", "Running DÉJÀ", ["run", "deja"], ["running", "deja"], [nil, nil]),
            ("whitespace", "Don't", ["Don't"], [nil], [nil]),
            ("unicode61", "Café", ["cafe"], [nil], [nil]),
        ] as [(String, String, [String], [String?], [String?])])
    func forms(_ name: String, _ text: String, _ analyzed: [String], _ surfaces: [String?], _ spellings: [String?]) throws {
        let found = try words(name, text)
        #expect(found.map { string($0.analyzed) } == analyzed)
        #expect(found.map { string($0.surface) } == surfaces)
        #expect(found.map { string($0.spelling) } == spellings)
        #expect(found.map(\.position) == Array(0..<UInt32(found.count)))
        #expect(found.allSatisfy { WordForm(of: $0.analyzed) == .analyzed && $0.surface.map { WordForm(of: $0) } ?? .surface == .surface })
    }

    @Test func oneFormStandsInForAnother() throws {
        let word = try #require(try words("english", "Troops").first)
        #expect(string(word.term(.spelling)) == "Troops")
        #expect(string(word.term(.surface)) == "troops")
        #expect(string(word.term(.analyzed)) == "troop")
        let stemOnly = try #require(try words("english", "Troops", []).first)
        #expect(WordForm.allCases.allSatisfy { stemOnly.term($0) == Array("troop".utf8) })
        let surface = try #require(try words("english", "Troops", .surface).first)
        #expect(string(surface.term(.spelling)) == "troops")
        #expect(WordForm(of: surface.term(.spelling)) == .surface)
    }

    @Test func rangesAndTheLimit() throws {
        let text = "  ~Troops, don't"
        let found = try words("english", text)
        #expect(found.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == ["Troops", "don", "t"])
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "english"))
        let many = String(repeating: "word ", count: 1_000)
        #expect(analyzer.words(of: many.utf8.span, forms: Self.allForms, limit: 10).count == 11)
        #expect(analyzer.words(of: many.utf8.span, forms: Self.allForms, limit: 1_000).count == 1_000)
        #expect(analyzer.words(of: "".utf8.span, forms: Self.allForms).isEmpty)
    }

    /// The terms that every analyzer gives for a text of any bytes never have a mark, so that marked terms are theirs alone.
    @Test(arguments: AnalyzerCatalog.names) func noAnalyzerMakesAMark(_ name: String) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        var generator = SeededGenerator(seed: RandomText.seed)
        var texts = (0..<40).map { _ in
            RandomText.bytes(&generator, count: 200) + [0, 1, 0x61, 0, 0, 1] + RandomText.unicode(&generator, count: 50)
        }
        texts.append((0...255).flatMap { [UInt8($0), 0, 1, UInt8($0), 0x61, UInt8($0), 0x20] })
        for text in texts {
            let tokens = analyzer.tokens(of: text.span)
            #expect(!tokens.bytes.contains(WordForm.mark))
            for word in analyzer.words(of: text.span, forms: Self.allForms) {
                #expect(word.surface.map { WordForm(of: $0) == .surface } ?? true)
                #expect(word.spelling.map { WordForm(of: $0) == .spelling } ?? true)
            }
        }
    }

    /// A stemming analyzer's surface forms are the standard analyzer's terms, and its own terms are the same with and without other forms.
    @Test(arguments: SnowballAlgorithm.names) func surfacesAreTheStandardAnalyzersTerms(_ name: String) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        var generator = SeededGenerator(seed: RandomText.seed)
        for round in 0..<40 {
            let text = round % 2 == 0 ? RandomText.bytes(&generator, count: 200) : RandomText.unicode(&generator, count: 200)
            let words = analyzer.words(of: text.span, forms: Self.allForms)
            #expect(words.map(\.analyzed) == analyzer.tokens(of: text.span).terms)
            let standard = StandardAnalyzer().tokens(of: text.span)
            #expect(
                words.map { $0.surface.map { Array(WordForm.word(of: $0)) } ?? [] } == standard.terms,
                "seed \(RandomText.seed), text \(text)")
            #expect(words.map(\.range.lowerBound) == standard.startOffsets)
            #expect(words.map(\.range.upperBound) == standard.endOffsets)
        }
    }

    /// What goes into an index is what a query is made of: the same terms at the same positions, whatever the limit.
    @Test(arguments: ["standard", "english", "french", "russian", "porter", "whitespace"], [WordForms.surface, .spelling, allForms, []])
    func batchesForTheIndexHaveTheSameTerms(_ name: String, _ forms: WordForms) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        var generator = SeededGenerator(seed: RandomText.seed)
        let batch = TermBatch()
        for round in 0..<80 {
            var text = round % 4 == 0 ? RandomText.unicode(&generator, count: 300) : []
            while round % 4 != 0, text.count < 600 {
                let isLong = Int.random(in: 0..<12, using: &generator) == 0
                for _ in 0..<Int.random(in: isLong ? 30...200 : 1...14, using: &generator) {
                    text.append(Array("aeinrstgdlyANRS1".utf8).randomElement(using: &generator) ?? 0)
                }
                let gap =
                    [" ", " ", " ", " ", " ", ". ", "-", "é ", "\u{301}", "目", "\u{0}", " ÉTÉ ", "ing "].randomElement(using: &generator)
                    ?? " "
                text += Array(gap.utf8)
            }
            let expected = analyzer.tokens(of: text.span, forms: forms)
            for limit in [1, 40, 1_024] {
                var found: [(position: UInt32, term: [UInt8])] = []
                var progress = AnalysisProgress()
                var isMore = true
                while isMore {
                    batch.removeAll()
                    isMore = analyzer.analyzeTerms(text.span, progress: &progress, limit: limit, forms: forms, into: batch)
                    for index in 0..<batch.count { found.append((batch.position(index), batch.term(index))) }
                }
                let sorted = found.sorted {
                    ($0.position, WordForm(of: $0.term).marks.count) < ($1.position, WordForm(of: $1.term).marks.count)
                }
                #expect(sorted.map(\.term) == expected.terms, "limit \(limit), seed \(RandomText.seed), text \(text)")
                #expect(sorted.map(\.position) == expected.positions, "limit \(limit), seed \(RandomText.seed), text \(text)")
                #expect(progress.offset == text.count, "limit \(limit), seed \(RandomText.seed), text \(text)")
            }
        }
    }
}

extension TokenBatch {
    fileprivate var terms: [[UInt8]] { (0..<count).map { term($0) } }
}
