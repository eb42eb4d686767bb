import LedeArticleIngest
import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

@testable import enum LedePageExtraction.MarkupText

/// HTML is never indexed as markup, wherever it is, and what only looks like it stays as it is.
@Suite struct MarkupTests {
    @Test(arguments: [
        (
            "<p>First <b>para</b>.</p><p>Second&nbsp;para &amp; more.</p><script>var x=1;</script><style>p{color:red}</style><!-- c --><br/>Tail &#8217;s",
            "First para.\n\nSecond para & more.\n\nTail ’s"
        ),
        ("AT&amp;T beats 3 &lt; 5", "AT&T beats 3 < 5"), ("One<br>two<BR />three", "One\ntwo\nthree"),
        ("Some <a href=\"x?a>b\">link</a> here", "Some link here"),
        ("First <em>line</em>\nsecond line\n\nNext one", "First line\nsecond line\n\nNext one"),
        ("<ul><li>one<li>two</ul>after", "one\ntwo\n\nafter"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;", "Escaped & twice"), ("<![CDATA[<p>In CDATA</p>]]>", "In CDATA"),
        ("<p>1 < 2 and 3 > 2, <3, x<y>z, <é></p>", "1 < 2 and 3 > 2, <3, x<y>z, <é>"), ("<div>a<div>b</div>", "a\n\nb"),
        ("x <b>bold</i> y</b> z", "x bold y z"),
        ("<p>half <b", "half <b"), ("&#150;&#x2019;&eacute;&nosuch;&", "–’é&nosuch;&"), ("<pre>a\n  b</pre>", "a\n  b"),
        ("Caf\u{00E9}<p>\u{4E2D}\u{6587} \u{1F600}</p>", "Caf\u{00E9}\n\n\u{4E2D}\u{6587} \u{1F600}"),
    ])
    func markupBecomesText(_ markup: String, _ text: String) throws {
        #expect(MarkupText.plain(markup) == text)
    }

    @Test(arguments: [
        "a < b and c > d", "I <3 you", "x<y>z", "List<String> and Map<K, V>", "#include <stdio.h>", "the <b> tag", "use <div> for it",
        "if (a<b) return c>d;", "a << 2 >> 1",
        "Q&A with AT&T", "&", "< >", "<>", "</>", "<!", "<!-- not closed", "<a href=", "`<b>x</b>` in code", "``<p>a</p><p>b</p>``",
        "mail <ann@example.org>", "<https://example.org>",
        "5 <i 7", "<T extends Comparable<T>>", "template<class T>", "<é>", "x <- y", "<1>2</1>", "fish & chips; peas",
    ])
    func whatIsNoMarkupStays(_ text: String) {
        #expect(MarkupText.plain(text) == text)
    }

    /// Random trees of elements with known text: every word comes out, in order, and no name of a tag does.
    @Test func everyWordOfRandomMarkupSurvives() {
        var random = SeededGenerator(seed: 17)
        let names = ["p", "div", "b", "em", "span", "a", "li", "ul", "blockquote", "h2", "td", "section"]
        for round in 0..<300 {
            var words: [String] = []
            func tree(_ depth: Int) -> String {
                var out = ""
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    if depth < 5, Int.random(in: 0..<2, using: &random) == 0 {
                        let name = names.randomElement(using: &random) ?? "p"
                        let attributes = Int.random(in: 0..<3, using: &random) == 0 ? " class=\"tag \(name) > x\"" : ""
                        // Some end tags are missing.
                        let end = Int.random(in: 0..<8, using: &random) == 0 ? "" : "</\(name)>"
                        out += "<\(name)\(attributes)>\(tree(depth + 1))\(end)"
                    } else {
                        words.append("w\(words.count)é")
                        out +=
                            " \(words[words.count - 1]) " + ["", "<br>", "<script>no()</script>", "<!-- no -->", "&amp;"].randomElement(
                                using: &random)!
                    }
                }
                return out
            }
            let markup = "<div>" + tree(0) + "</div>"
            let found = MarkupText.plain(markup).split(whereSeparator: \.isWhitespace).map(String.init).filter { $0 != "&" }
            #expect(found == words, "round \(round): \(markup)")
        }
    }

