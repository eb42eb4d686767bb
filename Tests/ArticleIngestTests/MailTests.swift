import LedeArticleIngest
import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

/// Mail is read as articles: newsletters by their pages, the rest by its text.
@Suite struct MailTests {
    static let letter = """
        Return-Path: <bounce@example.org>
        From: =?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_M=C3=BCller?= <joerg@example.org>
        To: list@example.org
        Subject: =?UTF-8?B?TcOkcmt0ZSDigJQg?=
         =?UTF-8?B?ZGllIFdvY2hl?=
        Date: Mon, 03 Feb 2020 04:05:06 +0100
        Message-ID: <letter-1@example.org>
        List-Id: The Letter <letter.example.org>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="outer"

        This is for programs without MIME.
        --outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset=utf-8

        The plain text.
        --inner
        Content-Type: text/html; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        <html><head><meta charset=3D"utf-8"><title>Other</title></head><body><p>The text of the letter, m=E4rz, which =
        is long enough.</p></body></html>
        --inner--
        --outer
        Content-Type: image/png; name="i.png"
        Content-Disposition: attachment; filename="i.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --outer
        Content-Type: text/plain; charset=utf-8
        Content-Disposition: attachment; filename*=UTF-8''notes%20m%C3%A4rz.md

        # Notes

        Text of the notes.
        --outer
        Content-Type: message/rfc822

        From: Jane Doe <jane@example.org>
        Subject: Forwarded
        Message-ID: <inner@example.org>

        The inner text.
        --outer--
        """

