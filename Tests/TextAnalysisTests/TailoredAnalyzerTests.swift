import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

/// Analyzers with stop words, words kept whole and custom tokenizers: what they make of texts, and how they are recorded.
@Suite struct TailoredAnalyzerTests {
    private func analyzer(_ name: String) throws -> any Analyzer { try #require(AnalyzerCatalog.analyzer(named: name), "\(name)") }

    /// The terms as text, `_` for an omitted word, with their positions.
    private func tokens(_ analyzer: any Analyzer, _ text: String) -> [String] {
        let batch = analyzer.tokens(of: text)
        return (0..<batch.count).map { index in
            let term = batch.isOmitted(index) ? "_" : String(decoding: batch.term(index), as: UTF8.self)
            return "\(batch.positions[index]) \(term)"
        }
    }

    // MARK: Definitions

    @Test func aDefinitionIsReadAsItIsWritten() throws {
        var definition = AnalyzerDefinition(.builtIn("english"))
        #expect(definition.name == "english")
        definition.stopWords = ["the", "of", "a,b", "100%", "x=y;z", "été", " ", "\n", "\u{0}"]
        definition.keptWords = ["AB-123/X", "C++"]
        definition.keptShapes = ["AA-9+/X"]
        #expect(
            definition.name
                == "english;keep=AB-123/X,C++;shape=AA-9+/X;stop=%00,%0A,%20,100%25,a%2Cb,of,the,x%3Dy%3Bz,été")
        #expect(AnalyzerDefinition(named: definition.name) == definition)
        #expect(definition.summary == "english, 2 words kept whole, 1 shape kept whole, 9 stop words")
        // A person need not know the order.
        #expect(AnalyzerDefinition.name(describedAs: "english;stop=the,of,the;keep=C++") == "english;keep=C++;stop=of,the")
        #expect(AnalyzerDefinition.name(describedAs: "unicode61:remove_diacritics=0") == "unicode61:remove_diacritics=0")
        #expect(AnalyzerDefinition.name(describedAs: "english;stop=") == nil)
        var custom = AnalyzerDefinition(.custom("my codes"))
        #expect(custom.name == "custom:my%20codes")
        custom.stopWords = ["a"]
        #expect(AnalyzerDefinition(named: custom.name) == custom)
    }

    @Test(
        arguments: [
            "english;stop=", "english;stop", "english;stop=b,a", "english;stop=a,a", "english;stop=a,", "english;", "english;stop=a;keep=b",
            "english;stop=a;stop=b", "english;halt=a", "english;stop=%61", "english;stop=a%2cb", "english;stop=%", "english;stop=%F",
            "english;stop=a b", "custom:", "custom:a b", "english;stop=\u{0}", "english;keep=a=b", "english;stop=%FF", ";stop=a",
            "nobody;stop=a",
        ])
    func otherTextsAreNoAnalyzers(name: String) {
        #expect(AnalyzerCatalog.analyzer(named: name) == nil)
    }

    @Test func limitsOfDefinitionsHold() {
        var definition = AnalyzerDefinition(.builtIn("standard"))
        definition.stopWords = Set((0..<AnalyzerDefinition.mostWords).map { "w\($0)" })
        #expect(definition.problem == nil)
        #expect(AnalyzerDefinition(named: definition.name) == definition)
        definition.stopWords.insert("one more")
        #expect(definition.problem != nil)
        #expect(AnalyzerDefinition(named: definition.name) == nil)
        definition.stopWords = Set((0..<300).map { String(repeating: "x", count: 250) + "\($0)" })
        #expect(definition.problem != nil)
        definition.stopWords = [String(repeating: "x", count: 256)]
        #expect(definition.problem != nil)
        definition.stopWords = [""]
        #expect(definition.problem != nil)
    }

