import LedeArticleIngest
import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

/// Pages that browsers save in one file: MHTML, and HTML with everything inside.
@Suite struct MHTMLTests {
    static func page(_ head: String, boundary: String = "----x----") -> String {
        """
        \(head)
        MIME-Version: 1.0
        Content-Type: multipart/related;
        \ttype="text/html";
        \tboundary="\(boundary)"


        --\(boundary)
        Content-Type: text/html
        Content-Transfer-Encoding: quoted-printable
        Content-Location: https://example.org/story

        <!DOCTYPE html><html><head><meta charset=3D"utf-8"><title>The Story</title></head><body><p>Text of the story, m=C3=A4=
        rz, long enough.</p></body></html>
        --\(boundary)
        Content-Type: text/css
        Content-Location: cid:css-1@mhtml.blink

        p {}
        --\(boundary)
        Content-Type: text/html
        Content-Location: https://example.org/frame

        <html><body>A frame.</body></html>
        --\(boundary)--

        """
    }

    private func read(_ text: String, _ name: String) throws -> (articles: [Article], passedOver: [PassedOver], problems: [RecordProblem]) {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: name)
        var source = ArticleSource(paths: [path])
        while source.next() != nil {}
        let readings = Readings([path])
        return (readings.articles, source.passedOver, readings.problems)
    }

    @Test(arguments: [
        (
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/story\nSubject: =?utf-8?Q?The=20Story?=\nDate: Mon, 3 Feb 2020 04:05:06 -0000",
            "saved"
        ),
        ("From: \"Saved by Internet Explorer 11\"\nSubject: The Story\nDate: Mon, 3 Feb 2020 04:05:06 -0000", "page"),
        ("Subject: x\nDate: Mon, 3 Feb 2020 04:05:06 -0000", "a.mht"),
    ])
    func aPageWithItsParts(_ head: String, _ name: String) throws {
        for text in [Self.page(head), Self.page(head).replacing("\n", with: "\r\n")] {
            let found = try read(text, name)
            let article = try #require(found.articles.first)
            #expect(found.articles.count == 1)
            #expect(found.problems == [])
            #expect(article.id == name)
            #expect(article.title == "The Story")
            #expect(article.url == "https://example.org/story")
            #expect(article.body == "Text of the story, märz, long enough.")
            #expect(article.date == "Mon, 3 Feb 2020 04:05:06 -0000")
            #expect(found.passedOver.map(\.reason) == [.savedPageParts, .mediaType("text/css")])
        }
    }

    @Test func aFileThatIsCut() throws {
        let text = Self.page("From: <Saved by Blink>\nDate: Mon, 3 Feb 2020 04:05:06 -0000")
        let cut = String(text[..<text.range(of: "rz, long")!.upperBound])
        #expect(try read(cut, "a.mhtml").articles.first?.title == "The Story")
        let none = try read("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nnothing", "a.mhtml")
        #expect(none.problems.map(\.reason) == ["an archive of a page without the page"])
    }

    @Test func everythingInside() throws {
        let data = String(repeating: "QUJD", count: 100_000)
        let html =
            "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://example.org/s \n--><head><title>Single</title><style>@font-face{src:url(data:font/woff2;base64,\(data))}</style></head>"
            + "<body><img src=\"data:image/png;base64,\(data)\"><p>The text of the page is here, and nothing of what lies inside it.</p></body></html>"
        let found = try read(html, "s.html")
        #expect(found.articles.map(\.body) == ["The text of the page is here, and nothing of what lies inside it."])
    }
}
