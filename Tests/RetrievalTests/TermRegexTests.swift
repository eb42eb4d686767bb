import Foundation
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

@Suite struct TermRegexTests {
    private func matches(_ source: String, _ text: String) throws -> Bool {
        RegexAutomaton(try TermRegex(source).program).matches(text.unicodeScalars)
    }

    @Test func agreesWithAnotherEngine() throws {
        var random = SeededGenerator(seed: 31)
        var matchCount = 0
        for _ in 0..<600 {
            let source = Self.expression(&random, depth: 3)
            let other = try NSRegularExpression(pattern: "\\A(?:\(source))\\z")
            for _ in 0..<20 {
                let text = String((0..<random.below(7)).map { _ in "abcé1_-".randomElement(using: &random) ?? "a" })
                let expected = other.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
                #expect(try matches(source, text) == expected, "/\(source)/ on \(text)")
                if expected { matchCount += 1 }
            }
        }
        #expect(matchCount > 500)
    }

    private static func expression(_ random: inout SeededGenerator, depth: Int) -> String {
        switch depth == 0 ? 0 : random.below(8) {
        case 0, 1: return ["a", "b", "c", "é", "1", "."].randomElement(using: &random) ?? "a"
        case 2: return ["[ab]", "[^a]", "[a-c]", "[^b-c1]", "\\d", "\\w", "[\\d_]"].randomElement(using: &random) ?? "a"
        case 3: return "(" + expression(&random, depth: depth - 1) + "|" + expression(&random, depth: depth - 1) + ")"
        case 4:
            return "(" + expression(&random, depth: depth - 1) + ")"
                + (["*", "+", "?", "{2}", "{1,}", "{0,3}"].randomElement(using: &random) ?? "*")
        default: return expression(&random, depth: depth - 1) + expression(&random, depth: depth - 1)
        }
    }

    @Test(arguments: [
        ("(", 0), ("a(b", 1), (")", 0), ("ab)", 2), ("[", 0), ("a[b", 1), ("[]", 0), ("*", 0), ("a|*", 2), ("a\\", 1), ("a{", 1),
        ("a{2", 1), ("a{3,2}", 1),
        ("a{999}", 1), ("[b-a]", 2), ("(a{255}){255}", 0), ("a^b", 1), ("a$b", 1), ("(^a)", 1), ("a(?=b)", 1), ("(?i)a", 0), ("\\bx", 0),
        ("a\\s", 1), ("[[:alpha:]]", 1), ("((((((((){255}){255}){255}){255}){255}){255}){255}){255}", 0),
    ])
    func namesThePlaceOfAMistake(_ source: String, _ offset: Int) {
        #expect { try TermRegex(source) } throws: { ($0 as? TermRegexError)?.offset == offset }
    }

    @Test func anchorsAtTheEndsChangeNothing() throws {
        for source in ["^abc$", "^abc", "abc$", "x|^abc$|y", "^(?:ab)c$"] {
            #expect(try matches(source, "abc"), "\(source)")
            #expect(try !matches(source, "abcd"), "\(source)")
            #expect(try !matches(source, "xabc"), "\(source)")
        }
        #expect(try TermRegex("^abc$").literalPrefix == Array("abc".utf8))
        #expect(try matches("\\^a\\$", "^a$"))
        #expect(try matches("[$^]", "$"))
    }

    @Test func deepNestingIsAnError() {
        let source = String(repeating: "(", count: 100_000)
        #expect(throws: TermRegexError.self) { try TermRegex(source) }
        #expect(throws: TermRegexError.self) { try TermRegex("a" + String(repeating: "*", count: 100_000)) }
    }

    @Test func classesAreBounded() throws {
        #expect(throws: TermRegexError.self) {
            try TermRegex("[" + (0..<300).map { "\\\(Character(Unicode.Scalar(0x400 + $0)!))" }.joined() + "]")
        }
        #expect(RegexAutomaton(try TermRegex("[Z-a]", foldsCase: true).program).matches("_".unicodeScalars))
    }

    @Test func literalBeginningsAreKnown() throws {
        func prefix(_ source: String) throws -> String { String(decoding: try TermRegex(source).literalPrefix, as: UTF8.self) }
        #expect(try prefix("abc") == "abc")
        #expect(try prefix("ab*c") == "a")
        #expect(try prefix("ab|c") == "")
        #expect(try prefix("éa.b") == "éa")
        #expect(try prefix("(ab)c") == "ab")
        #expect(try prefix("a(b|c)d") == "a")
    }

    @Test func capitalsAreFoldedWhereTheIndexFoldsThem() throws {
        let regex = try TermRegex("[A-C]x\\W?É", foldsCase: true)
        #expect(RegexAutomaton(regex.program).matches("bx-é".unicodeScalars))
        #expect(!RegexAutomaton(regex.program).matches("Bx-É".unicodeScalars))
    }

    @Test func sharedBeginningsChangeNothing() throws {
        var random = SeededGenerator(seed: 32)
        for _ in 0..<200 {
            let automaton = RegexAutomaton(try TermRegex(Self.expression(&random, depth: 3)).program)
            let terms = Set((0..<60).map { _ in String((0..<random.below(6)).map { _ in "abcé1".randomElement(using: &random) ?? "a" }) })
            var walk = AutomatonWalk(automaton, skipping: 0)
            var work = 0
            for term in terms.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                #expect(walk.accepts(term, work: &work) == automaton.matches(String(decoding: term, as: UTF8.self).unicodeScalars))
            }
        }
    }
}