    /// Whatever stands in a manifest is an analyzer or none, and the same one each time.
    @Test func anyTextIsReadSafely() {
        var random = SeededGenerator(seed: 14)
        let pieces = [
            "english", "standard", "custom:", ";", "=", ",", "%", "%2C", "%00", "stop", "keep", "shape", "a", "é", "A9X+\\", "\u{0}", " ",
        ]
        var known = 0
        for _ in 0..<3_000 {
            let text = (0..<1 + random.below(9)).map { _ in pieces[random.below(pieces.count)] }.joined()
            guard let definition = AnalyzerDefinition(named: text) else { continue }
            #expect(definition.name.utf8.elementsEqual(text.utf8))
            guard let analyzer = AnalyzerCatalog.analyzer(named: text) else { continue }
            known += 1
            #expect(analyzer.name == text)
            _ = analyzer.tokens(of: "the AB-1 é \u{0} a")
        }
        #expect(known > 0)
    }

    // MARK: Stop words

    @Test func stopWordsHoldTheirPlaces() throws {
        let standard = try analyzer("standard;stop=of,the")
        #expect(tokens(standard, "The Bank of England") == ["0 _", "1 bank", "2 _", "3 england"])
        // By the word as written: `being` has the stem of `be`.
        let english = try analyzer("english;stop=being")
        #expect(tokens(english, "to be, being Being") == ["0 to", "1 be", "2 _", "3 _"])
        let words = english.words(of: "Being ferries".utf8.span, forms: [.surface, .spelling])
        #expect(words.map(\.isOmitted) == [true, false])
        #expect(words[0].surface == nil)
        #expect(words[0].spelling == nil)
        #expect(words[1].surface == WordForm.surface.term("ferries".utf8))
        #expect(words[1].spelling == WordForm.spelling.term("ferries".utf8))
        #expect(english.isStopWord("Being"))
        #expect(!english.isStopWord("ferry"))
        // What is typed of a longer word is not left out.
        #expect(english.patternAnalyzer.words(of: "being".utf8.span, forms: .surface).first?.isOmitted == false)
        #expect(tokens(try analyzer("french;stop=Été"), "L'été") == ["0 l", "1 _"])
        #expect(tokens(try analyzer("standard;stop=don't"), "I don't") == ["0 i", "1 _", "2 _"])
        #expect(tokens(try analyzer("whitespace;stop=The"), "The the") == ["0 _", "1 the"])
    }

    // MARK: Kept words

    @Test func codesAreKeptWhole() throws {
        let standard = try analyzer("standard;keep=.NET,AB-123/X,C++,Ä-1")
        #expect(tokens(standard, "an ab-123/x, C++ and .net") == ["0 an", "1 ab-123/x", "2 c++", "3 and", "4 .net"])
        #expect(tokens(standard, "AB-123/X1 XAB-123/X ä-1") == ["0 ab", "1 123", "2 x1", "3 xab", "4 123", "5 x", "6 ä-1"])
        #expect(tokens(standard, "“AB-123/X”") == ["0 ab-123/x"])
        let shaped = try analyzer("standard;shape=AA-9+/X")
        #expect(tokens(shaped, "Zz-7/9 ab-12/c a-1/b ab-1/cd") == ["0 zz-7/9", "1 ab-12/c", "2 a", "3 1", "4 b", "5 ab", "6 1", "7 cd"])
        #expect(tokens(try analyzer("whitespace;keep=AB"), "AB ab (AB)") == ["0 AB", "1 ab", "2 (", "3 AB", "4 )"])
        // A stop word is no reason to cut a code, and a code no stop word.
        #expect(tokens(try analyzer("standard;keep=the-x;stop=the"), "the the-x") == ["0 _", "1 the-x"])
        // While it is typed, the beginning of a code is one word.
        #expect(standard.patternAnalyzer.terms(of: "ab-12") == [Array("ab-12".utf8)])
        #expect(standard.terms(of: "ab-12").count == 2)
        let words = try analyzer("english;keep=AB-1").words(of: "AB-1".utf8.span, forms: [.surface, .spelling])
        #expect(words[0].analyzed == Array("ab-1".utf8))
        #expect(words[0].surface == WordForm.surface.term("ab-1".utf8))
        #expect(words[0].spelling == WordForm.spelling.term("AB-1".utf8))
    }

