import LedeRetrievalTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

@Suite("The strict FTS5 syntax")
struct FTS5SyntaxParserTests {
    private func parse(_ text: String) throws -> Query { try FTS5Syntax(analyzer: LetterAnalyzer()).parse(text) }

    @Test(
        "trees",
        arguments: [
            ("Cats", "cats"), ("a b c", "(a & b & c)"), ("a AND b c", "(a & b & c)"), ("a OR b AND c", "(a | (b & c))"),
            ("a b NOT c d", "((a & b) - (c & d))"), ("one OR two NOT three", "(one | (two - three))"), ("a NOT b NOT c", "((a - b) - c)"),
            ("(a OR b) AND c", "((a | b) & c)"), ("a OR (b OR c)", "(a | b | c)"), ("or And near NEAR", "(or & and & near & near)"),
            ("\"a b\"", "\"a b\""), ("a + b + \"c d\"", "\"a b c d\""), ("\"say \"\"no\"\"\"", "\"say no\""), ("\"AND\"", "and"),
            ("title:a", "title:a"), ("TITLE : a", "title:a"), ("-title:a", "body:a"), ("{title body}:a", "a"), ("-{ title } : a", "body:a"),
            ("title:a b", "(title:a & b)"), ("title:(a OR b)", "(title:a | title:b)"), ("title:(title:a b)", "(title:a & title:b)"),
            ("title:(body:a)", "0"), ("title:(body:a OR b)", "(0 | title:b)"), ("-{title body}:a", "a~-1"), ("\"title\":a", "title:a"),
            ("a-title:b", "(a & body:b)"), ("a^b", "(a & ^b)"), ("^a + b", "^\"a b\""),
            ("a*", "a*"), ("\"a\" *", "a*"), ("\"a*\"", "a"), ("a + b*", "\"a b*\""),
            ("a* + b", "\"a* b\""), ("a + \".\"*", "a*"), ("a* + \".\"", "a"),
            ("NEAR(a b)", "NEAR(a b, 10)"), ("NEAR (a \"b c\", 007)", "NEAR(a \"b c\", 7)"), ("NEAR(a)", "a"), ("NEAR(a, 3)", "a"),
            ("title:NEAR(a b, 2)", "NEAR(title:a title:b, 2)"), ("NEAR(a \".\" b)", "NEAR(a b, 10)"), ("NEAR(\".\")", "0"),
            ("NEAR(a b, 4294967295)", "NEAR(a b, -1)"), ("NEAR(a b, 4294967297)", "NEAR(a b, 1)"),
            ("a \".\"", "a"), ("\".\" a", "a"), ("a \".\" b", "(a & b)"), ("a AND \".\"", "0"), ("a OR \".\"", "(a | 0)"),
            ("a NOT \".\"", "(a - 0)"),
            ("\"\"", "0"), ("a\0b", "a"), ("a \n\t\r b", "(a & b)"),
        ])
    func trees(_ text: String, _ expected: String) throws {
        #expect(try parse(text).short == expected)
    }

    /// The message, and the place as characters counted from 0.
    @Test(
        "errors and their places",
        arguments: [
            ("", "fts5: syntax error near \"\"", 0..<0), ("a AND", "fts5: syntax error near \"\"", 5..<5),
            ("a AND ", "fts5: syntax error near \"\"", 6..<6),
            ("a AND OR b", "fts5: syntax error near \"OR\"", 6..<8), ("(a) b", "fts5: syntax error near \"b\"", 4..<5),
            ("a (b)", "fts5: syntax error near \"a\"", 0..<1), ("don't", "fts5: syntax error near \"'\"", 3..<4),
            ("a.b", "fts5: syntax error near \".\"", 1..<2),
            ("multi-agent", "no such column: agent", 6..<11), ("a nosuch : b", "no such column: nosuch", 2..<8),
            ("{title x}:b", "no such column: x", 7..<8), ("日本 x:b", "no such column: x", 3..<4),
            ("é\u{301}🎉 \"x", "unterminated string", 3..<5),
            ("\"", "unterminated string", 0..<1), ("\"a\0b\"", "unterminated string", 0..<2),
            ("NEAR(a b, x)", "expected integer, got \"x\"", 10..<11),
            ("NEAR(a b, \"5\")", "expected integer, got \"\"5\"\"", 10..<13), ("^NEAR(a b)", "fts5: syntax error near \"(\"", 5..<6),
            ("title:a:b", "fts5: syntax error near \":\"", 7..<8), ("a title:(b)", "fts5: syntax error near \"(\"", 8..<9),
            ("{}:a", "fts5: syntax error near \"}\"", 1..<2), ("a * *", "fts5: syntax error near \"*\"", 4..<5),
            ("*", "unknown special query: ", 0..<1),
            ("* foo bar", "unknown special query: foo", 0..<5), (" *", "fts5: syntax error near \"*\"", 1..<2),
            ("a))", "fts5: syntax error near \")\"", 1..<2),
            ("((a)", "fts5: syntax error near \"\"", 4..<4), ("\0", "fts5: syntax error near \"\"", 0..<0),
        ])
    func errors(_ text: String, _ message: String, _ place: Range<Int>) {
        do throws(QuerySyntaxError) {
            Issue.record("read as \(try FTS5Syntax(analyzer: LetterAnalyzer()).parse(text).short)")
        } catch {
            #expect(error.message == message)
            #expect(error.characters == place)
            #expect(error.column == place.lowerBound + 1)
        }
    }

    @Test("what FTS5's parser has room for, and no more")
    func limits() throws {
        func nested(_ count: Int, _ text: String) -> String {
            String(repeating: "(", count: count) + text + String(repeating: ")", count: count)
        }
        #expect(try parse(nested(97, "a")).short == "a")
        #expect { try parse(nested(98, "a")) } throws: { ($0 as? QuerySyntaxError)?.message == "fts5: parser stack overflow" }
        #expect { try parse(nested(100_000, "a")) } throws: { ($0 as? QuerySyntaxError)?.column == 100 }
        let words = (0..<20_000).map { _ in "a" }
        for joint in [" ", " AND ", " OR ", " + "] { _ = try parse(words.joined(separator: joint)) }
    }

    @Test("a chain of NOT of any length can be searched")
    func exclusions() throws {
        for count in [2, 255, 256, 257, 5_000] {
            let query = try parse("a" + String(repeating: " NOT b", count: count))
            #expect(try QueryTree(query).leaves.count == count + 1)
        }
        let deep = (0..<90).reduce("a") { text, _ in "(\(text) NOT b NOT c NOT d NOT e NOT f NOT g)" }
        _ = try QueryTree(try parse(deep))
    }
}