    @Test func fieldsOfEveryFormat() throws {
        let html = "<p>First <b>para</b>.</p><p>Second&nbsp;para.</p>"
        let text = "First para.\n\nSecond para."
        let json = try Readings("a.jsonl", holding: "{\"title\":\"A &amp; <i>B</i>\",\"author\":\"Ann &amp; Bo\",\"text\":\"\(html)\"}")
        #expect(json.articles.map(\.body) == [text])
        #expect(json.articles.map(\.title) == ["A & B"])
        #expect(json.articles.map(\.author) == ["Ann & Bo"])
        #expect(try Readings("a.csv", holding: "title,text\nT,\"\(html)\"\n").articles.map(\.body) == [text])
        #expect(
            try Readings(
                "a.trec", holding: "<DOC><DOCNO>1</DOCNO><TEXT>&lt;p&gt;First para.&lt;/p&gt;&lt;p&gt;Second para.&lt;/p&gt;</TEXT></DOC>"
            ).articles.map(\.body) == [text])
    }

    @Test(
        arguments: ["a.html", "a.htm", "a.txt", "a", "a.text", "a.html.copy", "a.md"], [ArticleFormat?.none, .page, .text, .plain, .html])
    func pagesUnderEveryName(_ name: String, _ format: ArticleFormat?) throws {
        let page = """
            <!-- saved from url=(0014)about:internet -->
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>Bridge - The Paper</title><meta property="og:title" content="Bridge &amp; ferry"><style>.x{}</style></head>
            <body><script>var bridge = "no"</script><h1>Bridge &amp; ferry</h1><p>The bridge closed on Monday after the engineers had found a crack in one of its piers, the city said.</p>
            <p>The ferry sails every ten minutes until the bridge opens again, which will take four weeks at least.</p></body></html>
            """
        var options = ReadingOptions()
        options.format = format
        let found = try Readings(name, holding: page, options)
        #expect(found.problems == [])
        let article = try #require(found.articles.first)
        #expect(article.title == "Bridge & ferry")
        #expect(article.body.contains("The bridge closed on Monday"))
        #expect(article.body.contains("The ferry sails"))
        #expect(!article.body.contains("<"))
        #expect(!article.body.contains("var "))
        #expect(!article.body.contains("{"))
    }

    @Test(arguments: ["a.json", "a.csv", "a.tsv", "a.trec"])
    func aPageUnderTheNameOfRecords(_ name: String) throws {
        let found = try Readings(
            name, holding: "<!DOCTYPE html><html><head><title>Not found</title></head><body><p>There is nothing here.</p></body></html>")
        #expect(found.articles.map(\.title) == ["Not found"])
        #expect(found.problems == [])
    }

    @Test func proseThatSpeaksOfTagsIsNoPage() throws {
        let text =
            "How to write a page\n\nBegin it with <html> and put the <b>bold</b> words into tags. That is all there is to say about it.\n"
        #expect(try Readings("a.txt", holding: text).articles.map(\.body).first?.contains("<b>bold</b>") == true)
    }

    /// What a parser could look through again and again.
    @Test(arguments: [
        "<div>", "<p>", "<b>", "</b>", "<b></i>", "<table><tr><td>", "<a href=\"", "<a href='x\">", "<!--", "<script>", "<![CDATA[", "&",
        "&amp;", "&#x", "<", "<p", "<li><ul>", "<b><p>", "`<b>", "</p>",
        "<form><select><option>", "<h1><a>", "<font size=1>x", "<svg><p>", "<title>", "<head><body>",
    ])
    func hostileMarkupIsReadInLinearTime(_ piece: String) {
        for (start, end) in [("", ""), ("<p>x</p>", ""), ("<br>", String(repeating: "</i>", count: 4000))] {
            _ = MarkupText.plain(start + String(repeating: piece, count: 4000) + end)
        }
    }

    @Test func mutatedMarkupNeverTraps() {
        var random = SeededGenerator(seed: FuzzTests.seed)
        let base = Array(
            "<!DOCTYPE html><div class=\"a\"><p>One <b>two</b> &amp; <a href='x'>three</a><!-- c --><script>x<y</script><table><tr><td>4<pre> 5\n</pre>"
                .utf8)
        let marks = Array("<>/!-\"'=&;#`[] \n".utf8)
        for _ in 0..<FuzzTests.rounds * 4 {
            var bytes = base
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                if Bool.random(using: &random) {
                    bytes.remove(at: at)
                } else {
                    bytes.insert(marks.randomElement(using: &random) ?? 0, at: at)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(MarkupText.plain(text).utf8.count <= text.utf8.count * 2 + 16)
        }
    }
}