    @Test func longTextsAreReadInWindows() throws {
        let analyzer = try analyzer("standard;keep=AB-1")
        for filler in ["word ", "日本"] {
            let text = String(repeating: filler, count: (9 << 17) / filler.utf8.count) + " AB-1 end"
            let batch = analyzer.tokens(of: text)
            #expect(batch.term(batch.count - 2) == Array("ab-1".utf8))
            #expect(batch.positions.last == UInt32(batch.count - 1))
        }
    }

    /// Whatever the text and however it is cut into batches: the same tokens in order within the text, and a term at each position.
    @Test func anyTextGivesSoundTokens() throws {
        var random = SeededGenerator(seed: 15)
        let bases = ["standard", "english", "auto", "cjk", "whitespace", "unicode61", "porter", "ascii", "ukrainian"]
        for base in bases {
            let tailored = try analyzer("\(base);keep=A,a-b,ab;shape=9+,A-X;stop=a,b,c,x,é,日")
            for round in 0..<60 {
                let text =
                    round % 3 == 0
                    ? RandomText.bytes(&random, count: 120)
                    : round % 3 == 1
                        ? RandomText.unicode(&random, count: 120)
                        : Array(
                            (0..<60).map { _ in ["a", "b", "-", " ", "ab", "c", "1", "é", "日", "x", "\0"][random.below(11)] }.joined().utf8)
                let forms = WordForms(rawValue: UInt8(random.below(4)))
                let whole = tailored.tokens(of: text.span, forms: forms)
                var next: UInt32 = 0
                for index in 0..<whole.count {
                    #expect(whole.positions[index] == next || whole.positions[index] + 1 == next)
                    next = whole.positions[index] + 1
                    #expect((0...whole.endOffsets[index]).contains(whole.startOffsets[index]))
                    #expect(whole.endOffsets[index] <= text.count)
                    #expect(!whole.termRange(index).isEmpty)
                }
                var parts = TokenBatch()
                var progress = AnalysisProgress()
                while tailored.analyze(text.span, progress: &progress, limit: 2, forms: forms, into: &parts) {}
                #expect(parts.bytes == whole.bytes, "\(base)")
                #expect(parts.positions == whole.positions, "\(base)")
                let terms = TermBatch()
                progress = AnalysisProgress()
                while tailored.analyzeTerms(text.span, progress: &progress, limit: 3, forms: forms, into: terms) {}
                #expect((0..<terms.count).map { terms.term($0) } == (0..<whole.count).map { whole.term($0) }, "\(base)")
                #expect(progress.position == next, "\(base)")
            }
        }
    }

    // MARK: Custom tokenizers