    func read(_ bytes: [UInt8], _ name: String, _ options: ReadingOptions = ReadingOptions()) throws -> (
        articles: [Article], passedOver: [PassedOver.Reason], problems: [String]
    ) {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: name)
        var source = ArticleSource(paths: [path], options: options)
        while source.next() != nil {}
        let readings = Readings([path], options)
        var small = options
        small.limits.blockBytes = 5
        let again = Readings([path], small)
        #expect(again.articles == readings.articles)
        #expect(again.problems == readings.problems)
        return (
            readings.articles, source.passedOver.map(\.reason),
            readings.problems.map { $0.description.replacing(folder.path + "/", with: "") }
        )
    }

    func read(_ text: String, _ name: String = "a.eml") throws -> Article { try #require(try read(Array(text.utf8), name).articles.first) }

    @Test func aNewsletter() throws {
        let found = try read(Array(Self.letter.utf8), "saved")
        #expect(found.articles.map(\.id) == ["letter-1@example.org", "saved/notes märz.md", "inner@example.org"])
        let letter = try #require(found.articles.first)
        #expect(letter.title == "Märkte — die Woche")
        #expect(letter.author == "Jörg Müller")
        #expect(letter.date == "Mon, 03 Feb 2020 04:05:06 +0100")
        #expect(letter.body == "The text of the letter, märz, which is long enough.")
        #expect(letter.metadata.contains(Metadatum(name: "list", value: "The Letter")))
        #expect(found.articles[1].title == "Notes")
        #expect(found.articles[2].title == "Forwarded")
        #expect(found.articles[2].body == "The inner text.")
        #expect(found.passedOver == [.mediaType("image/png")])
        #expect(found.problems == [])
        // CRLF, as on the wire.
        let wire = try read(Array(Self.letter.replacing("\n", with: "\r\n").utf8), "saved")
        #expect(wire.articles.map(\.id) == found.articles.map(\.id))
        #expect(wire.articles[0].body == letter.body)
    }

    @Test(arguments: [
        ("=?ISO-2022-JP?B?GyRCRnxLXDhsGyhC?=", "日本語"), ("=?utf-8?B?5pel5pys6Kqe?=", "日本語"), ("=?utf-8?B?5pc=?=  =?utf-8?B?pQ==?=", "日"),
        ("=?iso-8859-1?Q?M=E4rz?= und =?iso-8859-1?q?Mai?=", "März und Mai"), ("=?utf-8*de?Q?a_b?=", "a b"), ("plain", "plain"),
        ("=?x?y", "=?x?y"), ("März", "März"),
        ("=?no-such-charset?Q?abc?=", "abc"), ("=?utf-8?Q??=", ""), ("2 =? 3", "2 =? 3"),
    ])
    func subjects(_ value: String, _ title: String) throws {
        let article = try read("From: a@b.org\nMessage-ID: <1@b>\nSubject: \(value)\n\nText.\n")
        #expect(article.title == title)
    }

    @Test(arguments: [
        ("Jane Doe <jane@example.org>", "Jane Doe"), ("\"Doe, Jane\" <jane@example.org>", "Doe, Jane"),
        ("jane@example.org", "jane@example.org"),
        ("<jane@example.org>", "jane@example.org"), ("jane@example.org (Jane Doe)", "Jane Doe"), ("Jane <j@x>, \"Joe\" <k@x>", "Jane, Joe"),
        ("=?utf-8?Q?J=C3=BCrgen=2C_Dr=2E?= <j@x>", "Jürgen, Dr."),
    ])
    func senders(_ value: String, _ author: String) throws {
        #expect(try read("From: \(value)\nMessage-ID: <1@b>\nSubject: s\n\nText.\n").author == author)
    }

    @Test func charsetsOfTexts() throws {
        func text(_ charset: String, _ bytes: [UInt8]) throws -> String {
            let head = "From: a@b.org\nMessage-ID: <1@b>\nSubject: s\nContent-Type: text/plain; charset=\(charset)\n\n"
            return try #require(try read(Array(head.utf8) + bytes, "a.eml").articles.first).body
        }
        #expect(try text("iso-8859-1", Array("m".utf8) + [0xE4] + Array("rz".utf8)) == "märz")
        #expect(try text("iso-8859-1", Array("märz".utf8)) == "märz")
        #expect(try text("utf-8", Array("m".utf8) + [0xE4] + Array("rz und mehr davon".utf8)) == "märz und mehr davon")
        #expect(try text("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42]) == "日本")
        #expect(try text("no-such", Array("märz".utf8)) == "märz")
    }

    @Test func flowedText() throws {
        let article = try read(
            "From: a@b.org\nMessage-ID: <1@b>\nSubject: s\nContent-Type: text/plain; format=flowed\n\nOne line that \ngoes on here.\n> quoted and \n> on\nThe end.\n-- \nJane\n"
        )
        #expect(article.body == "One line that goes on here.\n> quoted and on\nThe end.\n-- \nJane")
    }

    @Test func aMailbox() throws {
        let box = """
            From joerg@example.org Mon Feb  3 04:05:06 2020
            From: Jörg <joerg@example.org>
            Subject: One
            Message-ID: <1@example.org>

            The first text.

            From here on it goes: no separator, for it has no time.

            >From quoted
            >>From quoted twice

            From - Tue Feb 04 04:05:06 2020
            From: Jane <jane@example.org>
            Subject: Two
            Content-Length: 62

            The second text.

            From x Tue Feb 04 04:05:06 2020
            is a quote.

            From 123@xxx Wed Feb 05 04:05:06 +0000 2020
            From: Jane <jane@example.org>
            Subject: Three

            The third text.
            """
        let found = try read(Array(box.utf8), "box")
        #expect(found.problems == [])
        #expect(found.articles.map(\.title) == ["One", "Two", "Three"])
        #expect(found.articles[0].id == "1@example.org")
        #expect(found.articles[0].path == "box/1@example.org")
        #expect(found.articles[0].body.hasSuffix("From quoted\n>From quoted twice"))
        #expect(found.articles[1].body.hasSuffix("is a quote."))
        #expect(found.articles[2].id.hasPrefix("box/mail-"))
        // What is named by its content keeps its name when another goes.
        let rest = try read(Array(box[box.range(of: "From 123")!.lowerBound...].utf8), "box")
        #expect(rest.articles.map(\.id) == [found.articles[2].id])
    }

    @Test func foldersOfMessages() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.letter, to: "mail/cur/1580700000.M1P1.host:2,S")
        try folder.write("From: a@b.org\nSubject: New\nMessage-ID: <2@b>\n\nText.\n", to: "mail/new/1580700001.M1P1.host")
        #expect(Readings([folder.path + "/mail"]).articles.map(\.title) == ["Märkte — die Woche", "Notes", "Forwarded", "New"])
    }

    @Test func whatOnlyLooksLikeMailIsText() throws {
        for text in [
            "From: here\nTo: there\n\nA text.", "From here to there\n\nA text.", "Title: x\nDate: 2020-01-01\n\nA text.",
            "From the start\nFrom: x\n\nText",
        ] {
            let found = try read(Array(text.utf8), "a.txt")
            #expect(found.articles.map(\.body).first?.contains("ext") == true, "\(text)")
            #expect(found.articles.first?.author == nil, "\(text)")
        }
        var options = ReadingOptions()
        options.format = .plain
        #expect(try read(Array(Self.letter.utf8), "a.txt", options).articles.count == 1)
    }

    @Test func whatCannotBeReadIsNamed() throws {
        let encrypted =
            "From: a@b.org\nMessage-ID: <1@b>\nSubject: s\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nsecret\n--x--\n"
        #expect(try read(Array(encrypted.utf8), "a.eml").problems == ["a.eml: an encrypted mail is not read"])
        var options = ReadingOptions()
        options.limits.maxRecordBytes = 500
        let long = "From: a@b.org\nMessage-ID: <1@b>\nSubject: s\n\n" + String(repeating: "text ", count: 200)
        #expect(try read(Array(long.utf8), "a.eml", options).problems == ["a.eml: the mail is over the limit of 500 bytes (--max-record)"])
        let box =
            "From x Tue Feb 04 04:05:06 2020\n\(long)\n\nFrom x Tue Feb 04 04:05:06 2020\nFrom: a@b.org\nSubject: Two\nMessage-ID: <2@b>\n\nText.\n"
        let found = try read(Array(box.utf8), "box", options)
        #expect(found.articles.map(\.title) == ["Two"])
        #expect(found.problems == ["box: a mail is over the limit of 500 bytes"])
    }

    @Test func partsInOneAnotherEnd() throws {
        var text = "From: a@b.org\nMessage-ID: <1@b>\nSubject: s\n"
        for level in 0..<2000 { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        #expect(try read(Array(text.utf8), "a.eml").articles.isEmpty)
        let many =
            "From: a@b.org\nMessage-ID: <1@b>\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n"
            + String(repeating: "--b\n\nx\n", count: 5000)
        #expect(try read(Array(many.utf8), "a.eml").articles.count == 1)
    }
}
