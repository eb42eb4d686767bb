import LedeArticleIngest
import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

/// Delimited values as spreadsheets, pandas and dumps write them.
@Suite struct DelimitedTests {
    private static let separators: [(name: String, character: Character)] = [
        ("a.csv", ","), ("b.csv", ";"), ("c.csv", "|"), ("d.csv", "\t"), ("e.tsv", "\t"),
    ]

    /// Cells of every kind, written as RFC 4180 asks, come back, whatever separates them and ends the lines.
    @Test func whatIsWrittenComesBack() throws {
        var random = SeededGenerator(seed: 5)
        let pieces = ["word", " ", "\"", "\"\"", ",", ";", "|", "\t", "é", "\n", "'", "1", "x y"]
        for round in 0..<120 {
            let (name, separator) = Self.separators[round % Self.separators.count]
            let lineEnd = ["\n", "\r\n"][round / 5 % 2]
            let rows = (0..<Int.random(in: 1...6, using: &random)).map { number in
                ["id\(number)"]
                    + (0..<2).map { _ in
                        (0..<Int.random(in: 1...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                            .trimmingCharacters(in: .newlines) + "."
                    }
            }
            func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
            let lines = [["id", "title", "text"]] + rows
            let content = lines.map { $0.map(cell).joined(separator: String(separator)) }.joined(separator: lineEnd) + lineEnd
            let found = try Readings(name, holding: content)
            #expect(found.problems == [], "\(content)")
            #expect(found.articles.map { [$0.id, $0.title, $0.body] } == rows, "\(content)")
        }
    }

    @Test func tabsWithQuotesThatAreCharacters() throws {
        let found = try Readings("a.tsv", holding: "id\ttext\n1\t\"Hello,\" he said.\n2\t\"Open\n3\tHe said \"yes\"\n4\t\"\"\n5\tplain\"\n")
        #expect(found.problems == [])
        #expect(found.articles.map(\.body) == ["\"Hello,\" he said.", "\"Open", "He said \"yes\"", "", "plain\""])
    }

    @Test func tabsWithQuotedLines() throws {
        let found = try Readings(
            "a.tsv", holding: "text\tlabel\n\"First line.\nSecond \"\"line\"\".\n\nThird.\"\t1\nPlain\t2\n\"tab\tin it\"\t3\n")
        #expect(found.problems == [])
        #expect(found.articles.map(\.body) == ["First line.\nSecond \"line\".\n\nThird.", "Plain", "tab\tin it"])
    }

    @Test func aQuoteThatNothingClosesIsNoHalfArticle() throws {
        let found = try Readings("a.tsv", holding: "id\ttitle\ttext\n1\tBridge\t\"First line.\nSecond line.\n2\tFerry\tPlain\n")
        #expect(found.articles.map(\.id) == ["2"])
        #expect(found.problems.map(\.description) == ["a.tsv:2: a quoted cell is not closed", "a.tsv:3: 1 fields where the header has 3"])
        let csv = try Readings("a.csv", holding: "id,text\n1,a\n2,\"open\n3,x\n4,\"y\"\n5,z\n")
        #expect(csv.articles.map(\.id) == ["1", "3", "4", "5"])
        #expect(csv.problems.map(\.description) == ["a.csv:3: a quoted cell is not closed"])
    }

    @Test(arguments: ["a.csv", "a.tsv"])
    func manyOpenQuotesLoseOnlyTheirLines(_ name: String) throws {
        let separator = name == "a.csv" ? "," : "\t"
        let many = 4000
        var lines = ["id,title,text"]
        for number in 0..<many { lines.append(number % 2 == 0 ? "\(number),\"open \(number)" : "\(number),t,x") }
        let found = try Readings(name, holding: lines.map { $0.replacing(",", with: separator) }.joined(separator: "\n") + "\n")
        #expect(found.articles.map(\.id) == (0..<many).filter { $0 % 2 == 1 }.map(String.init))
        #expect(found.problems.count == many / 2)
    }

    @Test(arguments: ["sep=;\n", "\"sep=;\"\r\n", "SEP=;\r\n", ""])
    func spreadsheets(_ first: String) throws {
        let found = try Readings(
            "a.csv", holding: first + "id;title;text;date\n1;Semi;Der Text, mit Komma; 28.10.2024\n2;Zwei;\"Noch; einer\";2024-10-29\n")
        #expect(found.articles.map(\.body) == ["Der Text, mit Komma", "Noch; einer"])
        #expect(found.problems == [])
    }

    @Test func theHeaderDecidesTheSeparator() throws {
        // Commas within the names of a file with semicolons, and the other way round.
        #expect(try Readings("a.csv", holding: "id;title, short;text\n1;a,b;c,d\n").articles.map(\.body) == ["c,d"])
        #expect(try Readings("b.csv", holding: "id,text,a;b;c;d\n1,x,y\n").articles.map(\.body) == ["x"])
        var options = ReadingOptions()
        options.delimiter = UInt8(ascii: "^")
        #expect(try Readings("c.csv", holding: "id^text\n1^x,y;z\n", options).articles.map(\.body) == ["x,y;z"])
    }

    @Test func filesWithoutAHeader() throws {
        let two = try Readings("collection.tsv", holding: "0\tPassage one about bridges\n1\t\"Passage\" two about ferries\n")
        #expect(two.articles.map(\.id) == ["0", "1"])
        #expect(two.articles.map(\.body) == ["Passage one about bridges", "\"Passage\" two about ferries"])
        let three = try Readings("c.tsv", holding: "D1\tBridge\tIt is closed.\nD2\tFerry\tIt sails.\n")
        #expect(three.articles.map(\.title) == ["Bridge", "Ferry"])
        #expect(three.articles.map(\.id) == ["D1", "D2"])
        let four = try Readings("docs.tsv", holding: "D1\thttps://x.example/1\tBridge\tIt is closed.\n")
        #expect(four.articles.map(\.url) == ["https://x.example/1"])
        #expect(four.articles.map(\.body) == ["It is closed."])
        // A header of unknown names is no row.
        #expect(try Readings("d.tsv", holding: "nummer\tinhalt\n1\tein Text\n").problems.map(\.loses) == [.input])
        var options = ReadingOptions()
        options.fields = FieldMapping([.init(role: .text, name: "2"), .init(role: .id, name: "3")])
        let numbered = try Readings("e.csv", holding: "x,some words,7\ny,more words,8\n", options)
        #expect(numbered.articles.map(\.id) == ["7", "8"])
        #expect(numbered.articles.map(\.body) == ["some words", "more words"])
        #expect(numbered.articles[0].metadata == [Metadatum(name: "1", value: "x")])
    }

    @Test(arguments: [
        ("a.csv", "id,title,text\n1,Old,Body one\n2,Two,Body two\n"),
        ("a.jsonl", "{\"id\":\"1\",\"text\":\"Body one\"}\n{\"id\":\"2\",\"text\":\"Body two\"}\n"),
        ("a.trec", "<DOC>\n<DOCNO>1</DOCNO>\nBody one\n</DOC>\n<DOC>\n<DOCNO>2</DOCNO>\nBody two\n</DOC>\n"),
    ])
    func returnsAloneEndLines(_ name: String, _ content: String) throws {
        let found = try Readings(name, holding: content.replacing("\n", with: "\r"))
        #expect(found.articles.map(\.id) == ["1", "2"])
        #expect(found.articles.map(\.body) == ["Body one", "Body two"])
        #expect(found.problems == [])
    }

    @Test func emptyRowsAreNoArticles() throws {
        let found = try Readings("a.csv", holding: "id,title,text\n,,\n1,,\n 2 ,T,\n")
        #expect(found.articles.map(\.id) == ["1", "2"])
        #expect(found.problems.map(\.description) == ["a.csv:2: an empty row"])
    }
}
