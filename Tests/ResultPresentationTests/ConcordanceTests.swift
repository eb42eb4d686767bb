import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import LedeTestSupport
import LedeTextAnalysis
import Testing

@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval

@Suite struct ConcordanceTests {
    private func searcher(_ articles: [Article]) throws -> Searcher {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: "standard")
        let builder = try writer.makeRunBuilder()
        for article in articles { try builder.add(article) }
        _ = try writer.commit([try builder.finish()])
        writer.close()
        return Searcher(reader: try IndexReader(directory))
    }

    private func lines(_ query: String, _ articles: [Article], context: Int = 20, order: ConcordanceOrder = .document) throws
        -> [ConcordanceLine]
    {
        let searcher = try searcher(articles)
        var sorter = ConcordanceSorter(order, limit: 1_000)
        var lines: [ConcordanceLine] = []
        let summary = try searcher.concordance(of: QueryParser(searcher.reader).parse(query).query, context: context) {
            sorter.add($0)
            lines.append($0)
        }
        #expect(summary.occurrenceCount == lines.count)
        #expect(summary.articleCount == Set(lines.map(\.doc)).count)
        #expect(summary.cutArticleCount == 0)
        return order == .document ? lines : sorter.sorted
    }

    @Test func keywordsStandInTheirContext() throws {
        let found = try lines(
            "\"sea wall\" NOT pier",
            [
                Article(id: "a", title: "Sea Wall!", body: "“The   old\nsea wall,” he said. A sea  wall."),
                Article(id: "b", body: "sea wall pier"),
                Article(id: "c", body: "wall sea"),
            ])
        #expect(found.map(\.docno) == ["a", "a", "a"])
        #expect(found.map(\.field) == [.title, .body, .body])
        #expect([found[0].left, found[0].keyword, found[0].right] == ["", "Sea Wall", "!"])
        #expect([found[1].left, found[1].keyword, found[1].right] == ["“The old ", "sea wall", ",” he said. A sea wa"])
        #expect([found[2].left, found[2].keyword, found[2].right] == ["a wall,” he said. A ", "sea wall", "."])
        #expect(found[1].leftWords == ["old", "the"])
        #expect(found[1].rightWords.prefix(2) == ["he", "said"])
        #expect(found[0].leftWords.isEmpty)
        #expect(found[0].rightWords.isEmpty)
    }

    @Test func ordersAreByTheNearestWords() throws {
        let articles = [
            Article(id: "1", body: "the big fire burns now"), Article(id: "2", body: "a small fire again"),
            Article(id: "3", body: "the Big fire again"),
            Article(id: "4", body: "fire"),
        ]
        #expect(try lines("fire", articles).map(\.docno) == ["1", "2", "3", "4"])
        #expect(try lines("fire", articles, order: .left).map(\.docno) == ["4", "3", "1", "2"])
        #expect(try lines("fire", articles, order: .right).map(\.docno) == ["4", "3", "2", "1"])
        var sorter = ConcordanceSorter(.right, limit: 2)
        for line in try lines("fire", articles) { sorter.add(line) }
        #expect(sorter.sorted.map(\.docno) == ["4", "3"])
    }

    @Test func wordsSortByTheirLettersBeforeTheirSpelling() throws {
        let articles = [
            "fire zebra", "fire Éclair", "fire eclair b", "fire éclair a", "fire Straße", "fire strasse a", "fire strategy", "fire яма",
            "fire Ähre", "fire ahr",
        ]
        .enumerated().map { Article(id: "\($0)", body: $1) }
        let order = try lines("fire", articles, order: .right).map { $0.right.dropFirst() }
        // Equal letters go on with the next words, and only then by spelling.
        #expect(order == ["ahr", "Ähre", "Éclair", "éclair a", "eclair b", "Straße", "strasse a", "strategy", "zebra", "яма"], "\(order)")
        var counter = NeighbourCounter()
        for line in try lines("fire", articles) { counter.add(line) }
        #expect(counter.commonestRight(4).map(\.word) == ["éclair", "ahr", "ähre", "eclair"])
    }

    @Test func whatAnApostropheJoinsIsOneWord() throws {
        let found = try lines(
            "bank",
            [
                Article(id: "1", body: "They don't trust the bank's chairman"), Article(id: "2", body: "l’eau d’une bank ‘bank’ said"),
                Article(id: "3", body: "O'Bank 'bank'"),
            ])
        #expect(
            found.map(\.leftWords) == [
                ["the", "trust", "don't", "they"], ["d’une", "l’eau"], ["bank", "d’une", "l’eau"], [], ["o'bank"],
            ], "\(found.map(\.leftWords))")
        #expect(found.map(\.rightWords) == [["chairman"], ["bank", "said"], ["said"], ["bank"], []], "\(found.map(\.rightWords))")
    }

    @Test func nearGivesALineForEachPlace() throws {
        let near = "NEAR(sea wall, 2)"
        let found = try lines(
            near,
            [
                Article(id: "1", body: "The sea met the wall. A wall, the sea! Sea and sky and land and wall."),
                Article(id: "2", body: "wall sea sea wall far away from that sea"),
            ], context: 5)
        #expect(found.map(\.keyword) == ["sea met the wall", "wall, the sea", "wall sea", "sea wall"], "\(found.map(\.keyword))")
        // An occurrence of one clump is not joined to one of another clump.
        let apart = try lines(near, [Article(id: "1", body: "sea wall sea x x x x x x wall sea")])
        #expect(apart.map(\.keyword) == ["sea wall", "wall sea"], "\(apart.map(\.keyword))")
        let twice = try lines("NEAR(sea sea, 2)", [Article(id: "1", body: "sea and sea by a wall far from the sea")])
        #expect(twice.map(\.keyword) == ["sea and sea"], "\(twice.map(\.keyword))")
        let mixed = try lines("NEAR(\"sea wall\" pier, 3) OR gull", [Article(id: "1", body: "gull and pier by the sea wall, gull")])
        #expect(mixed.map(\.keyword) == ["gull", "pier by the sea wall", "gull"])
    }

    @Test func neighboursAreCounted() throws {
        var counter = NeighbourCounter()
        for line in try lines("fire", [Article(id: "1", body: "The fire, the FIRE; a fire the fire now fire now")]) { counter.add(line) }
        #expect(counter.commonestLeft(2).map(\.word) == ["the", "a"])
        #expect(counter.commonestLeft(2).map(\.count) == [3, 1])
        #expect(counter.commonestRight(9).map(\.word) == ["now", "the", "a"])
        #expect(counter.commonestRight(9).map(\.count) == [2, 2, 1])
    }

    @Test func onePlaceIsOneLine() throws {
        #expect(try lines("fire fir* \"fire\"", [Article(id: "1", body: "a fire burns")]).count == 1)
    }

    /// In any text: lines are what their range says, sides adjoin the keyword, and words are those of the analyzer.
    @Test func linesAreWhatTheTextSays() throws {
        var random = SeededGenerator(seed: 405)
        let pieces = [
            "fire", "sea", " ", " ", " ", ". ", "\n", "e\u{301}", "👩‍🚒", "\u{200F}", "北京", "שלום", "\u{0}", "word", "\r\n", "\u{301}",
            "a b c d e f g ",
        ]
        let visible = { (text: String) in Array(text.unicodeScalars).filter { !$0.properties.isWhitespace && $0 != "\u{301}" } }
        for _ in 0..<60 {
            let body = (0..<random.below(120)).map { _ in pieces[random.below(pieces.count)] }.joined()
            for line in try lines("fire OR word OR 北京", [Article(id: "1", body: body)], context: 1 + random.below(40)) {
                let bytes = Array(body.utf8)
                let keyword = String(decoding: bytes[line.range.bytes], as: UTF8.self)
                #expect(line.keyword.unicodeScalars.starts(with: keyword.unicodeScalars))
                let before = visible(String(decoding: bytes[..<line.range.bytes.lowerBound], as: UTF8.self))
                let behind = visible(String(decoding: bytes[line.range.bytes.upperBound...], as: UTF8.self))
                #expect(before.suffix(visible(line.left).count) == visible(line.left)[...])
                let tail = visible(line.keyword).count - visible(keyword).count
                #expect(behind.dropFirst(tail).starts(with: visible(line.right)))
            }
        }
    }

    @Test func manyOccurrencesAreCutAndSaidToBe() throws {
        let searcher = try searcher([Article(id: "1", body: String(repeating: "a ", count: 10_000)), Article(id: "2", body: "x a")])
        let summary = try searcher.concordance(of: .term("a")) { _ in }
        #expect(summary == ConcordanceSummary(occurrenceCount: MatchFinder.mostSpans + 1, articleCount: 2, cutArticleCount: 1))
    }
}
