import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

@Suite struct BigramAnalyzerTests {
    private let analyzer = LanguageAnalyzer(named: "cjk")

    /// The terms of `text` by position, those of one position joined by a slash.
    private func words(_ analyzer: (any Analyzer)?, _ text: String) throws -> [String] {
        let batch = try #require(analyzer).tokens(of: text)
        var words: [String] = []
        for index in 0..<batch.count {
            let term = String(decoding: batch.term(index), as: UTF8.self)
            if index > 0, batch.positions[index] == batch.positions[index - 1] {
                words[words.count - 1] += "/" + term
            } else {
                #expect(batch.positions[index] == UInt32(words.count))
                words.append(term)
            }
        }
        return words
    }

    @Test(arguments: [
        ("北京大学", ["北京/北", "京大/京", "大学/大", "学"]),
        ("NBA总决赛，第2场", ["nba", "总决/总", "决赛/决", "赛", "第", "2", "场"]),
        ("カタカナーと漢字々", ["カタ/カ", "タカ/タ", "カナ/カ", "ナー/ナ", "ーと/ー", "と漢/と", "漢字/漢", "字々/字", "々"]),
        ("ｶﾞｷﾞ か\u{3099}な", ["ガギ/ガ", "ギ", "がな/が", "な"]),
        ("학교에서 \u{1112}\u{1161}\u{11AB}국", ["학교/학", "교에/교", "에서/에", "서", "한국/한", "국"]),
        ("สวัสดี ๒๕๖๗", ["สวั/ส", "วัส/วั", "สดี/ส", "ดี", "2567"]),
        ("ການ\u{200B}ສຶກສາ", ["ກາ/ກ", "ານ/າ", "ນສຶ/ນ", "ສຶກ/ສຶ", "ກສ/ກ", "ສາ/ສ", "າ"]),
        ("Crème brûlée don't", ["creme", "brulee", "don", "t"]),
        ("字", ["字"]),
        ("", []),
    ])
    func indexed(_ text: String, _ expected: [String]) throws {
        #expect(try words(analyzer, text) == expected)
    }

    @Test(arguments: [
        ("北京大学", ["北京", "京大", "大学"]),
        ("北京", ["北京"]),
        ("北", ["北"]),
        ("NBA总决赛，第2场", ["nba", "总决", "决赛", "赛", "第", "2", "场"]),
        ("北京。", ["北京"]),
        ("가 나다", ["가", "나다"]),
        ("나다 가", ["나다", "다", "가"]),
    ])
    func asked(_ text: String, _ expected: [String]) throws {
        #expect(try words(analyzer?.queryAnalyzer(for: text), text) == expected)
    }

    @Test(arguments: [
        ("北京大学", ["北京", "京大", "大学"]), ("北", ["北"]), ("don't", ["don't"]), ("NBA总决赛", ["NBA", "总决", "决赛"]),
        ("北京2024年A.B.", ["北京", "2024", "年", "A.B"]),
        ("...", []),
    ])
    func units(_ text: String, _ expected: [String]) throws {
        let bytes = Array(text.utf8)
        let units = try #require(analyzer).queryUnits(of: bytes.span)
        #expect(units.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
    }

    /// A query's terms come one after the other exactly where its text is a substring, ignoring punctuation and blanks.
    @Test func phrasesAreSubstrings() throws {
        let analyzer = try #require(analyzer)
        var generator = SeededGenerator(seed: RandomText.seed)
        let alphabet = Array("漢字漢かなナ가나กข, ")
        for _ in 0..<500 {
            let text = String((0..<30).map { _ in alphabet.randomElement(using: &generator) ?? "漢" })
            let query = String(
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in alphabet.dropLast(2).randomElement(using: &generator) ?? "漢" })
            let tokens = analyzer.tokens(of: text)
            var places: [[UInt8]: Set<UInt32>] = [:]
            for index in 0..<tokens.count { places[tokens.term(index), default: []].insert(tokens.positions[index]) }
            let terms = analyzer.queryAnalyzer(for: query).terms(of: query)
            let found = (places[terms[0]] ?? []).filter { start in
                terms.enumerated().allSatisfy { places[$1]?.contains(start + UInt32($0)) == true }
            }
            // Positions count characters and words; commas and blanks have none.
            let characters = Array(text)
            var expected: Set<UInt32> = []
            var position: UInt32 = 0
            for start in characters.indices {
                if characters[start...].starts(with: Array(query)) { expected.insert(position) }
                if characters[start] != ",", characters[start] != " " { position += 1 }
            }
            #expect(found == expected, "\(text) \(query), seed \(RandomText.seed)")
        }
    }

    /// Queries too give the same tokens in pieces as at once.
    @Test(arguments: ["cjk", "ukrainian", "auto"]) func queriesDoNotDependOnLimits(_ name: String) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name)).queryAnalyzer(for: "")
        var generator = SeededGenerator(seed: RandomText.seed)
        for _ in 0..<(name == "auto" ? 6 : 30) {
            var text = RandomText.unicode(&generator, count: 60)
            text += Array(
                (0..<Int.random(in: 0...600, using: &generator)).map { _ in "漢字かな".randomElement(using: &generator) ?? "漢" }.map(
                    String.init
                ).joined().utf8)
            let whole = analyzer.tokens(of: text.span)
            for limit in [1, 3] {
                var parts = TokenBatch()
                var progress = AnalysisProgress()
                while analyzer.analyze(text.span, progress: &progress, limit: limit, into: &parts) {}
                #expect(parts.bytes == whole.bytes, "seed \(RandomText.seed)")
                #expect(parts.positions == whole.positions, "seed \(RandomText.seed)")
                #expect(parts.endOffsets == whole.endOffsets, "seed \(RandomText.seed)")
            }
        }
    }

    /// Without such scripts, the words are the standard analyzer's.
    @Test func otherTextIsStandard() throws {
        var generator = SeededGenerator(seed: RandomText.seed)
        for _ in 0..<60 {
            let scalars = String(decoding: RandomText.unicode(&generator, count: 200), as: UTF8.self).unicodeScalars
            let text = String(String.UnicodeScalarView(scalars.filter { $0.value < 0xE00 }))
            #expect(try #require(analyzer).terms(of: text) == StandardAnalyzer().terms(of: text), "seed \(RandomText.seed)")
        }
    }

    @Test func heapsOfMarksPairWithNothing() throws {
        let heap = "字" + String(repeating: "\u{3099}", count: 40)
        let batch = try #require(analyzer).tokens(of: "漢" + heap + "漢字")
        #expect(batch.positions == [0, 1, 2, 2, 3])
    }
}