    @Test func aTokenizerLikeWhitespaceIsLikeWhitespace() {
        var random = SeededGenerator(seed: 16)
        let custom = CustomAnalyzer(SpaceTokenizer(), name: "custom:spaces")
        for _ in 0..<200 {
            let text = String(decoding: RandomText.unicode(&random, count: 100), as: UTF8.self)
            let (expected, found) = (WhitespaceAnalyzer().tokens(of: text), custom.tokens(of: text))
            #expect(found.bytes == expected.bytes)
            #expect(found.termEnds == expected.termEnds)
            #expect(found.startOffsets == expected.startOffsets)
            #expect(found.endOffsets == expected.endOffsets)
            #expect(found.positions == expected.positions)
        }
        // What is not UTF-8 leaves offsets alone.
        let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0x20, 0xE2, 0x82, 0x63]
        let found = custom.tokens(of: bytes.span)
        #expect(found.startOffsets == [0, 2, 7])
        #expect(found.endOffsets == [1, 3, 8])
    }

    @Test func hostileTokenizersAreTamed() {
        for seed in 0..<40 as Range<UInt64> {
            let custom = CustomAnalyzer(HostileTokenizer(seed: seed), name: "custom:hostile")
            for text in ["", "a", "日本語 und ä\u{301} 👩‍👩‍👧 \0 end", String(repeating: "ab ", count: 200)] {
                let batch = custom.tokens(of: text)
                var terms: Set<[UInt8]> = []
                for index in 0..<batch.count {
                    let (start, end) = (batch.startOffsets[index], batch.endOffsets[index])
                    #expect(start <= end && end <= text.utf8.count)
                    #expect(index == 0 ? batch.positions[0] == 0 : batch.positions[index] - batch.positions[index - 1] <= 1)
                    if index > 0, batch.positions[index] != batch.positions[index - 1] { terms = [] }
                    #expect(terms.insert(batch.term(index)).inserted)
                    #expect((1...TokenBatch.longestTerm).contains(batch.termRange(index).count))
                    #expect(!batch.term(index).contains(0))
                    #expect(String(validating: batch.term(index), as: UTF8.self) != nil || batch.isOmitted(index))
                    let utf8 = Array(text.utf8)
                    for bound in [start, end] where bound < utf8.count { #expect(utf8[bound] & 0xC0 != 0x80) }
                }
                for pair in zip(batch.startOffsets, batch.startOffsets.dropFirst()) { #expect(pair.0 <= pair.1) }
                #expect(batch.bytes.count + batch.count * 32 <= CustomTokenSink.budget(textCount: text.utf8.count))
            }
        }
    }

    @Test func skippedPlacesHoldOmittedWords() {
        let custom = CustomAnalyzer(HyphenTokenizer(), name: "custom:hyphens")
        #expect(tokens(custom, "a-b c") == ["0 a-b", "0 a", "1 b", "2 c"])
        #expect(tokens(custom, "a. b") == ["0 a", "1 _", "2 _", "3 b"])
    }
}

/// White space alone separates, as in `whitespace`.
struct SpaceTokenizer: CustomTokenizer {
    let name = "spaces"

    func tokenize(_ text: String, into sink: inout CustomTokenSink) {
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let isSeparator = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar.value == 0 }
            guard let first = scalars[start...].firstIndex(where: { !isSeparator($0) }) else { return }
            let end = scalars[first...].firstIndex(where: isSeparator) ?? scalars.endIndex
            sink.append(String(scalars[first..<end]), range: first..<end, step: 1)
            start = end
        }
    }
}

/// Words between blanks; `a-b` is also its parts, and a full stop leaves two places free.
struct HyphenTokenizer: CustomTokenizer {
    let name = "hyphens"

    func tokenize(_ text: String, into sink: inout CustomTokenSink) {
        var step = 1
        for word in text.split(separator: " ") {
            let parts = word.split(separator: "-")
            if parts.count > 1 {
                sink.append(word.lowercased(), range: word.startIndex..<word.endIndex, step: step)
                step = 0
            }
            for part in parts {
                sink.append(part.filter { $0 != "." }.lowercased(), range: part.startIndex..<part.endIndex, step: step)
                step = part.hasSuffix(".") ? 3 : 1
            }
        }
    }
}

/// Does everything that it should not, the same each time.
struct HostileTokenizer: CustomTokenizer {
    let name = "hostile"
    let seed: UInt64

    func tokenize(_ text: String, into sink: inout CustomTokenSink) {
        var random = SplitMix(state: seed &+ UInt64(text.utf8.count))
        let other = "another text, longer than most 👩‍👩‍👧"
        let terms = ["", "\0", "a\0b", "a", "b", "é", "\u{FFFD}", String(repeating: "日", count: 20_000), " ", "\u{1}", "👩‍👩‍👧"]
        let steps = [0, 1, 1, 1, 2, 99, 100, 101, -1, Int.min, Int.max, 1 << 31, 0, 0]
        func index(_ text: String) -> String.Index {
            text.utf8.index(text.startIndex, offsetBy: random.below(text.utf8.count + 1))
        }
        for _ in 0..<random.below(300) {
            let source = random.below(4) == 0 ? other : text
            let bounds = [index(source), index(source)]
            let term = terms[random.below(random.below(20) == 0 ? terms.count : 7)]
            sink.append(term, range: bounds.min()!..<bounds.max()!, step: steps[random.below(steps.count)])
        }
    }

    private struct SplitMix {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
        }
    }
}
