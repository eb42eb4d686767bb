import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import LedeTestSupport
import LedeTextAnalysis
import Testing

@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval

/// Words that occur, and are likely misspelt all the same.
@Suite struct CommonerWordTests {
    /// 120 articles for each word of `common`, two for each of `rare`.
    private func searcher(common: [String], rare: [String], analyzer: String = "standard") throws -> Searcher {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: analyzer)
        let builder = try writer.makeRunBuilder()
        var number = 0
        for (words, count) in [(common, 120), (rare, 2)] {
            for word in words {
                for _ in 0..<count {
                    try builder.add(Article(id: String(number), body: "The \(word) visit to the harbour"))
                    number += 1
                }
            }
        }
        _ = try writer.commit([try builder.finish()])
        writer.close()
        return Searcher(reader: try IndexReader(directory))
    }

    private func commoner(_ text: String, _ searcher: Searcher) throws -> (words: [CommonerWord], corrected: String?) {
        let query = QueryParser(searcher.reader).parse(text).query
        let suggestions = try searcher.suggestions(for: query, matchCount: try searcher.count(query))
        return (suggestions.commoner, suggestions.corrected(text, for: searcher.reader))
    }

    @Test(arguments: ["standard", "english"]) func farCommonerWordsAreProposed(analyzer: String) throws {
        let searcher = try searcher(
            common: ["Zelenskyy", "receive", "government", "president"], rare: ["Zelensky", "recieve", "goverment", "presidnet"],
            analyzer: analyzer)
        for (typed, meant) in [("zelensky", "zelenskyy"), ("recieve", "receive"), ("goverment", "government"), ("presidnet", "president")] {
            let found = try commoner("the \(typed) visit", searcher)
            #expect(found.words.map(\.commoner) == [meant], "\(typed): \(found)")
            #expect(found.words.first?.docFreq == 2, "\(typed): \(found)")
            #expect(found.words.first?.commonerDocFreq == 120, "\(typed): \(found)")
            #expect(found.corrected == "the \(meant) visit")
            // The right spelling, and what is quoted, is left alone; so is what the query does not find with the other word either.
            #expect(try commoner(meant, searcher).words.isEmpty)
            #expect(try commoner("\"\(typed)\"", searcher).corrected == nil)
            #expect(try commoner("\(typed) nowhere", searcher).words.isEmpty)
        }
        #expect(
            try commoner("Zelensky OR \"recieve\"", searcher).corrected == nil
                || commoner("Zelensky OR \"recieve\"", searcher).corrected?.contains("\"recieve\"") == true)
    }

    @Test func whatMayBeRightIsLetBe() throws {
        // An ending, another first or second letter, a number, a short word, two edits, a consonant for another, a short word with another
        // vowel.
        let pairs = [
            ("harbours", "harbour"), ("martins", "sartins"), ("snelling", "selling"), ("covid19", "covid29"), ("gaol", "goal"),
            ("stanmore", "stanford"), ("painted", "painter"),
            ("monkey", "money"), ("maple", "male"), ("regents", "recents"), ("castes", "cases"), ("plate", "place"), ("horses", "houses"),
            ("farmer", "former"),
        ]
        for (rare, common) in pairs { #expect(try commoner(rare, try searcher(common: [common], rare: [rare])).words.isEmpty, "\(rare)") }
        let even = try searcher(common: ["government", "goverment"], rare: [])
        #expect(try commoner("goverment", even).words.isEmpty)
    }

    @Test(arguments: [
        ("freind", "friend"), ("recieve", "receive"), ("goverment", "government"), ("occured", "occurred"), ("zelensky", "zelenskyy"),
        ("definately", "definitely"),
        ("gorbachov", "gorbachev"), ("горбачов", "горбачев"),
    ])
    func slips(typed: String, meant: String) {
        #expect(SpellingSlip.isLikely(Array(typed.unicodeScalars), for: Array(meant.unicodeScalars)))
        #expect(!SpellingSlip.isLikely(Array(meant.unicodeScalars), for: Array(meant.unicodeScalars)))
    }

    @Test("the automaton of bits agrees with the rows of the table") func agreesWithRows() throws {
        var random = SeededGenerator(seed: 2026)
        let letters = ["a", "b", "c", "é", "я", "𝄞"]
        func word(_ most: Int) -> String { (0..<1 + random.below(most)).map { _ in letters[random.below(letters.count)] }.joined() }
        for round in 0..<4_000 {
            let asked = word(round.isMultiple(of: 50) ? 63 : 7)
            // Half of the others are made from the word by edits.
            var other = Array(asked)
            for _ in 0..<random.below(4) where !other.isEmpty {
                let place = random.below(other.count)
                switch random.below(4) {
                case 0: other.remove(at: place)
                case 1: other.insert(Character(letters[random.below(letters.count)]), at: place)
                case 2: other[place] = Character(letters[random.below(letters.count)])
                default: if place + 1 < other.count { other.swapAt(place, place + 1) }
                }
            }
            let read = random.below(2) == 0 ? String(other) : word(8)
            for edits in 0...2 {
                let pattern = FuzzyPattern(term: Array(asked.utf8), edits: edits)
                let (bits, rows) = (
                    SpellingAutomaton(pattern).distance(to: read.unicodeScalars), FuzzyAutomaton(pattern).distance(to: read.unicodeScalars)
                )
                #expect(bits == rows, "\(asked) \(read) \(edits)")
            }
        }
    }

    @Test("passing over stretches of terms loses no correction") func stretches() throws {
        // Far more terms that begin alike than are read one by one.
        let fill = (0..<400).flatMap { ["quo\($0)", "harv\($0)x", "zzz\($0)"] }
        let searcher = try searcher(common: [], rare: fill + ["harbour", "harpour", "quorum", "zzzebra"])
        func corrections(_ text: String) throws -> [String] {
            try searcher.suggestions(for: QueryParser(searcher.reader).parse(text).query, limit: 10).words.flatMap {
                $0.corrections.map(\.text)
            }
        }
        #expect(try corrections("harbuor") == ["harbour", "harpour"])
        #expect(try corrections("quorun") == ["quorum"])
        #expect(try corrections("zzebra") == ["zzzebra"])
    }
}
