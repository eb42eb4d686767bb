import LedeArticleModel
import LedeQueryLanguage
import LedeTestSupport
import Testing

@testable import Lede

/// Queries built in code against what the plain syntax makes of the same texts, and against sets.
@Suite struct FacadeQueryTests {
    private static let asked = Result { try AskedArticles(seed: 5) }

    private var asked: AskedArticles { get throws { try Self.asked.get() } }

    private func expectSame(_ one: SearchQuery, _ other: SearchQuery, isFound: Bool = true, _ comment: Comment = "") throws {
        let (first, second) = (try asked.hits(one), try asked.hits(other))
        #expect(first.map(\.id) == second.map(\.id), comment)
        #expect(first.map(\.score) == second.map(\.score), comment)
        if isFound { #expect(!first.isEmpty, comment) }
    }

    @Test func wordsAreAnalyzedByTheIndex() throws {
        try expectSame(.words("Ferries"), .words("ferry"))
        #expect(try asked.ids(.words("Ferries")).count > 5)
        #expect(try asked.ids(.phrase("ferried")).isStrictSubset(of: asked.ids(.words("ferried"))))
    }

    @Test func builtQueriesAreWhatIsTyped() throws {
        var random = SeededGenerator(seed: 1)
        let words = AskedArticles.words
        for _ in 0..<60 {
            let (one, other) = (words[random.below(words.count)], words[random.below(words.count)])
            try expectSame(.words("\(one) \(other)"), .typed("\(one) \(other)"), isFound: false)
            try expectSame(.anyWords("\(one) \(other)"), .typed("\(one) OR \(other)"))
            try expectSame(.words("\(one)-\(other)"), .typed("\(one)-\(other)"), isFound: false)
            try expectSame(.phrase("\(one) \(other)"), .typed("\"\(one) \(other)\""), isFound: false)
            try expectSame(.prefix(String(one.prefix(3))), .typed(String(one.prefix(3)) + "*"))
            try expectSame(.prefix("\(one) \(other.prefix(2))"), .typed("\"\(one) \(other.prefix(2))\"*"), isFound: false)
            try expectSame(.near([one, other], within: 3), .typed("NEAR(\(one) \(other), 3)"), isFound: false)
            try expectSame(.fuzzy(one), .typed(one + "~"))
            try expectSame(.fuzzy(one, 1), .typed(one + "~1"))
            try expectSame(.wildcard("?" + one.dropFirst()), .typed("?" + one.dropFirst()))
            try expectSame(.title(.words(one)), .typed("title:\(one)"), isFound: false)
            try expectSame(.body(.anyWords("\(one) \(other)")), .typed("body:(\(one) OR \(other))"))
            try expectSame(.words(one) && .phrase(other), .typed("\(one) \"\(other)\""), isFound: false)
            try expectSame(.words(one) && !.words(other), .typed("\(one) -\(other)"), isFound: false)
            try expectSame(.words(one).boosted(by: 3) || .words(other), .typed("\(one)^3 OR \(other)"))
        }
        try expectSame(.near(["crude oil", "price"], within: 9), .typed("NEAR(\"crude oil\" price, 9)"), isFound: false)
        try expectSame(.words("oil") && .field("section", "NEWS"), .typed("oil section:news"))
        try expectSame(.words("oil") && .filter(.date("1987")), .typed("oil date:1987"))
        try expectSame(.filter(.author("quill")), .typed("author:quill"))
        try expectSame(.all, .typed("*"))
        try expectSame("oil OR fog", .typed("oil OR fog"))
        try expectSame(.typed("oil AND fog", .fts5), .words("oil fog"))
    }

    @Test func wildcardsCrossWhatTheIndexCuts() throws {
        let found = try asked.ids(.wildcard("multi-ag?n*"))
        let pairs = try asked.ids(.phrase("multi agent")).union(asked.ids(.phrase("multi agents"))).union(
            asked.ids(.phrase("multi agency")))
        #expect(found == pairs)
        #expect(try asked.ids(.wildcard("f?g*")) == asked.ids(.prefix("fog")))
        #expect(try asked.ids(.wildcard("---")).isEmpty)
    }

    @Test func literalTextIsNeverAnOperator() throws {
        for text in [
            "oil AND fog", "oil OR fog", "oil NOT fog", "oil -fog", "(oil fog)", "oil (fog", "\"oil\" fog", "oil \"fog", "oil* fog",
            "oil~ fog",
            "title:oil fog", "oil^3 fog", "NEAR(oil fog)", "oil * fog", "/oil/ fog", "+oil fog", "oil && fog", "oil | fog",
        ] {
            let bare = text.map { $0.isLetter || $0.isNumber ? String($0) : " " }.joined().lowercased()
            #expect(try asked.ids(.words(text)) == asked.ids(.words(bare)), "\(text)")
            #expect(try asked.ids(.phrase(text)) == asked.ids(.phrase(bare)), "\(text)")
            // A text without blanks that the analyzer cuts in several words is a phrase.
            guard text.split(separator: " ").allSatisfy({ $0.split { !$0.isLetter && !$0.isNumber }.count < 2 }) else { continue }
            #expect(try asked.ids(.anyWords(text)).isSuperset(of: asked.ids(.anyWords("oil fog"))), "\(text)")
        }
        try expectSame(.phrase("~oil"), .phrase("oil"))
        #expect(try asked.ids(.words("*")).isEmpty)
    }

    /// Trees of parts against the sets that the parts find.
    @Test(arguments: 1...4) func operatorsAreThoseOfSets(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let asked = try asked
        let all = try asked.ids(.all)
        #expect(all == Set(asked.articles.keys))
        func tree(_ depth: Int) throws -> (SearchQuery, Set<String>) {
            func leaf() throws -> (SearchQuery, Set<String>) {
                let word = AskedArticles.words[random.below(20)]
                let leaf: SearchQuery =
                    switch random.below(5) {
                    case 0: .phrase(word)
                    case 1: .prefix(String(word.prefix(2)))
                    case 2: .field("section", "news")
                    case 3: .title(.words(word))
                    default: .words(word)
                    }
                return (leaf, try asked.ids(leaf))
            }
            guard depth > 0 else { return try leaf() }
            let (one, ones) = try tree(depth - 1)
            let (other, others) = try tree(depth - 1)
            return switch random.below(6) {
            case 0: (one && other, ones.intersection(others))
            case 1: (one || other, ones.union(others))
            case 2: (one && !other, ones.subtracting(others))
            case 3: (!one, all.subtracting(ones))
            case 4: (one.boosted(by: 2), ones)
            default: (one, ones)
            }
        }
        for _ in 0..<40 {
            let (query, expected) = try tree(3)
            let found = try asked.ids(query)
            #expect(found == expected, "\(query)")
        }
    }

    @Test func textsWithoutAWordAskForNothing() throws {
        #expect(try asked.hits("").isEmpty)
        #expect(try asked.hits(!.words("  ")).isEmpty)
        try expectSame(.words("…") && .words("oil"), .words("oil"))
        try expectSame(.typed("") || .words("oil"), .words("oil"))
        #expect(try asked.hits(.any(of: [])).isEmpty)
        #expect(try asked.hits(.all(of: [])).isEmpty)
    }

    @Test func unknownFieldsAreTold() throws {
        func error(_ query: SearchQuery) throws -> AskingError? {
            do { _ = try asked.hits(query) } catch let error as AskingError { return error }
            return nil
        }
        #expect(try error(.field("secton", "news")) == .unknownField("secton", near: ["section"]))
        #expect(try error(!.field("prize", "9")) == .unknownField("prize", near: ["Price"]))
        #expect(try error(.field("publisher", "x")) == .unknownField("publisher", near: []))
        #expect(try error(.filter(.exists("autor"))) == .unknownField("autor", near: ["author"]))
        #expect(try error(.field("SECTION", "news")) == nil)
        try expectSame(.field("price", "9"), .field("PRICE", "9"))
        #expect(try error(.filter(.date("soon"))) == .noDate("soon", readings: []))
        #expect(try error(.filter(.date("03/01/1987"))) == .noDate("03/01/1987", readings: ["1987-01-03", "1987-03-01"]))
        let empty = try AskedArticles(seed: 1, count: 0)
        #expect(try empty.hits(.field("section", "news")).isEmpty)
    }

    @Test func sizeIsBounded() throws {
        func isRefused(_ query: SearchQuery) throws -> Bool {
            #expect(Set([query, query]).count == 1)
            do { _ = try asked.hits(query) } catch AskingError.tooLarge { return true } catch QueryError.tooDeep { return true }
            return false
        }
        var (nots, boosts, groups): (SearchQuery, SearchQuery, SearchQuery) = ("fog", "fog", "fog")
        var (both, either): (SearchQuery, SearchQuery) = ("fog", "fog")
        var filter: SearchFilter = .exists("section")
        for number in 0..<20_000 {
            nots = !nots
            boosts = boosts.boosted(by: 1)
            groups = .title(number.isMultiple(of: 2) ? groups && "oil" : groups || "oil")
            both = both && "oil"
            either = either || "oil"
            filter = !filter
        }
        for query in [nots, boosts, groups, both, either, .filter(filter)] { #expect(try isRefused(query)) }
        #expect(try isRefused(.words(String(repeating: "oil ", count: 3_000)) || .words(String(repeating: "fog ", count: 3_000))))
        #expect(try isRefused(.any(of: (0..<100).map { .prefix("a\($0)") })))
        var deep: SearchQuery = "fog"
        for _ in 0..<100 { deep = .title(deep && "fog") || "oil" }
        #expect(try !isRefused(deep))
        #expect(try !isRefused(.any(of: (0..<1_000).map { .words("w\($0)") })))
    }
}
